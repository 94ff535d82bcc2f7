/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/env.h"

#include "store/env_inside.h"
#include "store/extent.h"
#include "store/making.h"
#include "store/trouble.h"
#include "store/writer.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How often somebody may compact the store while we open it. */
enum { most_tries = 10 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static struct ess_shared *all;

void
ess_shared_lock(void)
{
  (void)pthread_mutex_lock(&mutex);
}

void
ess_shared_unlock(void)
{
  (void)pthread_mutex_unlock(&mutex);
}

void
ess_shared_replace(struct ess_shared *shared, struct ess_generation *next)
{
  struct ess_generation *was = shared->now;

  shared->now = next;
  if (was && was->txns) {
    was->next = shared->old;
    shared->old = was;
  } else {
    ess_generation_close(was);
  }
}

/* What `current` names, and which `current` that is. Another one may come in
   between: then the stamp is too old, and the next one to look will see. */
static enum ess_status
look(const struct ess_shared *shared, struct ess_stamp *stamp,
     uint64_t *number, struct ess_log *log)
{
  const enum ess_status st = ess_home_stamp(&shared->home, stamp, log);
  return st ? st : ess_home_current(&shared->home, number, log);
}

static bool
is_still(const struct ess_shared *shared, const struct ess_stamp *stamp)
{
  struct ess_log quiet = {0};
  struct ess_stamp now;
  return ess_home_stamp(&shared->home, &now, &quiet) == ESS_OK &&
         ess_stamp_equal(&now, stamp);
}

/* Use `number`, unless it is in use. Only when it is, `stamp` is kept: what
   cannot be opened now must be tried again, and nobody may write to the file
   before it. */
static enum ess_status
use(struct ess_shared *shared, const struct ess_stamp *stamp,
    uint64_t number, struct ess_log *log)
{
  struct ess_generation *next = NULL;
  enum ess_status st = ESS_OK;

  if (!shared->now || shared->now->number != number) {
    st = ess_generation_open(&shared->home, number, ESS_GENERATION_OPEN,
                             &next, log);
    if (st == ESS_OK) {
      ess_shared_replace(shared, next);
    }
  }
  if (st == ESS_OK) {
    shared->stamp = *stamp;
  }
  return st;
}

/* Use the file that `current` names. What fails because another process puts
   a new one in its place is tried again, in silence. */
static enum ess_status
use_current(struct ess_shared *shared, struct ess_log *log)
{
  struct ess_log quiet = {0};
  struct ess_stamp stamp;
  uint64_t number = 0;
  enum ess_status st = ESS_OK;

  for (unsigned i = 0; i < most_tries; ++i) {
    st = look(shared, &stamp, &number, log);
    if (st != ESS_OK || use(shared, &stamp, number, &quiet) == ESS_OK) {
      return st;
    }
    if (is_still(shared, &stamp)) {
      break;
    }
  }
  return use(shared, &stamp, number, log);
}

/* Open the same file again, which needs that nobody uses it. */
static enum ess_status
reopen(struct ess_shared *shared, struct ess_log *log)
{
  ess_generation_close(shared->now);
  shared->now = NULL;
  return use_current(shared, log);
}

/* See that `now` is what `current` names. A file that could not be opened
   again is tried again here. */
static enum ess_status
refresh(struct ess_shared *shared, struct ess_log *log)
{
  struct ess_stamp stamp;
  const enum ess_status st = ess_home_stamp(&shared->home, &stamp, log);

  if (st != ESS_OK) {
    return st;
  }
  if (!shared->now ||
      (shared->now->broken && shared->now->txns == 0)) {
    return reopen(shared, log);
  }
  return ess_stamp_equal(&stamp, &shared->stamp) ? ESS_OK
                                                 : use_current(shared, log);
}

static struct ess_shared **
find(const struct ess_home *home)
{
  struct ess_shared **at = &all;
  while (*at && ((*at)->home.dev != home->dev ||
                 (*at)->home.ino != home->ino || (*at)->pid != getpid())) {
    at = &(*at)->next;
  }
  return at;
}

static void
shared_free(struct ess_shared *shared)
{
  ess_generation_close(shared->now);
  while (shared->old) {
    struct ess_generation *next = shared->old->next;
    ess_generation_close(shared->old);
    shared->old = next;
  }
  ess_writer_release(shared->writer);
  ess_home_close(&shared->home);
  free(shared);
}

/* A store that this process has not open yet. Takes `home`. */
static enum ess_status
shared_new(struct ess_home *home, struct ess_shared **ret,
           struct ess_log *log)
{
  struct ess_shared *shared = calloc(1, sizeof *shared);

