/** As grep has it: 0 found, 1 none, 2 trouble. */
export type ExitCode = 0 | 1 | 2;
