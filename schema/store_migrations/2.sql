-- Version 2: a store keeps its user's actors and what it needs to read its documents again.
CREATE TABLE readings (
  document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  blocks   TEXT NOT NULL,                       -- what of the text is read: '0-20t 25-310', t for a title
  actors   TEXT NOT NULL                        -- hash of the tables in actor_tables with which it was read; empty without any
) STRICT;
CREATE INDEX readings_by_actors ON readings(actors);
CREATE TABLE actor_tables (                     -- the user's own actors, as the files were that gave them
  name TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
