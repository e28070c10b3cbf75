/** Raised with every change that older programs cannot read. */
export const formatVersion = 1

/**
 * Keyword columns are analysed keys joined by spaces and hold no text of their own (`content=''`): the text is
 * stored once, in the item's JSON. `remove_diacritics 0` because keys are folded already.
 */
export const schema = `
CREATE TABLE IF NOT EXISTS manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS documents (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  url TEXT,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  municipality TEXT,
  body TEXT,
  date TEXT,
  municipality_key TEXT NOT NULL,
  body_key TEXT NOT NULL,
  meeting TEXT NOT NULL,
  indexed_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_by_sha256 ON documents (sha256);

-- What became of each file that was read: the code of its error, or how often the parser was in doubt.
CREATE TABLE IF NOT EXISTS reports (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  error TEXT,
  doubts INTEGER NOT NULL
) WITHOUT ROWID;

-- Items that are gone and were not stored again: their addresses say so, and feeds tell their readers.
CREATE TABLE IF NOT EXISTS withdrawn (id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS items (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  title TEXT NOT NULL,
  case_key TEXT,
  kle TEXT,
  kind TEXT NOT NULL,
  outcome TEXT,
  closed INTEGER NOT NULL,
  attachments INTEGER NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS items_by_document ON items (document);
CREATE INDEX IF NOT EXISTS items_by_case ON items (case_key);

CREATE TABLE IF NOT EXISTS passages (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  section TEXT NOT NULL,
  heading TEXT,
  text TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  -- What is embedded, and its hash; null for a passage that is found by words only.
  embedding_input TEXT,
  hash TEXT,
  vector INTEGER REFERENCES vectors (id)
);
CREATE INDEX IF NOT EXISTS passages_by_item ON passages (item);
CREATE INDEX IF NOT EXISTS passages_waiting ON passages (id) WHERE vector IS NULL AND hash IS NOT NULL;
CREATE INDEX IF NOT EXISTS passages_by_hash ON passages (hash);

CREATE TABLE IF NOT EXISTS vectors (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE,
  vector BLOB NOT NULL,
  bits BLOB NOT NULL
);

CREATE VIRTUAL TABLE IF NOT EXISTS item_terms USING fts5 (
  title, title_parts, decision, text, parts,
  content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE IF NOT EXISTS passage_terms USING fts5 (
  text, parts, surface,
  content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE IF NOT EXISTS item_vocabulary USING fts5vocab ('item_terms', 'col');
CREATE VIRTUAL TABLE IF NOT EXISTS passage_vocabulary USING fts5vocab ('passage_terms', 'col');
`
