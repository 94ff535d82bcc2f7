/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The folder of a store: what is made, refused, shared within a process, and
   how it does with few rights and little space. */

#include "store_env.h"

#include <errno.h>
#include <sys/resource.h>

static void
makes_a_store_once(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  assert_non_null(env);
  assert_names(home, "1.mdb 1.mdb-lock current writer ");
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  ess_env_close(env);

  env = opened(home, true, 0);
  assert_true(has(env, "a", "1"));
  assert_string_equal(ess_env_folder(env), home);
  assert_ptr_equal(ess_env_log(env), &test_log);
  ess_env_close(env);
  ess_env_close(NULL);
  assert_string_equal(ess_buf_str(&reported), "");
}

static void
has_all_databases(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;
  MDB_stat stat;
  MDB_val key = {6, (void *)(size_t)"format"};
  MDB_val value;
  unsigned flags = 0;

  assert_int_equal(ess_env_read(env, &txn), ESS_OK);
  assert_int_equal(ess_env_generation(txn), 1);
  for (unsigned db = 0; db < ESS_DB_COUNT; ++db) {
    const MDB_dbi dbi = ess_env_db(env, (enum ess_db)db);
    assert_int_equal(mdb_stat(txn, dbi, &stat), 0);
    assert_int_equal(stat.ms_entries, db == ESS_DB_META);
    assert_int_equal(mdb_dbi_flags(txn, dbi, &flags), 0);
    assert_int_equal(flags, db == ESS_DB_HASHES ? MDB_DUPSORT | MDB_DUPFIXED
                                                : 0);
    assert_non_null(ess_env_db_name((enum ess_db)db));
  }
  assert_int_equal(mdb_get(txn, ess_env_db(env, ESS_DB_META), &key, &value),
                   0);
  assert_int_equal(value.mv_size, 4);
  assert_memory_equal(value.mv_data, "\1\0\0\0", 4);
  ess_env_abort(env, txn);
  ess_env_close(env);
}

/* What stands at the path, and how it is refused: to read, to write. */
static const struct refusal {
  const char *make; /* a command; % is the path */
  const char *read;
  const char *write; /* NULL: a store is made */
} refusals[] = {
  {"true",
   "cannot open the store: No such file or directory |"
   " make one with: essaim load FILE",
   NULL},
  {"mkdir %", "not a store: an empty folder | make one with: essaim load",
   NULL},
  {"mkdir %; touch %/writer %/current.new", "not a store: an empty folder |",
   NULL},
  {"mkdir %; echo 1.mdb > %/current.new; echo half > %/1.mdb; touch"
   " %/1.mdb-lock", "not a store: an empty folder |", NULL},
  {"mkdir %; echo 2.mdb > %/current.new; echo half > %/2.mdb",
   "damaged: the file that names the one in use is not there |",
   "damaged: the file that names the one in use is not there |"},
  {"mkdir %; echo data > %/1.mdb",
   "damaged: the file that names the one in use is not there |"
   " write the name of its .mdb file into: current",
   "damaged: the file that names the one in use is not there |"},
  {"mkdir %; echo mine > %/letter.txt",
   "not a store: a folder with other files in it | give another path",
   "not a store: a folder with other files in it | give another path"},
  {"echo mine > %",
   "not a store: a file, where a folder should be | give another path",
   "not a store: a file, where a folder should be | give another path"},
  {"mkfifo %", "not a store: a file, where a folder should be |",
   "not a store: a file, where a folder should be |"},
  {"printf 'SQLite format 3\\0 and so on' > %",
   "not a store: an SQLite database | add: --storage sqlite",
   "not a store: an SQLite database | add: --storage sqlite"},
  {"mkdir %; touch %/current", "damaged: current does not name a file |",
   "damaged: current does not name a file |"},
  {"mkdir %; echo ../1.mdb > %/current; touch %/../1.mdb",
   "damaged: current does not name a file |",
   "damaged: current does not name a file |"},
  {"mkdir %; printf '1.mdb' > %/current; touch %/1.mdb",
   "damaged: current does not name a file |",
   "damaged: current does not name a file |"},
  {"mkdir %; printf '1.mdb\\n\\0' > %/current; touch %/1.mdb",
   "damaged: current does not name a file |",
   "damaged: current does not name a file |"},
  {"mkdir %; echo 0001.mdb > %/current; touch %/1.mdb",
   "damaged: current does not name a file |",
   "damaged: current does not name a file |"},
  {"mkdir %; echo 1111111111111111111.mdb > %/current",
   "damaged: current does not name a file |",
   "damaged: current does not name a file |"},
  {"mkdir %; ln -s /etc/passwd %/current", "cannot open the store: ",
   "cannot open the store: "},
  {"mkdir %; echo 7.mdb > %/current",
   "damaged: the file that current names is not there | restore a backup",
   "damaged: the file that current names is not there | restore a backup"},
  {"mkdir %; echo 7.mdb > %/current; head -c 65536 /dev/urandom > %/7.mdb",
   "cannot open the store: not an LMDB file, or damaged | restore",
   "cannot open the store: not an LMDB file, or damaged | restore"},
  {"mkdir %; echo 7.mdb > %/current; echo short > %/7.mdb",
   "cannot open the store: not an LMDB file, or damaged |",
   "cannot open the store: not an LMDB file, or damaged |"},
  {"mkdir %; echo 7.mdb > %/current; touch %/7.mdb",
   "cannot open the store: not an LMDB file, or damaged |",
   "cannot open the store: not an LMDB file, or damaged |"},
  {"mkdir %; echo 7.mdb > %/current; mkfifo %/7.mdb",
   "cannot open the store: not an LMDB file, or damaged |",
   "cannot open the store: not an LMDB file, or damaged |"},
};

