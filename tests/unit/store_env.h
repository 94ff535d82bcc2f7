/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Stores in a folder of their own, for tests of their environment: what is
   reported is kept, and other processes can be asked to do things. */

#ifndef ESSAIM_TESTS_STORE_ENV_H
#define ESSAIM_TESTS_STORE_ENV_H

#include "base/buf.h"
#include "store/env.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

/** All that was reported, as lines "text | hint". */
static struct ess_buf reported;

static inline void
keep_report(void *self, const struct ess_diag *diag)
{
  (void)self;
  ess_buf_printf(&reported, "%s | %s\n", diag->text,
                 diag->hint ? diag->hint : "");
}

static struct ess_log test_log = {keep_report, NULL, 0, 0};

/** The folder of this test, and the store in it. */
static char box[] = "/tmp/essaim-test-XXXXXX";
static char home[64];

/** FOLDER/name, in one of four buffers that take turns. */
static inline const char *
in_home(const char *name)
{
  static char paths[4][128];
  static unsigned turn;
  char *path = paths[turn++ % 4];
  (void)snprintf(path, sizeof paths[0], "%s/%s", home, name);
  return path;
}

static inline void
put_file(const char *path, const char *bytes, size_t n)
{
  const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, bytes, n), n);
  assert_int_equal(close(fd), 0);
}

/** Append the names in `folder`, sorted, a space behind each. */
static inline void
list_names(const char *folder, struct ess_buf *out)
{
  struct dirent **list = NULL;
  const int n = scandir(folder, &list, NULL, alphasort);

  for (int i = 0; i < n; ++i) {
    if (list[i]->d_name[0] != '.') {
      ess_buf_printf(out, "%s ", list[i]->d_name);
    }
    free(list[i]);
  }
  free(list);
}

static inline void
assert_names(const char *folder, const char *expected)
{
  struct ess_buf names = {0};
  list_names(folder, &names);
  assert_string_equal(ess_buf_str(&names), expected);
  ess_buf_clear(&names);
}

/** Run the program `argv`; what it says is of no interest. */
static inline int
run(const char *command)
{
  return system(command); /* NOLINT: fixed words and the name of `box` */
}

/** Before each test: an empty folder, no report. */
static inline int
set_up(void **state)
{
  (void)state;
  (void)strcpy(box + sizeof box - 7, "XXXXXX");
  if (!mkdtemp(box) || chmod(box, 0777) != 0) {
    return -1;
  }
  (void)snprintf(home, sizeof home, "%s/store", box);
  ess_buf_reset(&reported);
  return 0;
}

/** After each test. */
static inline int
tear_down(void **state)
{
  char command[96];
  (void)state;
  (void)snprintf(command, sizeof command, "chmod -R u+rwX %s; rm -rf %s", box,
                 box);
  ess_buf_clear(&reported);
  return run(command);
}

/** Open `folder` to write or to read; NULL if it is refused. */
static inline struct ess_env *
opened(const char *folder, bool write, unsigned wait)
{
  const struct ess_env_options options = {write, wait, false};
  struct ess_env *env = NULL;
  const enum ess_status st = ess_env_open(folder, &options, &env, &test_log);
  return st == ESS_OK ? env : NULL;
}

/** Open `folder` to write; a store that this makes is a fleeting one. */
static inline struct ess_env *
opened_fleeting(const char *folder)
{
  const struct ess_env_options options = {true, 0, true};
  struct ess_env *env = NULL;
  const enum ess_status st = ess_env_open(folder, &options, &env, &test_log);
  return st == ESS_OK ? env : NULL;
}

/** Put `value` under `key` within `txn`. */
static inline int
put(struct ess_env *env, MDB_txn *txn, const char *key, const char *value)
{
  MDB_val k = {strlen(key), (void *)(size_t)key};
  MDB_val v = {strlen(value), (void *)(size_t)value};
  return mdb_put(txn, ess_env_db(env, ESS_DB_TERMS), &k, &v, 0);
}

