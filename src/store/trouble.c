/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/trouble.h"

#include <errno.h>
#include <lmdb.h>
#include <stddef.h>
#include <sys/statvfs.h>

static const char damaged[] =
  "restore a backup, or load the data anew into another folder";
static const char no_room[] = "free some space, then try again";
static const char no_map[] = "raise the limit: ulimit -v unlimited";
static const char no_right[] = "ask for the right to use the store";

/* What is not here is said as the system or LMDB says it. */
static const struct trouble {
  int rc;
  const char *why;
  const char *hint;
} troubles[] = {
  {ENOSPC, "no space left on the disk", no_room},
  {EDQUOT, "no space left in the quota", no_room},
  {EFBIG, "the file would be larger than allowed",
   "raise the limit: ulimit -f unlimited"},
  {EIO, "the disk cannot be read or written",
   "free some space if it is full, else see what the system's log says"},
  {EACCES, "permission denied", no_right},
  {EPERM, "permission denied", no_right},
  {EROFS, "the disk can only be read", "copy the store to another disk"},
  {ENOMEM, "not enough memory or address space", no_map},
  {EMFILE, "too many open files", "raise the limit: ulimit -n"},
  {MDB_VERSION_MISMATCH, "written by another version of LMDB, or damaged",
   damaged},
  {MDB_INVALID, "not an LMDB file, or damaged", damaged},
  {MDB_CORRUPTED, "the store is damaged", damaged},
  {MDB_PAGE_NOTFOUND, "the store is damaged", damaged},
  {MDB_PANIC, "writing has failed before", "open the store again"},
  {MDB_MAP_FULL, "the store may not grow further", no_map},
  {MDB_MAP_RESIZED, "another process has made the store larger than this"
                    " one can address", no_map},
  {MDB_READERS_FULL, "too many transactions read the store",
   "try again when some have ended"},
  {MDB_TXN_FULL, "too many changes in one transaction",
   "make them in smaller steps"},
};

enum ess_status
ess_trouble_say(struct ess_log *log, const char *path, const char *hint,
                const char *what, const char *why)
{
  const struct ess_place place = {path, 0, 0, {NULL, 0}};
  return ess_fail(log, ESS_IO, &place, hint, "%s: %s", what, why);
}

/* A disk that is nearly full writes less than it was asked to, of which LMDB
   only says that it is an error. */
static bool
is_full(const char *path)
{
  enum { nearly = 1 << 20 /* bytes */ };
  struct statvfs disk;
  return statvfs(path, &disk) == 0 &&
         disk.f_bavail * disk.f_frsize < nearly;
}

enum ess_status
ess_trouble(struct ess_log *log, const char *path, int rc, const char *what)
{
  if (rc == 0) {
    return ESS_OK;
  }
  if (rc == EIO && is_full(path)) {
    rc = ENOSPC;
  }
  for (size_t i = 0; i < sizeof troubles / sizeof troubles[0]; ++i) {
    if (troubles[i].rc == rc) {
      return ess_trouble_say(log, path, troubles[i].hint, what,
                             troubles[i].why);
    }
  }
  return ess_trouble_say(log, path, NULL, what, mdb_strerror(rc));
}