/* Run `command` with each % replaced by the path of the store. */
static void
run_at_home(const char *command)
{
  struct ess_buf line = {0};
  for (const char *p = command; *p; ++p) {
    if (*p == '%') {
      ess_buf_puts(&line, home);
    } else {
      ess_buf_putc(&line, *p);
    }
  }
  assert_int_equal(run(ess_buf_str(&line)), 0);
  ess_buf_clear(&line);
}

/* What is there, and when it was last changed: to see that it is left. */
static void
take_picture(struct ess_buf *out)
{
  char line[256];
  (void)snprintf(line, sizeof line,
                 "find %s ! -type d ! -name '*-lock' -printf"
                 " '%%P %%s %%T@ %%i\\n' | LC_ALL=C sort", box);
  FILE *pipe = popen(line, "r"); /* NOLINT: fixed words */
  assert_non_null(pipe);
  while (fgets(line, sizeof line, pipe)) {
    ess_buf_puts(out, line);
  }
  (void)pclose(pipe);
}

static void
assert_refused(const struct refusal *refusal, bool write)
{
  struct ess_buf before = {0};
  struct ess_buf after = {0};
  const char *expected = write ? refusal->write : refusal->read;
  struct ess_env *env = NULL;

  assert_int_equal(set_up(NULL), 0);
  run_at_home(refusal->make);
  take_picture(&before);
  env = opened(home, write, 0);
  if (expected) {
    assert_null(env);
    assert_int_equal(test_log.errors, 1);
    assert_reported(expected);
    take_picture(&after);
    assert_string_equal(ess_buf_str(&before), ess_buf_str(&after));
  } else {
    assert_non_null(env);
    assert_int_equal(commit(env, "a", "1"), ESS_OK);
    assert_names(home, "1.mdb 1.mdb-lock current writer ");
  }
  ess_env_close(env);
  ess_buf_clear(&before);
  ess_buf_clear(&after);
  test_log.errors = 0;
  assert_int_equal(tear_down(NULL), 0);
}

static void
refuses_what_is_no_store(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; ++i) {
    assert_refused(&refusals[i], false);
    assert_refused(&refusals[i], true);
  }
}

static void
wants_a_folder_around(void **state)
{
  char path[96];
  (void)state;
  (void)snprintf(path, sizeof path, "%s/not/there", box);
  assert_null(opened(path, true, 0));
  assert_reported("cannot make the store: No such file or directory | make the"
                  " folder around it first");
}

