-- The store: one SQLite file. Truth are the documents and the mentions in them, whole or not at all; merged events are
-- computed from all mentions, so that neither order nor history of the store can be seen in them.
-- Version of this form: PRAGMA user_version, kStoreVersion in graph/store/migrations.cc. A change here needs a migration in schema/store_migrations.
-- Days are ISO texts (2021-12-22), spans half-open byte ranges of the document's text, lists of codes are separated by blanks.

CREATE TABLE documents (
  document   INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL DEFAULT '',
  url        TEXT NOT NULL DEFAULT '',
  publisher  TEXT NOT NULL DEFAULT '',
  published  TEXT,                              -- day of publication (DCT)
  text       TEXT NOT NULL DEFAULT '',          -- as it was read; empty for imported records
  input      TEXT NOT NULL DEFAULT '',          -- hash of what its reading depends on: a resumed run skips what has not changed
  extraction TEXT NOT NULL,                     -- hash of what was found: the same again changes nothing
  signature  INTEGER REFERENCES signatures      -- NULL where there is no text to compare
) STRICT;
CREATE INDEX documents_by_signature ON documents(signature);
CREATE INDEX documents_by_publication ON documents(published);

-- What reading a document again takes, beside its text. Absent for imported records.
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

-- Near-duplicate texts: MinHash over word shingles. Texts alike enough stand in one cluster, whose label means nothing by itself.
CREATE TABLE signatures (
  signature INTEGER PRIMARY KEY,
  minima    BLOB NOT NULL UNIQUE,
  cluster   INTEGER NOT NULL
) STRICT;
CREATE INDEX signatures_by_cluster ON signatures(cluster);
CREATE TABLE signature_bands (
  band      INTEGER NOT NULL,
  hash      INTEGER NOT NULL,
  signature INTEGER NOT NULL REFERENCES signatures ON DELETE CASCADE,
  PRIMARY KEY (band, hash, signature)
) STRICT, WITHOUT ROWID;
CREATE INDEX signature_bands_by_signature ON signature_bands(signature);

