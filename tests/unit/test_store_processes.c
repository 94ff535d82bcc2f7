/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Several processes and threads at one store: who waits, who sees what, and
   what is left by who is killed or has no space. */

#include "store_env.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <time.h>

/* Another process: commits often, which overwrites what nobody reads. */
static int
write_often(const int ends[2])
{
  struct ess_env *env = opened(home, true, 0);
  bool fine = env != NULL;
  (void)ends;
  for (int i = 0; i < 20 && fine; ++i) {
    fine = commit(env, "a", i % 2 ? "2" : "3") == ESS_OK;
  }
  ess_env_close(env);
  return !fine;
}

static void
keeps_what_is_read_when_half_closed(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *early = NULL;

  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  assert_int_equal(ess_env_read(env, &early), ESS_OK);
  ess_env_close(opened(home, false, 0));
  const struct other other = start(write_often);
  assert_int_equal(finish(&other), 0);
  assert_true(has_in(env, early, "a", "1"));
  ess_env_abort(env, early);
  assert_true(has(env, "a", "2"));
  ess_env_close(env);
}

/* Another process: writes, tells, and commits when told to. */
static int
write_slowly(const int ends[2])
{
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;
  bool done = env && ess_env_write(env, &txn) == ESS_OK &&
              put(env, txn, "slow", "1") == 0;
  tell(ends);
  be_told(ends);
  done = done && ess_env_commit(env, txn) == ESS_OK;
  ess_env_close(env);
  return !done;
}