/* Give the store another format; NULL: none at all. */
static void
set_format(const char *bytes)
{
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;
  MDB_val key = {6, (void *)(size_t)"format"};
  MDB_val value = {4, (void *)(size_t)bytes};

  assert_int_equal(ess_env_write(env, &txn), ESS_OK);
  if (bytes) {
    assert_int_equal(
      mdb_put(txn, ess_env_db(env, ESS_DB_META), &key, &value, 0), 0);
  } else {
    assert_int_equal(mdb_del(txn, ess_env_db(env, ESS_DB_META), &key, NULL),
                     0);
  }
  assert_int_equal(ess_env_commit(env, txn), ESS_OK);
  ess_env_close(env);
}

static const struct {
  const char *bytes;
  const char *reported;
} formats[] = {
  {"\2\0\0\0", "format 2, which is newer than that of this essaim, 1 | use"},
  {"\1\1\0\0", "format 257, which is newer than that of this essaim, 1 |"},
  {"\0\0\0\200", "format 2147483648, which is newer"},
  {NULL, "not a store: an LMDB file of some other program |"},
};

static void
refuses_other_formats(void **state)
{
  for (size_t i = 0; i < sizeof formats / sizeof formats[0]; ++i) {
    assert_int_equal(set_up(state), 0);
    set_format(formats[i].bytes);
    assert_null(opened(home, false, 0));
    assert_reported(formats[i].reported);
    assert_int_equal(tear_down(state), 0);
  }
}

static void
gives_up_what_is_aborted(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;

  assert_int_equal(commit(env, "b", "1"), ESS_OK);
  assert_int_equal(ess_env_write(env, &txn), ESS_OK);
  assert_int_equal(put(env, txn, "a", "1"), 0);
  ess_env_abort(env, txn);
  ess_env_abort(env, NULL);
  assert_true(has(env, "a", NULL));
  assert_int_equal(commit(env, "a", "2"), ESS_OK);
  assert_true(has(env, "a", "2"));
  ess_env_close(env);
}

static void
removes_what_was_made_for_nothing(void **state)
{
  (void)state;
  struct ess_env *env = opened_fleeting(home);
  MDB_txn *txn = NULL;

  assert_int_equal(ess_env_write(env, &txn), ESS_OK);
  assert_int_equal(put(env, txn, "a", "1"), 0);
  ess_env_abort(env, txn);
  ess_env_close(env);
  assert_names(box, "");

  /* One that was there, though empty, stays. */
  ess_env_close(opened_fleeting(home));
  env = opened_fleeting(home);
  assert_int_equal(ess_env_write(env, &txn), ESS_OK);
  ess_env_abort(env, txn);
  ess_env_close(env);
  assert_names(home, "1.mdb 1.mdb-lock current writer ");
}

static void
keeps_what_was_made_to_stay(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;

  assert_int_equal(ess_env_write(env, &txn), ESS_OK);
  ess_env_abort(env, txn);
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  assert_true(has(env, "a", "1"));
  ess_env_close(env);
}

static void
shows_readers_a_snapshot(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *early = NULL;

  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  assert_int_equal(ess_env_read(env, &early), ESS_OK);
  for (int i = 0; i < 20; ++i) {
    assert_int_equal(commit(env, "a", i % 2 ? "2" : "3"), ESS_OK);
  }
  assert_true(has_in(env, early, "a", "1"));
  assert_true(has(env, "a", "2"));
  ess_env_abort(env, early);
  ess_env_close(env);
}

static void
shares_what_is_open(void **state)
{
  char again[80];
  (void)state;
  struct ess_env *reader = NULL;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;

  (void)snprintf(again, sizeof again, "%s/../store/.", home);
  assert_non_null(reader = opened(again, false, 0));
  assert_string_equal(ess_env_folder(reader), again);
  assert_int_equal(ess_env_write(env, &txn), ESS_OK);
  assert_int_equal(put(env, txn, "a", "1"), 0);
  assert_true(has(reader, "a", NULL));
  assert_int_equal(ess_env_commit(env, txn), ESS_OK);
  assert_true(has(reader, "a", "1"));
  assert_int_equal(ess_env_write(reader, &txn), ESS_IO);
  assert_null(txn);
  assert_reported("cannot write to the store: it was opened to be read |");
  ess_env_close(env);
  assert_true(has(reader, "a", "1"));
  assert_non_null(env = opened(home, true, 0));
  assert_int_equal(commit(env, "a", "2"), ESS_OK);
  assert_true(has(reader, "a", "2"));
  ess_env_close(reader);
  ess_env_close(env);
}

