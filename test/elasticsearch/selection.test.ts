import { inMemory } from "./in-memory.ts";
import { describeOwnFields } from "./own-fields.ts";
import { describeSelection } from "./selection.ts";

describeSelection(() => inMemory, { pairs: 100 });
describeOwnFields(() => inMemory, { pairs: 200 });
