// All SQL statements. Values are bound, never part of a statement.

/** The version of the tables, which a database has as its `user_version`. */
export const version = 1;

// Ids have any size, so they are text; of two numbers without leading zeros the longer one is the larger.
export const schema: string = `
  CREATE TABLE run (
    repository TEXT NOT NULL,
    id_length INTEGER NOT NULL,
    id TEXT NOT NULL,
    branch TEXT,
    status TEXT,
    record TEXT NOT NULL,
    request TEXT,
    UNIQUE (repository, id_length, id)
  ) STRICT;
  CREATE INDEX run_by_branch ON run (repository, branch, id_length, id);
  CREATE INDEX run_by_status ON run (repository, status, id_length, id);
  PRAGMA user_version = ${version};
`;

export const insert = `
  INSERT OR REPLACE INTO run (repository, id_length, id, branch, status, record, request) VALUES (?, ?, ?, ?, ?, ?, ?)`;
export const newestId = "SELECT id FROM run WHERE repository = ? ORDER BY id_length DESC, id DESC LIMIT 1";

/**
 * The runs of a repository below an id, the highest first. Those that the conditions exclude come without their record, so that each
 * step reads one run, however few match. The conditions are fixed texts as well: their values are bound.
 */
export const runsBelow = (index: string, others: string): string => `
  SELECT id, CASE WHEN ${others} THEN record END AS record
  FROM run WHERE repository = ? AND ${index} AND (id_length, id) < (?, ?)
  ORDER BY id_length DESC, id DESC`;
