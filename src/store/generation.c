/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/generation.h"

#include "store/extent.h"
#include "store/trouble.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Readers at one time, and the bytes of the table that has them all: LMDB
   takes as many as fit into the file that it finds. Databases of later
   versions have room. */
enum { max_readers = 1024, lock_bytes = 68 << 10, max_dbs = 32 };

/* What is reserved at most, and what a file shall be able to grow by if the
   address space is scarce. */
static const size_t most_reserved =
  sizeof(size_t) > 4 ? (size_t)1 << (sizeof(size_t) > 4 ? 40 : 0)
                     : (size_t)1 << 30;
static const size_t least_growth = (size_t)64 << 20;

static const char cannot_open[] = "cannot open the store";

static const struct {
  const char *name;
  unsigned flags;
} databases[ESS_DB_COUNT] = {
  [ESS_DB_META] = {"meta", 0},
  [ESS_DB_TERMS] = {"terms", 0},
  [ESS_DB_HASHES] = {"hashes", MDB_DUPSORT | MDB_DUPFIXED},
  [ESS_DB_STATISTICS] = {"statistics", 0},
  [ESS_DB_SPOG] = {"spog", 0},
  [ESS_DB_POSG] = {"posg", 0},
  [ESS_DB_OSPG] = {"ospg", 0},
  [ESS_DB_PSOG] = {"psog", 0},
  [ESS_DB_GSPO] = {"gspo", 0},
  [ESS_DB_GPOS] = {"gpos", 0},
  [ESS_DB_GOSP] = {"gosp", 0},
};

static char format_key[] = "format";

const char *
ess_env_db_name(enum ess_db db)
{
  return databases[db].name;
}

MDB_dbi
ess_env_db(const struct ess_env *env, enum ess_db db)
{
  enum { first = 2 /* 0 and 1 are LMDB's own */ };
  (void)env;
  return (MDB_dbi)first + (MDB_dbi)db;
}

