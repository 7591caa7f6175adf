/** What `npm test` leaves to `npm run test:all`: each takes minutes. */
export const slowFolders = ["test/browser", "test/package", "test/pathological", "test/peers"];

/** Laws, which `npm run test:all` tries ten times as often. */
export const lawFolders = ["test/laws", "test/fuzz"];
