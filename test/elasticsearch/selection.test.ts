import { tries } from "../tries.ts";
import { inMemory } from "./in-memory.ts";
import { describeOwnFields } from "./own-fields.ts";
import { describeSelection } from "./selection.ts";

describeSelection(() => inMemory, { pairs: tries(50).numRuns });
describeOwnFields(() => inMemory, { pairs: tries(50).numRuns });
