/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/extent.h"

#include "store/trouble.h"
#include "store/writer.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file as it is and as it should be. */
struct extent {
  int fd;
  uint64_t page;   /* bytes of one */
  uint64_t bytes;  /* that are there */
  uint64_t needed; /* bytes up to the end of the last page */
};

static int
measure(MDB_env *mdb, struct extent *ret)
{
  MDB_envinfo info;
  MDB_stat stat;
  struct stat st;
  int rc = mdb_env_get_fd(mdb, &ret->fd);

  rc = rc ? rc : mdb_env_info(mdb, &info);
  rc = rc ? rc : mdb_env_stat(mdb, &stat);
  if (rc == 0) {
    rc = fstat(ret->fd, &st) == 0 ? 0 : errno;
  }
  if (rc == 0) {
    ret->page = stat.ms_psize;
    ret->bytes = (uint64_t)st.st_size;
    ret->needed = ((uint64_t)info.me_last_pgno + 1) * stat.ms_psize;
  }
  return rc;
}

static bool
is_short(const struct extent *e)
{
  return e->bytes < e->needed;
}

void
ess_extent_mend(MDB_env *mdb)
{
  struct extent e;
  if (measure(mdb, &e) == 0 && is_short(&e)) {
    /* If not, the next one who opens it will have to look. */
    (void)!ftruncate(e.fd, (off_t)e.needed);
  }
}

/* How many of the `n` numbers at `list` are of missing pages. LMDB keeps
   them without alignment to speak of. */
static uint64_t
count_missing(const char *list, size_t n, const struct extent *e)
{
  uint64_t count = 0;
  for (size_t i = 0; i < n; ++i) {
    size_t number = 0;
    memcpy(&number, list + i * sizeof number, sizeof number);
    count += number >= e->bytes / e->page && number < e->needed / e->page;
  }
  return count;
}

/* Count the missing pages that the list of free pages has. Its database is
   LMDB's first one: for each transaction, how many pages it freed, and
   which. */
static int
count_free(MDB_txn *txn, const struct extent *e, uint64_t *ret)
{
  MDB_cursor *cursor = NULL;
  MDB_val key;
  MDB_val value;
  int rc = mdb_cursor_open(txn, 0, &cursor);

  *ret = 0;
  while (rc == 0) {
    rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT);
    if (rc == 0 && value.mv_size >= sizeof(size_t)) {
      const char *bytes = value.mv_data;
      *ret += count_missing(bytes + sizeof(size_t),
                            value.mv_size / sizeof(size_t) - 1, e);
    }
  }
  mdb_cursor_close(cursor);
  return rc == MDB_NOTFOUND ? 0 : rc;
}

/* True if every missing page is free. The file has its length meanwhile, so
   that a page of the list that is missing itself is empty, and no signal. */
static bool
are_free(MDB_env *mdb, const struct extent *e)
{
  MDB_txn *txn = NULL;
  uint64_t n = 0;
  int rc = mdb_txn_begin(mdb, NULL, MDB_RDONLY, &txn);

  if (rc == 0) {
    rc = count_free(txn, e, &n);
    mdb_txn_abort(txn);
  }
  return rc == 0 && n == e->needed / e->page - e->bytes / e->page;
}

static enum ess_status
refuse(const struct ess_home *home, struct ess_log *log)
{
  return ess_trouble_say(
    log, home->path,
    "restore a backup, or load the data anew into another folder", "damaged",
    "the file of the store has been cut off");
}

/* With the lock of the writer, so that nobody else changes the length. */
static enum ess_status
mend_or_refuse(MDB_env *mdb, const struct ess_home *home,
               struct ess_log *log)
{
  struct extent e;

  if (measure(mdb, &e) != 0 || !is_short(&e)) {
    return ESS_OK;
  }
  if (ftruncate(e.fd, (off_t)e.needed) != 0) {
    return refuse(home, log);
  }
  if (!are_free(mdb, &e)) {
    (void)!ftruncate(e.fd, (off_t)e.bytes);
    return refuse(home, log);
  }
  return ESS_OK;
}

enum ess_status
ess_extent_check(MDB_env *mdb, const struct ess_home *home, bool writable,
                 struct ess_log *log)
{
  struct ess_log quiet = {0};
  struct extent e;
  int fd = -1;
  enum ess_status st = ESS_OK;

  if (measure(mdb, &e) != 0 || !is_short(&e)) {
    return ESS_OK;
  }
  if (!writable) {
    return refuse(home, log);
  }
  /* Who has the lock looked when he opened it, and will mend it. */
  if (ess_writer_take(home, 0, &fd, &quiet) == ESS_OK) {
    st = mend_or_refuse(mdb, home, log);
  }
  ess_writer_release(fd);
  return st;
}