  *ret = NULL;
  if (!shared) {
    const enum ess_status st =
      ess_trouble(log, home->path, ENOMEM, "cannot open the store");
    ess_home_close(home);
    return st;
  }
  shared->home = *home;
  shared->pid = getpid();
  shared->writer = -1;
  const enum ess_status st = use_current(shared, log);
  if (st != ESS_OK) {
    shared_free(shared);
    return st;
  }
  shared->next = all;
  all = shared;
  *ret = shared;
  return ESS_OK;
}

/* The store in `home`, shared if this process has it open. Takes `home`. */
static enum ess_status
share(struct ess_home *home, struct ess_shared **ret, struct ess_log *log)
{
  enum ess_status st = ESS_OK;

  *ret = *find(home);
  if (*ret) {
    ess_home_close(home);
  } else {
    st = shared_new(home, ret, log);
  }
  if (st == ESS_OK) {
    ++(*ret)->refs;
  }
  return st;
}

static void
let_go(struct ess_shared *shared)
{
  if (--shared->refs == 0) {
    struct ess_shared **at = &all;
    while (*at != shared) {
      at = &(*at)->next;
    }
    *at = shared->next;
    shared_free(shared);
  }
}

/* Who is to write wants to know at once that it may not. The rights may have
   changed since the file was opened. */
static enum ess_status
check_writable(struct ess_shared *shared, struct ess_log *log)
{
  enum ess_status st = ESS_OK;

  if (shared->now->denied && shared->now->txns == 0) {
    st = reopen(shared, log);
  }
  return st ? st
            : ess_trouble(log, shared->home.path, shared->now->denied,
                          "cannot write to the store");
}

static enum ess_status
open_shared(struct ess_env *env, struct ess_home *home)
{
  enum ess_status st = ESS_OK;

  ess_shared_lock();
  st = share(home, &env->shared, env->log);
  if (st == ESS_OK) {
    st = refresh(env->shared, env->log);
  }
  if (st == ESS_OK && env->options.write) {
    st = check_writable(env->shared, env->log);
  }
  ess_shared_unlock();
  return st;
}

static struct ess_env *
env_new(const char *folder, const struct ess_env_options *options,
        struct ess_log *log)
{
  struct ess_env *env = calloc(1, sizeof *env);

  if (env) {
    env->options = *options;
    env->log = log;
    env->folder = strdup(folder);
  }
  if (env && !env->folder) {
    free(env);
    return NULL;
  }
  return env;
}

struct ess_env *
ess_env_like(const struct ess_env *like)
{
  struct ess_env *env = env_new(like->folder, &like->options, like->log);

  if (env) {
    ess_shared_lock();
    env->shared = like->shared;
    ++env->shared->refs;
    ess_shared_unlock();
  }
  return env;
}

enum ess_status
ess_env_open(const char *folder, const struct ess_env_options *options,
             struct ess_env **ret, struct ess_log *log)
{
  struct ess_home home;
  struct ess_env *env = env_new(folder, options, log);
  enum ess_status st = ESS_OK;

