/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A file in the place of another, and a copy of a store (layer 4). */

#include "store/env_inside.h"
#include "store/trouble.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Folders of backups that killed processes with our number left behind. */
enum { most_parts = 100 };

static const char cannot_back_up[] = "cannot write the backup";

enum ess_status
ess_env_successor(struct ess_env *env, struct ess_env **ret)
{
  struct ess_env *next = NULL;
  uint64_t number = 0;
  enum ess_status st = ess_env_seize(env, &number);

  *ret = NULL;
  if (st != ESS_OK) {
    return st;
  }
  next = ess_env_like(env);
  st = next ? ess_generation_open(&env->shared->home, number + 1,
                                  ESS_GENERATION_BULK, &next->successor,
                                  env->log)
            : ess_env_status(env, ENOMEM, "cannot write the store");
  if (st != ESS_OK) {
    ess_env_close(next);
    ess_home_discard(&env->shared->home, number + 1);
    ess_env_yield(env);
    return st;
  }
  *ret = next;
  return ESS_OK;
}

/* Use the successor from now on. */
static void
enthrone(struct ess_env *env, struct ess_env *successor)
{
  struct ess_log quiet = {0};
  struct ess_shared *shared = env->shared;
  const uint64_t number = successor->successor->number;

  ess_shared_lock();
  ess_shared_replace(shared, successor->successor);
  (void)ess_home_stamp(&shared->home, &shared->stamp, &quiet);
  ess_shared_unlock();
  successor->successor = NULL;
  ess_home_tidy(&shared->home, number);
  ess_env_yield(env);
}

enum ess_status
ess_env_succeed(struct ess_env *env, struct ess_env *successor)
{
  const struct ess_home *home = &env->shared->home;
  int rc = ess_generation_settle(successor->successor);

  if (rc == 0) {
    rc = ess_home_declare(home, successor->successor->number);
  }
  if (rc == 0) {
    rc = ess_home_switch(home);
  }
  if (rc == 0) {
    enthrone(env, successor);
  }
  ess_env_close(successor);
  return ess_env_status(env, rc, "cannot replace the file of the store");
}

/* Make a folder beside `folder`, whose name is written to `aside`. 0 or an
   errno. */
static int
make_aside(const char *folder, struct ess_buf *aside)
{
  size_t n = strlen(folder);

  while (n > 1 && folder[n - 1] == '/') {
    --n;
  }
  for (unsigned i = 0; i < most_parts; ++i) {
    ess_buf_reset(aside);
    ess_buf_add(aside, (struct ess_view){folder, n});
    ess_buf_printf(aside, ".part%ld", (long)getpid() + (long)i);
    if (aside->status != ESS_OK) {
      return ENOMEM;
    }
    if (mkdir(aside->data, 0777) == 0) {
      return 0;
    }
    if (errno != EEXIST) {
      return errno;
    }
  }
  return EEXIST;
}

/* Copy the snapshot of `mdb` to a file of `home`, synced. 0, or an errno or
   an error of LMDB. */
static int
copy(MDB_env *mdb, const struct ess_home *home)
{
  struct ess_buf path = {0};
  int fd = -1;
  int rc = ENOMEM;

  ess_home_file(home, ESS_HOME_FIRST, &path);
  if (path.status == ESS_OK) {
    fd = open(path.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    rc = fd < 0 ? errno : mdb_env_copyfd2(mdb, fd, MDB_CP_COMPACT);
  }
  if (fd >= 0 && rc == 0) {
    rc = fsync(fd) == 0 ? 0 : errno;
  }
  if (fd >= 0 && close(fd) != 0 && rc == 0) {
    rc = errno;
  }
  ess_buf_clear(&path);
  return rc;
}

/* Fill the folder `aside`, and give it its name. */
static enum ess_status
back_up(struct ess_env *env, MDB_env *mdb, const char *aside,
        const char *folder)
{
  struct ess_home home;
  enum ess_status st = ess_home_open(aside, &home, env->log);
  int rc = 0;

  if (st != ESS_OK) {
    return st;
  }
  rc = copy(mdb, &home);
  rc = rc ? rc : ess_home_declare(&home, ESS_HOME_FIRST);
  rc = rc ? rc : ess_home_switch(&home);
  rc = rc ? rc : ess_home_rename(&home, folder);
  if (rc != 0) {
    ess_home_unmake(&home, true);
  }
  ess_home_close(&home);
  return ess_trouble(env->log, folder, rc, cannot_back_up);
}

enum ess_status
ess_env_backup(struct ess_env *env, const char *folder)
{
  struct stat there;
  struct ess_buf aside = {0};
  MDB_txn *txn = NULL;

  if (lstat(folder, &there) == 0) {
    return ess_trouble_say(env->log, folder, "give another name",
                           cannot_back_up, strerror(EEXIST));
  }
  /* Keeps the file open, and what is read now from being overwritten. */
  enum ess_status st = ess_env_read(env, &txn);
  if (st == ESS_OK) {
    st = ess_trouble(env->log, folder, make_aside(folder, &aside),
                     cannot_back_up);
  }
  if (st == ESS_OK) {
    st = back_up(env, mdb_txn_env(txn), aside.data, folder);
  }
  ess_env_abort(env, txn);
  ess_buf_clear(&aside);
  return st;
}
