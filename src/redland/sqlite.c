/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/sqlite.h"

#include "base/buf.h"
#include "redland/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { patience = 5000 /* milliseconds to wait for another process */ };

/* How every SQLite 3 file begins, its NUL included. */
static const char magic[] = "SQLite format 3";

/* librdf looks nodes up by text and never asks whether a quad is there. */
static const char indexes[] =
  "BEGIN IMMEDIATE;"
  "CREATE INDEX IF NOT EXISTS ess_text ON literals (text);"
  "CREATE INDEX IF NOT EXISTS ess_blank ON blanks (blank);"
  "CREATE INDEX IF NOT EXISTS ess_graph ON triples (contextUri);"
  "CREATE INDEX IF NOT EXISTS ess_quad ON triples (subjectUri,"
  "  subjectBlank, predicateUri, objectUri, objectBlank, objectLiteral,"
  "  contextUri);"
  "CREATE TRIGGER IF NOT EXISTS ess_once BEFORE INSERT ON triples"
  "  WHEN EXISTS (SELECT 1 FROM triples WHERE"
  "    subjectUri IS NEW.subjectUri AND"
  "    subjectBlank IS NEW.subjectBlank AND"
  "    predicateUri IS NEW.predicateUri AND"
  "    objectUri IS NEW.objectUri AND"
  "    objectBlank IS NEW.objectBlank AND"
  "    objectLiteral IS NEW.objectLiteral AND"
  "    contextUri IS NEW.contextUri)"
  "  BEGIN SELECT RAISE(IGNORE); END;"
  "COMMIT;";

/* Zero if all is well: tables missing, or statements in no graph, which
   librdf's sqlite reads back as being in the graph read before them. */
static const char faults[] =
  "SELECT (SELECT count(*) <> 4 FROM sqlite_master WHERE type = 'table' AND"
  "  name IN ('triples', 'uris', 'blanks', 'literals'))"
  " OR EXISTS (SELECT 1 FROM triples WHERE contextUri IS NULL)";

static enum ess_status
fail(struct ess_log *log, const char *path, const char *hint,
     const char *what, const char *why)
{
  const struct ess_place place = {path, 0, 0, {NULL, 0}};
  return ess_fail(log, ESS_IO, &place, hint, "%s: %s", what, why);
}

static enum ess_status
fail_sqlite(struct ess_log *log, const char *path, sqlite3 *db)
{
  const int code = db ? sqlite3_errcode(db) : SQLITE_NOMEM;
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    return fail(log, path, "try again when it is done", "the store is busy",
                "another process is writing to it");
  }
  return fail(log, path, NULL, "not a store that can be used",
              sqlite3_errstr(code));
}

/* The first bytes, before SQLite is let near: it would lock or, if the file
   is empty, take it for a new database. */
static enum ess_status
check_magic(const char *path, struct ess_log *log)
{
  char head[sizeof magic] = {0};
  struct stat st;
  const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  const bool opened = fd >= 0 && fstat(fd, &st) == 0;
  const bool regular = opened && S_ISREG(st.st_mode);
  const ssize_t n = regular ? read(fd, head, sizeof head) : 0;
  const int error = errno;

  if (fd >= 0) {
    (void)close(fd);
  }
  if (!opened) {
    return fail(log, path,
                error == ENOENT ? "make one with: essaim load FILE" : NULL,
                "cannot open the store", strerror(error));
  }
  if (n != sizeof head || memcmp(head, magic, sizeof magic) != 0) {
    return fail(log, path, "give another path to --store", "not a store",
                "not an SQLite database");
  }
  return ESS_OK;
}

