/** What `npm test` leaves to `npm run test:all`: each takes minutes. */
export const slowTests = [
  "test/browser/",
  "test/exhaustive",
  "test/package/",
  "test/pathological/",
  "test/peers/",
  "test/recipes/",
  "test/scale/",
];

/** Databases that `npm run test:engines` installs and starts. */
export const serverTests = "test/engines/servers/";
