import { inMemory } from "./in-memory.ts";
import { describeSelection } from "./selection.ts";

describeSelection(() => inMemory, { pairs: 100 });
