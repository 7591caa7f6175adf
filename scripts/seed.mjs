const { TEST_SEED: seed } = process.env;

/** For vitest: property tests try the same examples at every run with the same `TEST_SEED`. Without one, each run tries new ones. */
export const seeded = seed === undefined ? {} : { provide: { seed: Number(seed) }, setupFiles: ["test/seed.ts"] };