static void
has_one_writer_a_process(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  struct ess_env *second = opened(home, true, 0);
  MDB_txn *txn = NULL;
  MDB_txn *none = NULL;

  assert_int_equal(ess_env_write(env, &txn), ESS_OK);
  assert_int_equal(ess_env_write(second, &none), ESS_IO);
  assert_reported("this process is writing to the store already |");
  assert_int_equal(ess_env_commit(env, txn), ESS_OK);
  assert_int_equal(commit(second, "a", "1"), ESS_OK);
  ess_env_close(env);
  ess_env_close(second);
}

/* So many bytes of address space are there beside what is used now. */
static bool
limit_space(size_t bytes)
{
  unsigned long pages = 0;
  FILE *f = fopen("/proc/self/statm", "r");
  const bool known = f && fscanf(f, "%lu", &pages) == 1;
  const size_t used = pages * (size_t)sysconf(_SC_PAGESIZE);
  const struct rlimit limit = {used + bytes, used + bytes};
  if (f) {
    (void)fclose(f);
  }
  return known && setrlimit(RLIMIT_AS, &limit) == 0;
}

/* Write `n` values of a million bytes, under the keys from `first` on, in one
   transaction. Returns the first error of LMDB. */
static int
grow(struct ess_env *env, unsigned first, unsigned n)
{
  static char bytes[1000000];
  MDB_txn *txn = NULL;
  int rc = ess_env_write(env, &txn) == ESS_OK ? 0 : -1;

  for (unsigned i = first; i < first + n && rc == 0; ++i) {
    MDB_val key = {sizeof i, &i};
    MDB_val value = {sizeof bytes, bytes};
    rc = mdb_put(txn, ess_env_db(env, ESS_DB_TERMS), &key, &value, 0);
  }
  if (rc == 0) {
    return ess_env_commit(env, txn) == ESS_OK ? 0 : -1;
  }
  ess_env_abort(env, txn);
  return rc;
}

/* Another process, in 240 MB: its map is outgrown by us; then it fills what
   it can address. */
static int
live_in_little(const int ends[2])
{
  MDB_envinfo info = {0};
  MDB_txn *txn = NULL;
  const bool limited = limit_space((size_t)240 << 20);
  struct ess_env *env = limited ? opened(home, true, 10) : NULL;
  bool fine = env && ess_env_read(env, &txn) == ESS_OK;

  if (fine) {
    (void)mdb_env_info(mdb_txn_env(txn), &info);
    fine = info.me_mapsize > 64 << 20 && info.me_mapsize < 80 << 20;
  }
  ess_env_abort(env, txn);
  tell(ends);
  be_told(ends);
  fine = fine && has(env, "a", "1") && has(env, "b", "1");
  fine = fine && commit(env, "b", "2") == ESS_OK;
  int rc = 0;
  for (unsigned k = 100; fine && rc == 0 && k < 400; k += 10) {
    rc = grow(env, k, 10);
  }
  fine = fine && rc == MDB_MAP_FULL && has(env, "b", "2");
  ess_env_close(env);
  return !fine;
}

static bool
is_sanitized(void)
{
  const char *sanitized = getenv("SANITIZED");
  return sanitized && *sanitized;
}

static void
works_in_little_space(void **state)
{
  (void)state;
  if (is_sanitized()) {
    skip(); /* the sanitizer itself takes more than any limit */
  }
  struct ess_env *env = opened(home, true, 10);
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  const struct other other = start(live_in_little);
  await(&other);
  assert_int_equal(grow(env, 0, 90), 0);
  assert_int_equal(commit(env, "b", "1"), ESS_OK);
  go_on(&other);
  assert_int_equal(finish(&other), 0);
  assert_true(has(env, "b", "2"));
  ess_env_close(env);
}

/* Another process, of somebody who may read the store only. */
static int
read_as_stranger(const int ends[2])
{
  (void)ends;
  if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
    return 1;
  }
  struct ess_env *env = opened(home, false, 0);
  bool fine = has(env, "a", "1") && !opened(home, true, 0);
  fine = fine && strstr(ess_buf_str(&reported),
                        "cannot write to the store: permission denied | ask");
  ess_env_close(env);
  return !fine;
}