/* True if so much address space is there. */
static bool
is_there(size_t size)
{
  void *at = mmap(NULL, size, PROT_NONE,
                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return at != MAP_FAILED && munmap(at, size) == 0;
}

/* The size of the map for a file of `used` bytes: as much as there is, but
   leave as much again to the rest of the process. */
static size_t
reserve(size_t used)
{
  const size_t least = used + used / 4 + least_growth;
  size_t size = most_reserved;

  while (size > least && !is_there(size + size)) {
    size /= 2;
  }
  return size > least ? size : least;
}

/* The table of readers is mapped to be written: on a full disk a page of it
   that is not there yet would be a signal instead of an error. It must not
   be opened once LMDB has it open: to close it would end LMDB's locks. */
static int
allocate_lock(const char *path)
{
  struct stat st;
  int error = 0;
  const int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

  if (fd < 0) {
    return 0; /* LMDB will say so, if it matters */
  }
  if (fstat(fd, &st) == 0 && (st.st_size == 0 || st.st_size == lock_bytes) &&
      st.st_blocks * 512 < lock_bytes &&
      fallocate(fd, 0, 0, lock_bytes) != 0 && errno != EOPNOTSUPP) {
    error = errno;
  }
  (void)close(fd);
  return error;
}

static int
open_mdb(struct ess_generation *g, const char *path, unsigned flags,
         size_t size)
{
  int rc = mdb_env_create(&g->mdb);

  if (rc == 0) {
    (void)mdb_env_set_maxdbs(g->mdb, max_dbs);
    (void)mdb_env_set_maxreaders(g->mdb, max_readers);
    (void)mdb_env_set_userctx(g->mdb, g);
    rc = mdb_env_set_mapsize(g->mdb, size);
  }
  if (rc == 0) {
    rc = mdb_env_open(g->mdb, path, flags | MDB_NOSUBDIR | MDB_NOTLS, 0666);
  }
  if (rc != 0) {
    mdb_env_close(g->mdb);
    g->mdb = NULL;
  }
  return rc;
}

static bool
is_denial(int rc)
{
  return rc == EACCES || rc == EPERM || rc == EROFS;
}

/* To write; else to read; else without a place in the table of readers. */
static int
open_as_permitted(struct ess_generation *g, const char *path,
                  unsigned flags, size_t used)
{
  static const unsigned ways[] = {0, MDB_RDONLY, MDB_RDONLY | MDB_NOLOCK};
  const size_t n = sizeof ways / sizeof ways[0];
  int rc = EACCES;

  for (size_t i = 0; i < n && is_denial(rc); ++i) {
    rc = open_mdb(g, path, flags | ways[i], reserve(used));
    g->denied = is_denial(rc) && i == 0 ? rc : g->denied;
  }
  return rc;
}

/* Open the file at `path`, with its lock beside it. */
static int
open_file(struct ess_generation *g, const char *path,
          enum ess_generation_mode mode)
{
  struct stat st = {0};
  struct ess_buf lock = {0};
  int rc = stat(path, &st) == 0 ? 0 : errno;

  /* LMDB would make what is not there or empty, and wait for a pipe. */
  if (mode != ESS_GENERATION_OPEN) {
    rc = rc == 0 ? EEXIST : rc == ENOENT ? 0 : rc;
  } else if (rc == 0 && (!S_ISREG(st.st_mode) || st.st_size == 0)) {
    rc = MDB_INVALID;
  }
  ess_buf_printf(&lock, "%s-lock", path);
  if (rc == 0) {
    rc = lock.status == ESS_OK ? allocate_lock(lock.data) : ENOMEM;
  }
  if (rc == 0) {
    rc = open_as_permitted(g, path,
                           mode == ESS_GENERATION_BULK ? MDB_NOSYNC : 0,
                           (size_t)st.st_size);
  }
  ess_buf_clear(&lock);
  return rc;
}

/* Open `db` in `txn`. LMDB numbers databases in the order in which they are
   opened, so each has the same number in each file, and ess_env_db need not
   ask which file a transaction is of. */
static int
open_database(MDB_txn *txn, enum ess_db db, unsigned flags)
{
  MDB_dbi dbi = 0;
  const int rc = mdb_dbi_open(txn, databases[db].name,
                              databases[db].flags | flags, &dbi);
  return rc == 0 && dbi != ess_env_db(NULL, db) ? MDB_BAD_DBI : rc;
}

static int
open_databases(MDB_txn *txn, unsigned flags)
{
  int rc = 0;
  for (unsigned db = 0; db < ESS_DB_COUNT && rc == 0; ++db) {
    rc = open_database(txn, (enum ess_db)db, flags);
  }
  return rc;
}

/* The databases and the format, in one transaction. */
static int
fill(struct ess_generation *g)
{
  unsigned char bytes[4] = {ESS_STORE_FORMAT, 0, 0, 0};
  MDB_val key = {sizeof format_key - 1, format_key};
  MDB_val value = {sizeof bytes, bytes};
  MDB_txn *txn = NULL;
  int rc = mdb_txn_begin(g->mdb, NULL, 0, &txn);

  if (rc != 0) {
    return rc;
  }
  rc = open_databases(txn, MDB_CREATE);
  if (rc == 0) {
    rc = mdb_put(txn, ess_env_db(NULL, ESS_DB_META), &key, &value, 0);
  }
  if (rc == 0) {
    return mdb_txn_commit(txn);
  }
  mdb_txn_abort(txn);
  return rc;
}

/* The format of what `txn` reads; 0 if it says none. */
static int
read_format(MDB_txn *txn, uint32_t *ret)
{
  MDB_val key = {sizeof format_key - 1, format_key};
  MDB_val value = {0, NULL};
  int rc = open_database(txn, ESS_DB_META, 0);

  if (rc == 0) {
    rc = mdb_get(txn, ess_env_db(NULL, ESS_DB_META), &key, &value);
  }
  *ret = 0;
  if (rc == 0 && value.mv_size == 4) {
    const unsigned char *b = value.mv_data;
    *ret = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
           (uint32_t)b[3] << 24;
  }
  return rc == MDB_NOTFOUND ? 0 : rc;
}

static enum ess_status
refuse_format(const char *path, uint32_t format, struct ess_log *log)
{
  const struct ess_place place = {path, 0, 0, {NULL, 0}};

  if (format == 0) {
    return ess_trouble_say(log, path, "give another path to --store",
                           "not a store",
                           "an LMDB file of some other program");
  }
  return ess_fail(
    log, ESS_IO, &place,
    format > ESS_STORE_FORMAT
      ? "use the essaim that made it, or a newer one"
      : "dump it with the essaim that made it, and load that anew",
    "the store has format %lu, which is %s than that of this essaim, %d",
    (unsigned long)format, format > ESS_STORE_FORMAT ? "newer" : "older",
    ESS_STORE_FORMAT);
}

/* See that it is a store of ours, and open its databases. */
static enum ess_status
enter(struct ess_generation *g, const char *path, struct ess_log *log)
{
  MDB_txn *txn = NULL;
  uint32_t format = 0;
  int rc = mdb_txn_begin(g->mdb, NULL, MDB_RDONLY, &txn);

  if (rc == 0) {
    rc = read_format(txn, &format);
  }
  if (rc == 0 && format != ESS_STORE_FORMAT) {
    mdb_txn_abort(txn);
    return refuse_format(path, format, log);
  }
  if (rc == 0) {
    rc = open_databases(txn, 0);
    rc = rc == MDB_NOTFOUND || rc == MDB_INCOMPATIBLE ? MDB_CORRUPTED : rc;
  }
  if (rc == 0) {
    rc = mdb_txn_commit(txn); /* else the databases would be closed */
  } else {
    mdb_txn_abort(txn);
  }
  return ess_trouble(log, path, rc, cannot_open);
}

/* What cannot be done if it fails. */
static const char *
purpose(enum ess_generation_mode mode)
{
  return mode == ESS_GENERATION_OPEN   ? cannot_open
         : mode == ESS_GENERATION_MAKE ? "cannot make the store"
                                       : "cannot write the store anew";
}

static enum ess_status
open_all(struct ess_generation *g, const struct ess_home *home,
         enum ess_generation_mode mode, struct ess_log *log)
{
  struct ess_buf path = {0};
  int rc = ENOMEM;
  int dead = 0;
  enum ess_status st = ESS_OK;

  ess_home_file(home, g->number, &path);
  if (path.status == ESS_OK) {
    rc = open_file(g, path.data, mode);
  }
  if (rc == ENOENT) {
    st = ess_trouble_say(log, path.data, "restore a backup", "damaged",
                         "the file that current names is not there");
  } else if (rc == 0 && mode == ESS_GENERATION_OPEN) {
    (void)mdb_reader_check(g->mdb, &dead);
    st = ess_extent_check(g->mdb, home, !g->denied, log);
    st = st ? st : enter(g, path.data, log);
  } else {
    st = ess_trouble(log, home->path, rc ? rc : fill(g), purpose(mode));
  }
  ess_buf_clear(&path);
  return st;
}

enum ess_status
ess_generation_open(const struct ess_home *home, uint64_t number,
                    enum ess_generation_mode mode,
                    struct ess_generation **ret, struct ess_log *log)
{
  struct ess_generation *g = calloc(1, sizeof *g);
  enum ess_status st = ESS_OK;

  *ret = NULL;
  if (!g) {
    return ess_trouble(log, home->path, ENOMEM, cannot_open);
  }
  g->number = number;
  st = open_all(g, home, mode, log);
  if (st != ESS_OK) {
    ess_generation_close(g);
    return st;
  }
  *ret = g;
  return ESS_OK;
}

void
ess_generation_close(struct ess_generation *generation)
{
  if (generation) {
    mdb_env_close(generation->mdb);
    free(generation);
  }
}

int
ess_generation_settle(struct ess_generation *generation)
{
  ess_extent_mend(generation->mdb);
  const int rc = mdb_env_sync(generation->mdb, 1);
  return rc ? rc : mdb_env_set_flags(generation->mdb, MDB_NOSYNC, 0);
}

struct ess_generation *
ess_generation_of(MDB_txn *txn)
{
  return mdb_env_get_userctx(mdb_txn_env(txn));
}