static double
seconds(void)
{
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
waits_for_another_writer(void **state)
{
  char expected[128];
  (void)state;
  ess_env_close(opened(home, true, 0));
  const struct other other = start(write_slowly);
  MDB_txn *txn = NULL;
  await(&other);

  struct ess_env *env = opened(home, true, 0);
  struct ess_env *patient = opened(home, true, 1);
  assert_int_equal(ess_env_write(env, &txn), ESS_IO);
  (void)snprintf(expected, sizeof expected,
                 "another process (pid %ld) is writing to the store | try"
                 " again when it is done, or wait for it with --wait",
                 (long)other.pid);
  assert_reported(expected);
  assert_true(has(env, "slow", NULL));

  const double begin = seconds();
  assert_int_equal(ess_env_write(patient, &txn), ESS_IO);
  assert_true(seconds() - begin >= 0.999);
  go_on(&other);
  assert_int_equal(commit(patient, "a", "1"), ESS_OK);
  assert_int_equal(finish(&other), 0);
  assert_true(has(env, "slow", "1"));
  ess_env_close(env);
  ess_env_close(patient);
}

/* Another process: makes a store, and gives up what it was made for. */
static int
make_for_nothing(const int ends[2])
{
  struct ess_env *env = opened_fleeting(home);
  MDB_txn *txn = NULL;
  const bool fine = env && ess_env_write(env, &txn) == ESS_OK;
  tell(ends);
  be_told(ends);
  ess_env_abort(env, txn);
  ess_env_close(env);
  return !fine;
}

static void
says_nothing_is_kept_where_nothing_is(void **state)
{
  (void)state;
  const struct other other = start(make_for_nothing);
  await(&other);
  struct ess_env *env = opened(home, true, 5);
  go_on(&other);
  assert_int_equal(commit(env, "a", "1"), ESS_IO);
  assert_reported("the store is gone: ");
  assert_int_equal(finish(&other), 0);
  ess_env_close(env);
  assert_names(box, "");
}

static void
outlives_a_killed_writer(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  const struct other other = start(write_slowly);
  await(&other);
  assert_int_equal(kill(other.pid, SIGKILL), 0);
  assert_int_equal(finish(&other), -SIGKILL);

  assert_true(has(env, "slow", NULL));
  assert_true(has(env, "a", "1"));
  assert_int_equal(commit(env, "a", "2"), ESS_OK);
  assert_true(has(env, "a", "2"));
  ess_env_close(env);
}

/* Another process: reads, tells, waits, and sees what it saw. */
static int
read_slowly(const int ends[2])
{
  struct ess_env *env = opened(home, false, 0);
  MDB_txn *txn = NULL;
  bool fine = env && ess_env_read(env, &txn) == ESS_OK &&
              has_in(env, txn, "a", "1");
  tell(ends);
  be_told(ends);
  fine = fine && has_in(env, txn, "a", "1") && ess_env_generation(txn) == 1;
  ess_env_abort(env, txn);
  tell(ends);
  be_told(ends);
  fine = fine && has(env, "a", "3") && ess_env_read(env, &txn) == ESS_OK &&
         ess_env_generation(txn) == 2;
  ess_env_abort(env, txn);
  fine = fine && has(env, "b", NULL);
  ess_env_close(env);
  return !fine;
}

static void
shows_a_new_file_to_all(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *early = NULL;
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  assert_int_equal(commit(env, "b", "1"), ESS_OK);
  const struct other other = start(read_slowly);
  await(&other);
  assert_int_equal(ess_env_read(env, &early), ESS_OK);
  assert_int_equal(commit(env, "a", "2"), ESS_OK);
  assert_int_equal(compact(env, "a", "3"), ESS_OK);
  assert_names(home, "2.mdb 2.mdb-lock current writer ");
  go_on(&other);
  await(&other);
  go_on(&other);
  assert_int_equal(finish(&other), 0);

  assert_true(has_in(env, early, "a", "1"));
  assert_int_equal(ess_env_generation(early), 1);
  assert_true(has(env, "a", "3"));
  assert_true(has(env, "b", NULL));
  assert_int_equal(commit(env, "b", "4"), ESS_OK);
  ess_env_abort(env, early);
  assert_true(has(env, "b", "4"));
  ess_env_close(env);
  assert_non_null(env = opened(home, false, 0));
  assert_true(has(env, "b", "4"));
  ess_env_close(env);
}

/* Another process: compacts, and writes when told to. */
static int
compact_first(const int ends[2])
{
  struct ess_env *env = opened(home, true, 0);
  bool fine = env && compact(env, "a", "2") == ESS_OK &&
              commit(env, "a", "3") == ESS_OK;
  tell(ends);
  be_told(ends);
  ess_env_close(env);
  return !fine;
}

static void
writes_to_the_new_file(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *early = NULL;
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  assert_int_equal(ess_env_read(env, &early), ESS_OK);
  const struct other other = start(compact_first);
  await(&other);

  assert_int_equal(commit(env, "b", "1"), ESS_OK);
  assert_true(has_in(env, early, "a", "1"));
  assert_true(has(env, "a", "3"));
  assert_true(has(env, "b", "1"));
  ess_env_abort(env, early);
  go_on(&other);
  assert_int_equal(finish(&other), 0);
  ess_env_close(env);
}

static void
never_writes_to_the_old_file(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  struct rlimit most;

  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  const struct other other = start(compact_first);
  await(&other);
  go_on(&other);
  assert_int_equal(finish(&other), 0);

  /* The new file cannot be opened, for want of numbers of open files. */
  assert_int_equal(getrlimit(RLIMIT_NOFILE, &most), 0);
  const int first = dup(0);
  assert_int_equal(close(first), 0);
  enum ess_status st = ESS_IO;
  for (rlim_t n = 0; n < 20 && st != ESS_OK; ++n) {
    const struct rlimit few = {(rlim_t)first + n / 2, most.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    st = commit(env, "b", "1");
  }
  assert_int_equal(setrlimit(RLIMIT_NOFILE, &most), 0);
  assert_int_equal(st, ESS_OK);
  assert_reported("too many open files | raise the limit");
  ess_env_close(env);
  assert_non_null(env = opened(home, false, 0));
  assert_true(has(env, "b", "1"));
  assert_true(has(env, "a", "3"));
  ess_env_close(env);
}

static void
takes_current_that_is_written_again(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *early = NULL;
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  assert_int_equal(ess_env_read(env, &early), ESS_OK);
  put_file(in_home("again"), "1.mdb\n", 6);
  assert_int_equal(rename(in_home("again"), in_home("current")), 0);
  assert_true(has(env, "a", "1"));
  const struct other other = start(write_often);
  assert_int_equal(finish(&other), 0);
  assert_true(has_in(env, early, "a", "1"));
  ess_env_abort(env, early);
  ess_env_close(env);
}

static void
removes_what_did_not_succeed(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  struct ess_env *next = NULL;
  MDB_txn *txn = NULL;

  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  assert_int_equal(ess_env_successor(env, &next), ESS_OK);
  assert_int_equal(commit(next, "a", "2"), ESS_OK);
  assert_true(has(next, "a", "2"));
  assert_true(has(env, "a", "1"));
  assert_int_equal(ess_env_write(env, &txn), ESS_IO);
  assert_names(home, "1.mdb 1.mdb-lock 2.mdb 2.mdb-lock current writer ");
  ess_env_close(next);
  assert_names(home, "1.mdb 1.mdb-lock current writer ");
  assert_int_equal(commit(env, "b", "1"), ESS_OK);
  assert_true(has(env, "a", "1"));
  ess_env_close(env);
}

/* Another process: is killed while it makes a successor. */
static int
compact_slowly(const int ends[2])
{
  struct ess_env *env = opened(home, true, 0);
  struct ess_env *next = NULL;
  if (ess_env_successor(env, &next) == ESS_OK) {
    (void)commit(next, "a", "2");
  }
  tell(ends);
  be_told(ends);
  return 0;
}

static void
removes_what_is_left_behind(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  const struct other other = start(compact_slowly);
  await(&other);
  assert_int_equal(kill(other.pid, SIGKILL), 0);
  assert_int_equal(finish(&other), -SIGKILL);
  put_file(in_home("current.new"), "2.mdb", 5);
  put_file(in_home("99.mdb"), "x", 1);
  put_file(in_home("letter.txt"), "x", 1);
  assert_names(home, "1.mdb 1.mdb-lock 2.mdb 2.mdb-lock 99.mdb current"
                     " current.new letter.txt writer ");
  assert_true(has(env, "a", "1"));
  assert_int_equal(commit(env, "a", "2"), ESS_OK);
  assert_names(home, "1.mdb 1.mdb-lock current letter.txt writer ");
  ess_env_close(env);
}

static void
backs_up_what_is_committed(void **state)
{
  char copy[80];
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;

  (void)snprintf(copy, sizeof copy, "%s/copy/", box);
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  assert_int_equal(ess_env_write(env, &txn), ESS_OK);
  assert_int_equal(put(env, txn, "a", "2"), 0);
  assert_int_equal(ess_env_backup(env, copy), ESS_OK);
  assert_int_equal(ess_env_commit(env, txn), ESS_OK);
  assert_names(box, "copy store ");

  assert_int_equal(ess_env_backup(env, copy), ESS_IO);
  assert_reported("cannot write the backup: File exists | give another name");
  copy[strlen(copy) - 1] = '\0';
  assert_int_equal(ess_env_backup(env, copy), ESS_IO);
  ess_env_close(env);
  assert_names(copy, "1.mdb current ");
  assert_non_null(env = opened(copy, true, 0));
  assert_true(has(env, "a", "1"));
  assert_int_equal(commit(env, "a", "3"), ESS_OK);
  ess_env_close(env);
}

/* Another process, whose files may have no more than 64 KiB. */
static int
fill_the_disk(const int ends[2])
{
  char copy[80];
  const struct rlimit small = {1 << 16, 1 << 16};
  struct ess_env *env = opened(home, true, 0);
  struct ess_env *next = NULL;
  MDB_txn *txn = NULL;
  MDB_val value = {1 << 18, NULL};
  MDB_val key = {3, (void *)(size_t)"big"};

  (void)ends;
  (void)snprintf(copy, sizeof copy, "%s/copy", box);
  value.mv_data = calloc(1, value.mv_size);
  (void)signal(SIGXFSZ, SIG_IGN);
  bool fine = env && setrlimit(RLIMIT_FSIZE, &small) == 0 &&
              ess_env_backup(env, copy) == ESS_IO;
  fine = fine && ess_env_write(env, &txn) == ESS_OK &&
         mdb_put(txn, ess_env_db(env, ESS_DB_TERMS), &key, &value, 0) == 0 &&
         ess_env_commit(env, txn) == ESS_IO;
  fine = fine && ess_env_successor(env, &next) == ESS_IO && !next;
  fine = fine && has(env, "a", "1") && has(env, "c", NULL);
  fine = fine && strstr(ess_buf_str(&reported),
                        "cannot commit: the file would be larger");
  ess_env_close(env);
  free(value.mv_data);
  return !fine;
}

static void
leaves_nothing_half_done(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  char big[1 << 17] = {0};
  memset(big, 'x', sizeof big - 1);
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  assert_int_equal(commit(env, "b", big), ESS_OK);
  const struct other other = start(fill_the_disk);
  assert_int_equal(finish(&other), 0);
  assert_names(box, "store ");
  assert_names(home, "1.mdb 1.mdb-lock current writer ");
  assert_int_equal(commit(env, "c", "1"), ESS_OK);
  assert_true(has(env, "b", big));
  ess_env_close(env);
}

/* Another process: no store can be made where no file may have a byte. */
static int
make_without_space(const int ends[2])
{
  const struct rlimit none = {0, 0};
  (void)ends;
  (void)signal(SIGXFSZ, SIG_IGN);
  return setrlimit(RLIMIT_FSIZE, &none) != 0 || opened(home, true, 0) != NULL;
}

static void
makes_nothing_without_space(void **state)
{
  (void)state;
  const struct other other = start(make_without_space);
  assert_int_equal(finish(&other), 0);
  assert_names(box, "");
  assert_int_equal(mkdir(home, 0777), 0);
  const struct other again = start(make_without_space);
  assert_int_equal(finish(&again), 0);
  assert_names(home, "writer ");
  ess_env_close(opened(home, true, 0));
  assert_names(home, "1.mdb 1.mdb-lock current writer ");
}

static void
forgets_dead_readers(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;
  int dead = -1;

  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  ess_env_close(env);
  const struct other alive = start(write_slowly); /* else LMDB begins anew */
  await(&alive);
  const struct other killed = start(read_slowly);
  await(&killed);
  assert_int_equal(kill(killed.pid, SIGKILL), 0);
  assert_int_equal(finish(&killed), -SIGKILL);
  assert_non_null(env = opened(home, false, 0));
  assert_int_equal(ess_env_read(env, &txn), ESS_OK);
  assert_int_equal(mdb_reader_check(mdb_txn_env(txn), &dead), 0);
  assert_int_equal(dead, 0);
  ess_env_abort(env, txn);
  ess_env_close(env);
  go_on(&alive);
  assert_int_equal(finish(&alive), 0);
}

/* Another process: compacts again and again. */
static int
compact_often(const int ends[2])
{
  struct ess_env *env = opened(home, true, 0);
  bool fine = env != NULL;
  tell(ends);
  for (int i = 0; i < 50 && fine; ++i) {
    fine = compact(env, "a", "1") == ESS_OK;
  }
  tell(ends);
  be_told(ends);
  ess_env_close(env);
  return !fine;
}

static void
opens_while_files_change(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  ess_env_close(env);
  const struct other other = start(compact_often);
  await(&other);
  assert_int_equal(fcntl(other.from, F_SETFL, O_NONBLOCK), 0);
  for (char byte = 0; read(other.from, &byte, 1) != 1;) {
    assert_non_null(env = opened(home, false, 0));
    assert_true(has(env, "a", "1"));
    ess_env_close(env);
  }
  go_on(&other);
  assert_int_equal(finish(&other), 0);
}

/* A thread that reads until it is told to stop; both values are always
   written together. */
struct reading {
  struct ess_env *env;
  atomic_bool stop;
  unsigned n;
  unsigned wrong;
};

static void *
read_often(void *self)
{
  struct reading *r = self;
  for (; !r->stop || r->n == 0; ++r->n) {
    MDB_txn *txn = NULL;
    if (ess_env_read(r->env, &txn) != ESS_OK ||
        (!has_in(r->env, txn, "a", "1") && !has_in(r->env, txn, "a", "2"))) {
      ++r->wrong;
    }
    ess_env_abort(r->env, txn);
  }
  return NULL;
}

static void
serves_threads(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 5);
  struct reading readings[3];
  pthread_t threads[3];

  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  for (size_t i = 0; i < 3; ++i) {
    readings[i] = (struct reading){env, false, 0, 0};
    assert_int_equal(
      pthread_create(&threads[i], NULL, read_often, &readings[i]), 0);
  }
  for (int i = 0; i < 30; ++i) {
    assert_int_equal(i % 5 ? commit(env, "a", i % 2 ? "1" : "2")
                           : compact(env, "a", "1"), ESS_OK);
  }
  for (size_t i = 0; i < 3; ++i) {
    readings[i].stop = true;
    assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(readings[i].wrong, 0);
  }
  ess_env_close(env);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    IN_BOX(keeps_what_is_read_when_half_closed),
    IN_BOX(waits_for_another_writer),
    IN_BOX(says_nothing_is_kept_where_nothing_is),
    IN_BOX(outlives_a_killed_writer),
    IN_BOX(shows_a_new_file_to_all),
    IN_BOX(writes_to_the_new_file),
    IN_BOX(never_writes_to_the_old_file),
    IN_BOX(takes_current_that_is_written_again),
    IN_BOX(removes_what_did_not_succeed),
    IN_BOX(removes_what_is_left_behind),
    IN_BOX(backs_up_what_is_committed),
    IN_BOX(leaves_nothing_half_done),
    IN_BOX(makes_nothing_without_space),
    IN_BOX(forgets_dead_readers),
    IN_BOX(opens_while_files_change),
    IN_BOX(serves_threads),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