static int
be_kept_out(const int ends[2])
{
  (void)ends;
  if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
    return 1;
  }
  return opened(home, false, 0) || opened(home, true, 0) ||
         !strstr(ess_buf_str(&reported),
                 "cannot open the store: permission denied | ask for");
}

/* What others may do with the folder, the file, its lock, `writer`. */
static const char *const rights[] = {
  "chmod 755 %; chmod 644 %/*",
  "chmod 755 %; chmod 644 %/*; chmod 666 %/*-lock",
  "chmod 755 %; chmod 644 %/*; rm %/*-lock",
  "chmod 777 %; chmod 644 %/*; rm %/*-lock",
  "chmod 755 %; chmod 666 %/1.mdb; chmod 644 %/*-lock",
};

static void
reads_what_cannot_be_written(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof rights / sizeof rights[0]; ++i) {
    struct ess_env *env = opened(home, true, 0);
    assert_int_equal(commit(env, "a", "1"), ESS_OK);
    ess_env_close(env);
    run_at_home(rights[i]);
    const struct other other = start(read_as_stranger);
    assert_int_equal(finish(&other), 0);
    run_at_home("chmod 777 %; rm -f %/*-lock");
  }
  run_at_home("chmod 700 %");
  const struct other other = start(be_kept_out);
  assert_int_equal(finish(&other), 0);
  run_at_home("chmod 755 %; chmod 600 %/1.mdb");
  const struct other again = start(be_kept_out);
  assert_int_equal(finish(&again), 0);
}

static void
says_that_the_store_is_gone(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;
  run_at_home("rm -rf %");
  assert_int_equal(ess_env_read(env, &txn), ESS_IO);
  assert_reported("the store is gone: No such file or directory | open it");
  struct ess_env *next = opened(home, true, 0);
  assert_int_equal(commit(next, "a", "1"), ESS_OK);
  assert_int_equal(ess_env_read(env, &txn), ESS_IO);
  ess_env_close(env);
  assert_true(has(next, "a", "1"));
  ess_env_close(next);
}

static void
keeps_no_file_open(void **state)
{
  (void)state;
  struct ess_buf before = {0};
  struct ess_buf after = {0};
  ess_env_close(opened(home, true, 0));
  list_names("/proc/self/fd", &before);
  for (int i = 0; i < 3; ++i) {
    struct ess_env *env = opened(home, true, 0);
    MDB_txn *txn = NULL;
    assert_int_equal(ess_env_read(env, &txn), ESS_OK);
    assert_int_equal(compact(env, "a", "1"), ESS_OK);
    ess_env_abort(env, txn);
    ess_env_close(env);
    assert_null(opened(box, true, 0));
  }
  list_names("/proc/self/fd", &after);
  assert_string_equal(ess_buf_str(&before), ess_buf_str(&after));
  ess_buf_clear(&before);
  ess_buf_clear(&after);
}

static off_t
size_of(const char *path)
{
  struct stat st = {0};
  assert_int_equal(stat(path, &st), 0);
  return st.st_size;
}

/* Take many pages and give them back; they are the last of the file. LMDB
   does not write them if it has seen its list of free pages before. */
static int
take_and_give_back(struct ess_env *env, MDB_txn *txn)
{
  static char bytes[100000];
  MDB_val key = {1, (void *)(size_t)"k"};
  MDB_val value = {sizeof bytes, bytes};
  int rc = put(env, txn, "a", "2");
  rc = rc ? rc : mdb_put(txn, ess_env_db(env, ESS_DB_SPOG), &key, &value, 0);
  return rc ? rc : mdb_del(txn, ess_env_db(env, ESS_DB_SPOG), &key, NULL);
}

static void
free_some_pages(struct ess_env *env)
{
  for (int i = 0; i < 5; ++i) {
    assert_int_equal(commit(env, "a", "1"), ESS_OK);
  }
}

/* Bytes that the file of the store lacks to have all its pages. */
static long
lacks(struct ess_env *env)
{
  MDB_txn *txn = NULL;
  MDB_envinfo info;
  assert_int_equal(ess_env_read(env, &txn), ESS_OK);
  assert_int_equal(mdb_env_info(mdb_txn_env(txn), &info), 0);
  ess_env_abort(env, txn);
  return (long)(info.me_last_pgno + 1) * 4096 - (long)size_of(in_home("1.mdb"));
}