CREATE TABLE sentences (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  number   INTEGER NOT NULL,                    -- from 0
  "begin"  INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  reason   TEXT NOT NULL DEFAULT '',            -- why nothing was coded; empty if something was
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

-- Entities have an id and nothing else: name, kind and codes are what most mentions say (actors, participants).
CREATE TABLE entities (
  entity INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE                   -- country:RUS
) STRICT;
CREATE TABLE actors (                           -- the facts that mentions state of an entity, each combination once
  actor    INTEGER PRIMARY KEY,
  entity   INTEGER NOT NULL REFERENCES entities,
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  code     TEXT NOT NULL,
  sectors  TEXT NOT NULL,
  wikidata TEXT NOT NULL,
  UNIQUE (entity, name, kind, code, sectors, wikidata)
) STRICT;
CREATE TABLE actor_sets (                       -- who acts together, or is acted on together
  actor_set INTEGER PRIMARY KEY,
  members   TEXT NOT NULL UNIQUE                -- ids of the entities in order, separated by newlines; empty for nobody
) STRICT;
CREATE TABLE actor_set_members (
  actor_set INTEGER NOT NULL REFERENCES actor_sets ON DELETE CASCADE,
  entity    INTEGER NOT NULL REFERENCES entities,
  PRIMARY KEY (actor_set, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_set_members_by_entity ON actor_set_members(entity);

CREATE TABLE evidence (
  evidence INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  "begin"  INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_document ON evidence(document);
CREATE VIRTUAL TABLE evidence_text USING fts5(text, content='evidence', content_rowid='evidence', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER evidence_inserted AFTER INSERT ON evidence BEGIN
  INSERT INTO evidence_text(rowid, text) VALUES (new.evidence, new.text);
END;
CREATE TRIGGER evidence_deleted AFTER DELETE ON evidence BEGIN
  INSERT INTO evidence_text(evidence_text, rowid, text) VALUES ('delete', old.evidence, old.text);
END;

-- What one sentence reports. Rows of a document are never changed, only put and removed together; their order is that of the text.
CREATE TABLE mentions (
  mention      INTEGER PRIMARY KEY,
  id           TEXT NOT NULL,
  document     INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence     INTEGER NOT NULL,
  evidence     INTEGER NOT NULL REFERENCES evidence,
  actors       INTEGER NOT NULL REFERENCES actor_sets,
  targets      INTEGER NOT NULL REFERENCES actor_sets,
  type         TEXT,                            -- PLOVER type; NULL where the ontology does not cover the predicate
  modes        TEXT NOT NULL,
  contexts     TEXT NOT NULL,
  cameo        TEXT NOT NULL,
  lemma        TEXT NOT NULL,
  action       TEXT NOT NULL,
  "begin"      INTEGER NOT NULL,                -- head piece of the action
  "end"        INTEGER NOT NULL,
  pieces       TEXT NOT NULL,                   -- '20-28 40-49'
  first        TEXT,                            -- NULL: open or unknown
  last         TEXT,
  granularity  TEXT NOT NULL,
  basis        TEXT NOT NULL,
  date_text    TEXT NOT NULL,
  date_begin   INTEGER,
  date_end     INTEGER,
  timex        TEXT NOT NULL,
  location     TEXT,                            -- JSON as in event.schema.json
  negated      INTEGER NOT NULL,
  future       INTEGER NOT NULL,
  hypothetical INTEGER NOT NULL,
  historical   INTEGER NOT NULL,
  counts       TEXT,                            -- JSON as in event.schema.json
  confidence   REAL NOT NULL,
  explanation  TEXT,                            -- JSON as in event.schema.json
  wording      INTEGER NOT NULL,                -- hash of the evidence's words; 0 where they are too few to tell a copy
  coding       TEXT NOT NULL                    -- hash of evidence and coding: what a correction names
) STRICT;
CREATE INDEX mentions_by_document ON mentions(document);
CREATE INDEX mentions_by_evidence ON mentions(evidence);
CREATE INDEX mentions_by_actors ON mentions(actors);
CREATE INDEX mentions_by_targets ON mentions(targets);
CREATE INDEX mentions_by_date ON mentions(first, last);
CREATE INDEX mentions_by_coding ON mentions(coding);

CREATE TABLE participants (
  mention  INTEGER NOT NULL REFERENCES mentions ON DELETE CASCADE,
  role     INTEGER NOT NULL,                    -- 0 actor, 1 target, 2 who reports it
  position INTEGER NOT NULL,                    -- from 0
  actor    INTEGER NOT NULL REFERENCES actors,
  text     TEXT NOT NULL,                       -- words that name it; empty if inferred
  "begin"  INTEGER,
  "end"    INTEGER,
  PRIMARY KEY (mention, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_actor ON participants(actor);

CREATE TABLE relations (
  relation      INTEGER PRIMARY KEY,
  document      INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence      INTEGER NOT NULL,
  evidence      INTEGER NOT NULL REFERENCES evidence,
  subject       INTEGER NOT NULL REFERENCES actors,
  subject_text  TEXT NOT NULL,
  subject_begin INTEGER,
  subject_end   INTEGER,
  name          TEXT NOT NULL,                  -- 'foreign minister of'
  object        INTEGER NOT NULL REFERENCES actors,
  object_text   TEXT NOT NULL,
  object_begin  INTEGER,
  object_end    INTEGER,
  first         TEXT,
  last          TEXT,
  granularity   TEXT NOT NULL,
  basis         TEXT NOT NULL,
  date_text     TEXT NOT NULL,
  date_begin    INTEGER,
  date_end      INTEGER,
  timex         TEXT NOT NULL,
  confidence    REAL NOT NULL,
  explanation   TEXT,
  wording       INTEGER NOT NULL
) STRICT;
CREATE INDEX relations_by_document ON relations(document);
CREATE INDEX relations_by_evidence ON relations(evidence);
CREATE INDEX relations_by_subject ON relations(subject);
CREATE INDEX relations_by_object ON relations(object);

-- Corrections are data of their own: they are applied when mentions are read and outlive every rebuild of the documents.
CREATE TABLE corrections (
  correction INTEGER PRIMARY KEY,               -- applied in this order
  kind       TEXT NOT NULL,                     -- 'merge', 'split' or 'rename' an entity, 'reject' or 'recode' an event
  subject    TEXT NOT NULL,                     -- entity id; for events the id that was corrected
  value      TEXT NOT NULL,                     -- entity id to merge into or to split off, new name, new type with modes
  detail     TEXT NOT NULL DEFAULT '',          -- split: the words that name the other entity
  who        TEXT NOT NULL,
  made_at    TEXT NOT NULL
) STRICT;
CREATE TABLE corrected_codings (                -- which codings a correction of an event is about (mentions.coding)
  correction INTEGER NOT NULL REFERENCES corrections ON DELETE CASCADE,
  coding     TEXT NOT NULL,
  PRIMARY KEY (correction, coding)
) STRICT, WITHOUT ROWID;

-- What filled the store. Times and counts stay here: exports hold neither.
CREATE TABLE runs (
  run       INTEGER PRIMARY KEY,
  started   TEXT NOT NULL,
  finished  TEXT,                               -- NULL: killed or still running
  program   TEXT NOT NULL,                      -- version
  data      TEXT NOT NULL,                      -- hash of the knowledge files
  options   TEXT NOT NULL,                      -- JSON
  documents INTEGER NOT NULL DEFAULT 0,
  failed    INTEGER NOT NULL DEFAULT 0,
  sentences INTEGER NOT NULL DEFAULT 0,
  coded     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE run_reasons (
  run       INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  reason    TEXT NOT NULL,
  sentences INTEGER NOT NULL,
  PRIMARY KEY (run, reason)
) STRICT, WITHOUT ROWID;