  *ret = NULL;
  if (!env) {
    return ess_trouble(log, folder, ENOMEM, "cannot open the store");
  }
  st = options->write
         ? ess_making_store(folder, options->wait, &home, log)
         : ess_home_open(folder, &home, log);
  home.made = home.made && options->fleeting;
  if (st == ESS_OK && !ess_home_is_store(&home)) {
    st = ess_home_vacant(&home, false, log);
    ess_home_close(&home);
  }
  st = st ? st : open_shared(env, &home);
  if (st != ESS_OK) {
    ess_env_close(env);
    return st;
  }
  *ret = env;
  return ESS_OK;
}

/* A successor that is still one did not succeed. If nobody can tell what is
   in use, it may be in use. */
static void
drop_successor(struct ess_env *env)
{
  struct ess_log quiet = {0};
  const struct ess_home *home = &env->shared->home;
  const uint64_t number = env->successor->number;
  uint64_t current = 0;

  ess_generation_close(env->successor);
  if (ess_home_current(home, &current, &quiet) == ESS_OK &&
      current != number) {
    ess_home_discard(home, number);
  }
  ess_env_yield(env);
}

void
ess_env_close(struct ess_env *env)
{
  if (!env) {
    return;
  }
  if (env->successor) {
    drop_successor(env);
  }
  if (env->shared) {
    ess_shared_lock();
    let_go(env->shared);
    ess_shared_unlock();
  }
  free(env->folder);
  free(env);
}

/* Begin a transaction on the file in use. What LMDB asks for is done: dead
   readers cleared away, a file that has outgrown its map mapped again. */
static enum ess_status
begin(struct ess_env *env, unsigned flags, MDB_txn **ret)
{
  struct ess_shared *shared = env->shared;
  int dead = 0;
  int rc = mdb_txn_begin(shared->now->mdb, NULL, flags, ret);

  if (rc == MDB_READERS_FULL &&
      mdb_reader_check(shared->now->mdb, &dead) == 0 && dead > 0) {
    rc = mdb_txn_begin(shared->now->mdb, NULL, flags, ret);
  }
  if ((rc == MDB_MAP_RESIZED || rc == MDB_PANIC) && shared->now->txns == 0) {
    const enum ess_status st = reopen(shared, env->log);
    if (st != ESS_OK) {
      return st;
    }
    rc = mdb_txn_begin(shared->now->mdb, NULL, flags, ret);
  }
  if (rc == 0) {
    ++shared->now->txns;
  }
  return ess_env_status(env, rc, flags & MDB_RDONLY
                                   ? "cannot read the store"
                                   : "cannot write to the store");
}

/* Begin on the successor that `env` is. */
static enum ess_status
begin_successor(struct ess_env *env, unsigned flags, MDB_txn **ret)
{
  const int rc = mdb_txn_begin(env->successor->mdb, NULL, flags, ret);
  return ess_env_status(env, rc, "cannot write the new file of the store");
}

enum ess_status
ess_env_read(struct ess_env *env, MDB_txn **ret)
{
  enum ess_status st = ESS_OK;

  *ret = NULL;
  if (env->successor) {
    return begin_successor(env, MDB_RDONLY, ret);
  }
  ess_shared_lock();
  st = refresh(env->shared, env->log);
  st = st ? st : begin(env, MDB_RDONLY, ret);
  ess_shared_unlock();
  return st;
}

enum ess_status
ess_env_seize(struct ess_env *env, uint64_t *number)
{
  struct ess_shared *shared = env->shared;
  int fd = -1;
  enum ess_status st = ESS_OK;

  if (!env->options.write) {
    return ess_trouble_say(env->log, env->folder, NULL,
                           "cannot write to the store",
                           "it was opened to be read");
  }
  st = ess_writer_take(&shared->home, env->options.wait, &fd, env->log);
  if (st != ESS_OK) {
    return st;
  }
  ess_shared_lock();
  st = refresh(shared, env->log);
  st = st ? st : check_writable(shared, env->log);
  if (st == ESS_OK) {
    *number = shared->now->number;
    ess_home_tidy(&shared->home, *number);
    shared->writer = fd;
  } else {
    ess_writer_release(fd);
  }
  ess_shared_unlock();
  return st;
}

void
ess_env_yield(struct ess_env *env)
{
  struct ess_shared *shared = env->shared;
  int fd = -1;

  ess_shared_lock();
  fd = shared->writer;
  shared->writer = -1;
  shared->writing = NULL;
  ess_shared_unlock();
  ess_writer_release(fd);
}

enum ess_status
ess_env_write(struct ess_env *env, MDB_txn **ret)
{
  uint64_t number = 0;
  enum ess_status st = ESS_OK;

  *ret = NULL;
  if (env->successor) {
    return begin_successor(env, 0, ret);
  }
  st = ess_env_seize(env, &number);
  if (st != ESS_OK) {
    return st;
  }
  ess_shared_lock();
  st = begin(env, 0, ret);
  env->shared->writing = *ret;
  ess_shared_unlock();
  if (st != ESS_OK) {
    ess_env_yield(env);
  }
  return st;
}

/* A transaction of `generation` has ended, and `failed` to do so well. */
static void
ended(struct ess_shared *shared, struct ess_generation *generation,
      bool failed)
{
  struct ess_generation **at = &shared->old;

  ess_shared_lock();
  generation->broken = generation->broken || failed;
  if (--generation->txns == 0 && generation != shared->now) {
    while (*at != generation) {
      at = &(*at)->next;
    }
    *at = generation->next;
    ess_generation_close(generation);
  }
  ess_shared_unlock();
}

/* True if `txn` is what this process writes. */
static bool
is_writing(const struct ess_env *env, const MDB_txn *txn)
{
  ess_shared_lock();
  const bool yes = txn == env->shared->writing;
  ess_shared_unlock();
  return yes;
}

enum ess_status
ess_env_commit(struct ess_env *env, MDB_txn *txn)
{
  struct ess_generation *generation = ess_generation_of(txn);
  const bool writing = is_writing(env, txn);
  const int rc = mdb_txn_commit(txn);

  if (writing && rc == 0) {
    ess_extent_mend(generation->mdb);
  }
  if (!env->successor) {
    ended(env->shared, generation, rc != 0);
  }
  if (writing) {
    ess_env_yield(env);
  }
  return ess_env_status(env, rc, "cannot commit");
}

/* A store that was made for `txn`, which is the first behind the one that
   made it, shall not be there without it. */
static bool
is_first(const struct ess_env *env, MDB_txn *txn)
{
  enum { making = 1 };
  return env->shared->home.made && mdb_txn_id(txn) == making + 1 &&
         ess_generation_of(txn)->number == ESS_HOME_FIRST;
}

void
ess_env_abort(struct ess_env *env, MDB_txn *txn)
{
  if (!txn) {
    return;
  }
  struct ess_generation *generation = ess_generation_of(txn);
  const bool writing = is_writing(env, txn);
  const bool unmake = writing && is_first(env, txn);

  mdb_txn_abort(txn);
  if (!env->successor) {
    ended(env->shared, generation, false);
  }
  if (unmake) {
    ess_home_unmake(&env->shared->home, true);
  }
  if (writing) {
    ess_env_yield(env);
  }
}

uint64_t
ess_env_generation(MDB_txn *txn)
{
  return ess_generation_of(txn)->number;
}

enum ess_status
ess_env_status(struct ess_env *env, int rc, const char *what)
{
  return ess_trouble(env->log, env->folder, rc, what);
}

const char *
ess_env_folder(const struct ess_env *env)
{
  return env->folder;
}

struct ess_log *
ess_env_log(const struct ess_env *env)
{
  return env->log;
}