static void
brings_the_file_to_its_length(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;

  free_some_pages(env);
  assert_int_equal(ess_env_write(env, &txn), ESS_OK);
  assert_int_equal(take_and_give_back(env, txn), 0);
  assert_int_equal(ess_env_commit(env, txn), ESS_OK);
  assert_true(lacks(env) <= 0);
  ess_env_close(env);
}

/* Another process, killed between commit and the mending of the length. */
static int
leave_it_short(const int ends[2])
{
  struct ess_env *env = opened(home, true, 0);
  MDB_txn *txn = NULL;
  (void)ends;
  return !env || ess_env_write(env, &txn) != ESS_OK ||
         take_and_give_back(env, txn) != 0 ||
         mdb_txn_commit(txn) != 0 || lacks(env) <= 0;
}

static void
mends_a_length_that_is_short(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  free_some_pages(env);
  ess_env_close(env);
  const struct other other = start(leave_it_short);
  assert_int_equal(finish(&other), 0);
  assert_non_null(env = opened(home, false, 0));
  assert_true(has(env, "a", "2"));
  assert_true(lacks(env) <= 0);
  ess_env_close(env);
}

static void
refuses_a_file_that_is_cut_off(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  assert_int_equal(grow(env, 0, 1), 0);
  assert_int_equal(commit(env, "a", "1"), ESS_OK);
  ess_env_close(env);
  for (off_t n = size_of(in_home("1.mdb")) - 1; n >= 0; n -= 16384) {
    ess_buf_reset(&reported);
    assert_int_equal(truncate(in_home("1.mdb"), n), 0);
    assert_null(opened(home, false, 0));
    assert_null(opened(home, true, 0));
    assert_reported(n > 8192 ? "damaged: the file of the store has been cut"
                             : "not an LMDB file, or damaged");
    assert_int_equal(size_of(in_home("1.mdb")), n);
  }
}

static const struct {
  int rc;
  const char *reported;
} troubles[] = {
  {ENOSPC, "x: no space left on the disk | free some space, then try again"},
  {EIO, "x: the disk cannot be read or written | "},
  {EROFS, "x: the disk can only be read | "},
  {MDB_MAP_FULL, "x: the store may not grow further | raise the limit"},
  {MDB_READERS_FULL, "x: too many transactions read the store | try"},
  {MDB_VERSION_MISMATCH, "x: written by another version of LMDB"},
  {MDB_CORRUPTED, "x: the store is damaged | restore a backup"},
  {MDB_BAD_TXN, "x: MDB_BAD_TXN"},
  {ENOTDIR, "x: Not a directory | "},
};

static void
says_what_is_wrong(void **state)
{
  (void)state;
  struct ess_env *env = opened(home, true, 0);
  assert_int_equal(ess_env_status(env, 0, "x"), ESS_OK);
  assert_string_equal(ess_buf_str(&reported), "");
  for (size_t i = 0; i < sizeof troubles / sizeof troubles[0]; ++i) {
    ess_buf_reset(&reported);
    assert_int_equal(ess_env_status(env, troubles[i].rc, "x"), ESS_IO);
    assert_reported(troubles[i].reported);
  }
  ess_env_close(env);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    IN_BOX(makes_a_store_once),
    IN_BOX(has_all_databases),
    cmocka_unit_test(refuses_what_is_no_store),
    IN_BOX(wants_a_folder_around),
    cmocka_unit_test(refuses_other_formats),
    IN_BOX(gives_up_what_is_aborted),
    IN_BOX(removes_what_was_made_for_nothing),
    IN_BOX(keeps_what_was_made_to_stay),
    IN_BOX(shows_readers_a_snapshot),
    IN_BOX(shares_what_is_open),
    IN_BOX(has_one_writer_a_process),
    IN_BOX(works_in_little_space),
    IN_BOX(reads_what_cannot_be_written),
    IN_BOX(says_that_the_store_is_gone),
    IN_BOX(keeps_no_file_open),
    IN_BOX(brings_the_file_to_its_length),
    IN_BOX(mends_a_length_that_is_short),
    IN_BOX(refuses_a_file_that_is_cut_off),
    IN_BOX(says_what_is_wrong),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