/** Commit `value` under `key`. */
static inline enum ess_status
commit(struct ess_env *env, const char *key, const char *value)
{
  MDB_txn *txn = NULL;
  enum ess_status st = ess_env_write(env, &txn);
  if (st == ESS_OK) {
    st = put(env, txn, key, value) == 0 ? ESS_OK : ESS_BUG;
    st = st ? st : ess_env_commit(env, txn);
  }
  return st;
}

/** True if `txn` has `value` under `key`; NULL: has nothing there. */
static inline bool
has_in(struct ess_env *env, MDB_txn *txn, const char *key, const char *value)
{
  MDB_val k = {strlen(key), (void *)(size_t)key};
  MDB_val v = {0, NULL};
  const int rc = mdb_get(txn, ess_env_db(env, ESS_DB_TERMS), &k, &v);
  return value ? rc == 0 && v.mv_size == strlen(value) &&
                   memcmp(v.mv_data, value, v.mv_size) == 0
               : rc == MDB_NOTFOUND;
}

/** The same of what was committed last. */
static inline bool
has(struct ess_env *env, const char *key, const char *value)
{
  MDB_txn *txn = NULL;
  bool yes = false;
  if (ess_env_read(env, &txn) == ESS_OK) {
    yes = has_in(env, txn, key, value);
    ess_env_abort(env, txn);
  }
  return yes;
}

/** Another process, with which one byte is exchanged at a time. */
struct other {
  pid_t pid;
  int to, from;
};

/** Start a process that runs `act`, which must not use cmocka; its status
    will be what `act` returns. It reads and writes bytes at 0 and 1 of
    `ends`. */
static inline struct other
start(int (*act)(const int ends[2]))
{
  int there[2];
  int back[2];
  assert_int_equal(pipe(there), 0);
  assert_int_equal(pipe(back), 0);
  const pid_t pid = fork();
  if (pid == 0) {
    const int ends[2] = {there[0], back[1]};
    (void)close(there[1]);
    (void)close(back[0]);
    _exit(act(ends));
  }
  assert_true(pid > 0);
  (void)close(there[0]);
  (void)close(back[1]);
  return (struct other){pid, there[1], back[0]};
}

/** Wait until the other one says so. */
static inline void
await(const struct other *other)
{
  char byte = 0;
  assert_int_equal(read(other->from, &byte, 1), 1);
}

/** Tell the other one to go on. */
static inline void
go_on(const struct other *other)
{
  assert_int_equal(write(other->to, "x", 1), 1);
}

/** For the other process: tell, wait to be told. */
static inline void
tell(const int ends[2])
{
  (void)!write(ends[1], "x", 1);
}

static inline void
be_told(const int ends[2])
{
  char byte = 0;
  (void)!read(ends[0], &byte, 1);
}

/** Wait for the end of the other process; returns its status, or minus the
    signal that killed it. */
static inline int
finish(const struct other *other)
{
  int status = 0;
  assert_int_equal(waitpid(other->pid, &status, 0), other->pid);
  (void)close(other->to);
  (void)close(other->from);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/** See that `text` is among what was reported. */
static inline void
assert_reported(const char *text)
{
  if (!strstr(ess_buf_str(&reported), text)) {
    fail_msg("\"%s\" is not in: %s", text, ess_buf_str(&reported));
  }
}

/** Put what a successor has in the place of what the store has. */
static inline enum ess_status
compact(struct ess_env *env, const char *key, const char *value)
{
  struct ess_env *next = NULL;
  enum ess_status st = ess_env_successor(env, &next);
  for (int i = 0; i < 3 && st == ESS_OK; ++i) {
    st = commit(next, key, value);
  }
  if (st != ESS_OK) {
    ess_env_close(next);
    return st;
  }
  return ess_env_succeed(env, next);
}

/** A test with a folder of its own. */
#define IN_BOX(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
