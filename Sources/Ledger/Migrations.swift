import GRDB

/// The ledger's tables, version by version; a released version is never changed, only followed.
enum Migrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: documents, sources, readings, runs") { db in
      try db.execute(sql: first)
    }
    return migrator
  }

  /// The tables of version 1.
  ///
  /// Times are seconds since 1970, for people to read and to forget what is long unused; what is done is
  /// never told by them, since a clock may be set back. Keys are SHA-256, fingerprints half of one.
  private static let first = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      started REAL NOT NULL, ended REAL,
      host TEXT NOT NULL, pid INTEGER NOT NULL, version TEXT NOT NULL,
      pipeline TEXT NOT NULL, inputs TEXT NOT NULL,
      exitCode INTEGER,
      done INTEGER NOT NULL DEFAULT 0, partial INTEGER NOT NULL DEFAULT 0,
      failed INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
      waiting INTEGER NOT NULL DEFAULT 0, held INTEGER NOT NULL DEFAULT 0,
      pagesRead INTEGER NOT NULL DEFAULT 0, pagesKept INTEGER NOT NULL DEFAULT 0,
      pagesFailed INTEGER NOT NULL DEFAULT 0, edits INTEGER NOT NULL DEFAULT 0,
      seconds REAL NOT NULL DEFAULT 0
    );

    -- What became of each document, by the name of its outputs.
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      path TEXT NOT NULL, kind TEXT NOT NULL,
      -- Of the name and of what the file system says of the files.
      fingerprint BLOB NOT NULL,
      size INTEGER NOT NULL, modified REAL NOT NULL,
      -- Of the files' bytes; none where they could not be read.
      content BLOB,
      readingKey BLOB NOT NULL, textKey BLOB NOT NULL,
      formats TEXT NOT NULL,
      outcome TEXT NOT NULL,
      cause TEXT, message TEXT, isTransient INTEGER NOT NULL DEFAULT 0,
      attempts INTEGER NOT NULL DEFAULT 0, failingSince REAL,
      pages INTEGER NOT NULL, pagesFailed INTEGER NOT NULL, edits INTEGER NOT NULL,
      confidence REAL,
      seconds REAL NOT NULL,
      run INTEGER NOT NULL, finished REAL NOT NULL
    );
    CREATE INDEX document_outcome ON document(outcome) WHERE outcome <> 'done';

    CREATE TABLE pageFailure (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      page INTEGER NOT NULL, cause TEXT NOT NULL, message TEXT NOT NULL,
      isTransient INTEGER NOT NULL,
      PRIMARY KEY (document, page)
    ) WITHOUT ROWID;

    -- A file as a way of reading sees it: how many pages it has.
    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      content BLOB NOT NULL, kind TEXT NOT NULL, readingKey BLOB NOT NULL,
      pages INTEGER NOT NULL, notes TEXT NOT NULL,
      used REAL NOT NULL,
      UNIQUE (content, kind, readingKey)
    );

    CREATE INDEX source_used ON source(used);

    -- Which files' readings a document was made of.
    CREATE TABLE documentSource (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
      PRIMARY KEY (document, source)
    ) WITHOUT ROWID;
    CREATE INDEX documentSource_source ON documentSource(source);

    -- What was read on a page; page counts from 0 in its file, turns is -1 where the page decided.
    CREATE TABLE reading (
      source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
      page INTEGER NOT NULL, turns INTEGER NOT NULL,
      failure TEXT,
      run INTEGER NOT NULL, seconds REAL NOT NULL,
      data BLOB NOT NULL,
      PRIMARY KEY (source, page, turns)
    );
    """
}