static enum ess_status
check_tables(sqlite3 *db, const char *path, struct ess_log *log)
{
  sqlite3_stmt *query = NULL;
  enum ess_status st = ESS_OK;
  int rc = sqlite3_prepare_v2(db, faults, -1, &query, NULL);

  if (rc == SQLITE_OK) {
    rc = sqlite3_step(query);
  }
  if (rc == SQLITE_ROW && sqlite3_column_int(query, 0) != 0) {
    st = fail(log, path, "load the data anew into a store of essaim",
              "not a store", "it holds statements outside any graph");
  } else if (rc == SQLITE_ERROR) {
    st = fail(log, path, "give another path to --store", "not a store",
              "an SQLite database without librdf's tables");
  } else if (rc != SQLITE_ROW) {
    st = fail_sqlite(log, path, db);
  }
  (void)sqlite3_finalize(query);
  return st;
}

static enum ess_status
open_db(const char *path, int flags, sqlite3 **ret, struct ess_log *log)
{
  const int rc = sqlite3_open_v2(path, ret, flags, NULL);
  if (rc != SQLITE_OK) {
    return fail_sqlite(log, path, *ret);
  }
  (void)sqlite3_busy_timeout(*ret, patience);
  return ESS_OK;
}

enum ess_status
ess_sqlite_check(const char *path, struct ess_log *log)
{
  sqlite3 *db = NULL;
  enum ess_status st = check_magic(path, log);

  /* Not read-only: what a killed process left may have to be rolled back. */
  if (st == ESS_OK) {
    st = open_db(path, SQLITE_OPEN_READWRITE, &db, log);
  }
  if (st == ESS_OK) {
    st = check_tables(db, path, log);
  }
  (void)sqlite3_close(db);
  return st;
}

enum ess_status
ess_sqlite_index(const char *path, struct ess_log *log)
{
  sqlite3 *db = NULL;
  enum ess_status st = open_db(path, SQLITE_OPEN_READWRITE, &db, log);

  if (st == ESS_OK &&
      sqlite3_exec(db, indexes, NULL, NULL, NULL) != SQLITE_OK) {
    st = fail_sqlite(log, path, db);
  }
  (void)sqlite3_close(db);
  return st;
}

/* librdf knows best what its tables look like: let it make them. */
static enum ess_status
make_tables(struct ess_world *world, const char *path)
{
  librdf_storage *storage = librdf_new_storage(
    world->rdf, "sqlite", path, "new='yes',synchronous='full'");
  librdf_model *model =
    storage ? librdf_new_model(world->rdf, storage, NULL) : NULL;
  const bool made = model != NULL;

  librdf_free_model(model);
  librdf_free_storage(storage);
  return made ? ESS_OK
              : fail(world->log, path, "is librdf-storage-sqlite installed?",
                     "cannot make the store", "librdf refuses");
}

/* The journal of a store that is gone would be played into the new one. */
static void
drop_journal(const char *path)
{
  struct ess_buf journal = {0};

  ess_buf_printf(&journal, "%s-journal", path);
  if (journal.status == ESS_OK && access(path, F_OK) != 0) {
    (void)unlink(journal.data);
  }
  ess_buf_clear(&journal);
}

/* link() unlike rename() never replaces a store that came in between. */
static enum ess_status
settle(const char *from, const char *path, struct ess_log *log)
{
  drop_journal(path);
  if (link(from, path) == 0 || errno == EEXIST) {
    return ESS_OK;
  }
  return fail(log, path, NULL, "cannot make the store", strerror(errno));
}

enum ess_status
ess_sqlite_make(struct ess_world *world, const char *path)
{
  struct ess_buf aside = {0};
  enum ess_status st = ESS_OK;

  ess_buf_printf(&aside, "%s.XXXXXX", path);
  if (aside.status != ESS_OK) {
    return aside.status;
  }
  const int fd = mkstemp(aside.data);
  if (fd < 0) {
    st = fail(world->log, path,
              errno == ENOENT ? "make the folder first" : NULL,
              "cannot make the store", strerror(errno));
  } else {
    (void)close(fd);
    st = make_tables(world, aside.data);
    st = st ? st : ess_sqlite_index(aside.data, world->log);
    st = st ? st : settle(aside.data, path, world->log);
    (void)unlink(aside.data);
  }
  ess_buf_clear(&aside);
  return st;
}
