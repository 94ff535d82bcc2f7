/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Records sorted with little memory come as from an array sorted whole. */

#include "base/buf.h"
#include "base/spool.h"

#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

enum { max_records = 4000 };

/* Records with their bytes, in no order. */
struct sample {
  struct ess_buf bytes;
  size_t at[max_records];
  struct ess_record records[max_records];
  size_t n;
};

static unsigned
chosen(unsigned *seed, unsigned below)
{
  *seed = *seed * 1103515245U + 12345U;
  return (*seed >> 16) % below;
}

/* `n` records of up to `key` and `payload` bytes, many of them equal. */
static void
fill(struct sample *s, size_t n, unsigned key, unsigned payload,
     unsigned seed)
{
  size_t lengths[max_records][2];

  *s = (struct sample){.n = n};
  for (size_t i = 0; i < n; ++i) {
    lengths[i][0] = chosen(&seed, key + 1);
    lengths[i][1] = chosen(&seed, payload + 1);
    s->at[i] = s->bytes.len;
    for (size_t k = 0; k < lengths[i][0] + lengths[i][1]; ++k) {
      ess_buf_putc(&s->bytes, "\0a\xFF"[chosen(&seed, 3)]);
    }
  }
  for (size_t i = 0; i < n; ++i) {
    const char *from = ess_buf_str(&s->bytes) + s->at[i];
    s->records[i] = (struct ess_record){{from, lengths[i][0]},
                                        {from + lengths[i][0], lengths[i][1]}};
  }
}

static int
compare(const void *a, const void *b)
{
  return ess_record_compare(a, b);
}

/* What should come, and how much of it came. */
struct expected {
  struct sample *sample;
  size_t i;
  bool stop;
};

static enum ess_status
expect(void *self, const struct ess_record *record)
{
  struct expected *e = self;
  const struct ess_record *records = e->sample->records;

  while (e->i && e->i < e->sample->n &&
         compare(&records[e->i], &records[e->i - 1]) == 0) {
    ++e->i;
  }
  assert_true(e->i < e->sample->n);
  assert_int_equal(compare(record, &records[e->i]), 0);
  ++e->i;
  return e->stop ? ESS_NO : ESS_OK;
}

static void
assert_all(struct ess_spool *spool, struct sample *s)
{
  struct expected e = {s, 0, false};
  const struct ess_record_sink sink = {expect, &e};

  assert_int_equal(ess_spool_each(spool, &sink), ESS_OK);
  while (e.i && e.i < s->n &&
         compare(&s->records[e.i], &s->records[e.i - 1]) == 0) {
    ++e.i;
  }
  assert_int_equal(e.i, s->n);
}

/* Sorted within `memory` bytes; returns the number of runs. */
static size_t
assert_sorted(size_t memory, size_t n, unsigned key, unsigned payload)
{
  static struct sample s;
  const struct ess_spool_options options = {memory, NULL};
  struct ess_log log = {0};
  struct ess_spool *spool = ess_spool_new(&options, &log);

  assert_non_null(spool);
  fill(&s, n, key, payload, (unsigned)(n + key));
  for (size_t i = 0; i < n; ++i) {
    assert_int_equal(ess_spool_add(spool, &s.records[i]), ESS_OK);
  }
  qsort(s.records, n, sizeof *s.records, compare);
  assert_all(spool, &s);
  assert_all(spool, &s);
  const size_t runs = ess_spool_runs(spool);
  ess_spool_free(spool);
  ess_buf_clear(&s.bytes);
  return runs;
}

static void
records_come_sorted_from_memory(void **state)
{
  (void)state;
  assert_int_equal(assert_sorted(0, 0, 3, 3), 0);
  assert_int_equal(assert_sorted(0, 1, 3, 3), 0);
  assert_int_equal(assert_sorted(0, max_records, 8, 8), 0);
  assert_int_equal(assert_sorted(SIZE_MAX, max_records, 2, 0), 0);
}

static void
records_come_sorted_from_runs(void **state)
{
  (void)state;
  assert_int_equal(assert_sorted(1, 1, 3, 3), 0);
  assert_int_equal(assert_sorted(1, 2, 3, 3), 2);
  assert_int_equal(assert_sorted(1, 300, 3, 3), 300);
  assert_true(assert_sorted(100, 1000, 4, 4) > 100);
  assert_true(assert_sorted(4096, max_records, 6, 20) > 10);
  assert_true(assert_sorted(1 << 14, max_records, 3, 60) > 2);
}

/* Longer than the memory, and than the window that a run is read by. */
static void
long_records_pass(void **state)
{
  (void)state;
  assert_true(assert_sorted(1000, 100, 9000, 20000) > 50);
}

static void
no_records_come_from_nothing(void **state)
{
  static struct sample s;
  struct ess_log log = {0};
  struct ess_spool *spool = ess_spool_new(NULL, &log);
  (void)state;
  s.n = 0;
  assert_all(spool, &s);
  ess_spool_free(spool);
  ess_spool_free(NULL);
}

static void
the_sink_can_stop_it(void **state)
{
  static struct sample s;
  static const size_t memories[] = {0, 64};
  struct ess_log log = {0};
  (void)state;
  for (size_t k = 0; k < 2; ++k) {
    const struct ess_spool_options options = {memories[k], NULL};
    struct ess_spool *spool = ess_spool_new(&options, &log);
    struct expected e = {&s, 0, true};
    const struct ess_record_sink sink = {expect, &e};
    fill(&s, 50, 4, 4, 7);
    for (size_t i = 0; i < s.n; ++i) {
      assert_int_equal(ess_spool_add(spool, &s.records[i]), ESS_OK);
    }
    qsort(s.records, s.n, sizeof *s.records, compare);
    assert_int_equal(ess_spool_each(spool, &sink), ESS_NO);
    assert_int_equal(e.i, 1);
    ess_spool_free(spool);
    ess_buf_clear(&s.bytes);
  }
  assert_int_equal(log.errors, 0);
}

/* Add records until it fails, which it must, with one report. */
static void
assert_fails(struct ess_spool *spool, const struct ess_log *log)
{
  static const char text[5000];
  const struct ess_record record = {{text, 5}, {text, sizeof text}};
  enum ess_status st = ESS_OK;

  for (int i = 0; i < 100 && st == ESS_OK; ++i) {
    st = ess_spool_add(spool, &record);
  }
  assert_int_equal(st, ESS_IO);
  assert_int_equal(ess_spool_add(spool, &record), ESS_IO);
  assert_int_equal(log->errors, 1);
  ess_spool_free(spool);
}

static void
a_folder_that_is_not_there_is_reported(void **state)
{
  const struct ess_spool_options options = {64, "/nowhere/at/all"};
  struct ess_log log = {0};
  (void)state;
  assert_fails(ess_spool_new(&options, &log), &log);
}

/* A limit on the size of files stands in for a full disk. */
static void
a_full_disk_is_reported(void **state)
{
  const struct ess_spool_options options = {64, NULL};
  struct ess_log log = {0};
  struct rlimit old;
  (void)state;
  (void)signal(SIGXFSZ, SIG_IGN);
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
  const struct rlimit small = {100000, old.rlim_max};
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
  assert_fails(ess_spool_new(&options, &log), &log);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(records_come_sorted_from_memory),
    cmocka_unit_test(records_come_sorted_from_runs),
    cmocka_unit_test(long_records_pass),
    cmocka_unit_test(no_records_come_from_nothing),
    cmocka_unit_test(the_sink_can_stop_it),
    cmocka_unit_test(a_folder_that_is_not_there_is_reported),
    cmocka_unit_test(a_full_disk_is_reported),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
