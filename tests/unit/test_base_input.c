/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Files in, compressed or not, from the disk or a pipe, in pieces and by
   lines: always the same bytes, or an error. */

#include "base/digest.h"
#include "base/file.h"
#include "base/lines.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#define ZLIB_CONST
#include <zlib.h>

#include "unit.h"

static char path[] = "/tmp/essaim-test-XXXXXX";

static void
write_bytes(struct ess_view v)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(fwrite(v.n ? v.s : "", 1, v.n, file), v.n);
  assert_int_equal(fclose(file), 0);
}

/* Append `v` to `out` as a member of gzip data. */
static void
add_member(struct ess_buf *out, struct ess_view v)
{
  z_stream z = {.next_in = (const Bytef *)v.s, .avail_in = (uInt)v.n};
  char *to = ess_buf_reserve(out, v.n + 1000);

  z.next_out = (Bytef *)to;
  z.avail_out = (uInt)v.n + 1000;
  assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 31, 8, 0), Z_OK);
  assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
  out->len += z.total_out;
  assert_int_equal(deflateEnd(&z), Z_OK);
}

static void
assert_file_gives(struct ess_view bytes, struct ess_view expected)
{
  struct ess_buf out = {0};
  write_bytes(bytes);
  assert_int_equal(ess_file_read(path, &out, NULL), ESS_OK);
  assert_int_equal(out.len, expected.n);
  assert_true(ess_view_equal(ess_buf_view(&out), expected));
  ess_buf_clear(&out);
}

/* Lines that say their number. */
static void
add_lines(struct ess_buf *out, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    ess_buf_printf(out, "line %zu\n", i);
  }
}

static void
what_is_compressed_comes_out(void **state)
{
  struct ess_buf text = {0};
  struct ess_buf z = {0};
  (void)state;
  add_lines(&text, 50000);
  const struct ess_view all = ess_buf_view(&text);
  assert_file_gives(all, all);
  add_member(&z, all);
  assert_file_gives(ess_buf_view(&z), all);
  ess_buf_reset(&z);
  add_member(&z, ess_view_sub(all, 0, 70000));
  add_member(&z, ess_view_sub(all, 0, 0));
  add_member(&z, ess_view_sub(all, 70000, all.n));
  assert_file_gives(ess_buf_view(&z), all);
  for (int i = 0; i < 70000; ++i) {
    ess_buf_putc(&z, '\0');
  }
  assert_file_gives(ess_buf_view(&z), all);
  ess_buf_clear(&text);
  ess_buf_clear(&z);
}

/* All input is taken long before all output is out. */
static void
much_comes_out_of_little(void **state)
{
  struct ess_buf text = {0};
  struct ess_buf z = {0};
  (void)state;
  for (int i = 0; i < 3000000; ++i) {
    ess_buf_putc(&text, 'a');
  }
  add_member(&z, ess_buf_view(&text));
  assert_true(z.len < 5000);
  assert_file_gives(ess_buf_view(&z), ess_buf_view(&text));
  ess_buf_clear(&text);
  ess_buf_clear(&z);
}

static void
short_files_are_files(void **state)
{
  static const char *const texts[] = {"", "\x1F", "\x8B", "\x1Fx", "x"};
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i) {
    assert_file_gives(ess_view_of(texts[i]), ess_view_of(texts[i]));
  }
}

static void
assert_no_gzip(struct ess_view bytes)
{
  struct ess_buf out = {0};
  struct ess_log log = {0};
  write_bytes(bytes);
  assert_int_equal(ess_file_read(path, &out, &log), ESS_BAD_INPUT);
  assert_int_equal(log.errors, 1);
  ess_buf_clear(&out);
}

static void
cut_data_are_an_error(void **state)
{
  struct ess_buf z = {0};
  (void)state;
  add_member(&z, ess_view_of("one\n"));
  const size_t first = z.len;
  add_member(&z, ess_view_of("two two two two\n"));
  for (size_t n = 2; n < z.len; ++n) {
    if (n != first) {
      assert_no_gzip(ess_view_sub(ess_buf_view(&z), 0, n));
    }
  }
  ess_buf_clear(&z);
}

static void
what_stands_behind_is_an_error(void **state)
{
  struct ess_buf z = {0};
  (void)state;
  add_member(&z, ess_view_of("one\n"));
  const size_t n = z.len;
  ess_buf_puts(&z, "x");
  assert_no_gzip(ess_buf_view(&z));
  z.len = n;
  ess_buf_putc(&z, '\0');
  add_member(&z, ess_view_of("two\n"));
  assert_no_gzip(ess_buf_view(&z));
  z.len = n;
  ess_buf_puts(&z, "\x1F");
  assert_no_gzip(ess_buf_view(&z));
  ess_buf_clear(&z);
}

/* A changed byte is seen, or changes nothing (as in the date of the head). */
static void
corrupt_data_are_never_other_text(void **state)
{
  struct ess_buf text = {0};
  struct ess_buf z = {0};
  struct ess_buf out = {0};
  size_t refused = 0;
  (void)state;
  add_lines(&text, 30);
  add_member(&z, ess_buf_view(&text));
  for (size_t i = 2; i < z.len; ++i) {
    z.data[i] = (char)(z.data[i] ^ 0x21);
    write_bytes(ess_buf_view(&z));
    if (ess_file_read(path, &out, NULL) == ESS_OK) {
      assert_string_equal(ess_buf_str(&out), ess_buf_str(&text));
    } else {
      ++refused;
    }
    z.data[i] = (char)(z.data[i] ^ 0x21);
  }
  assert_true(refused >= z.len - 10);
  ess_buf_clear(&text);
  ess_buf_clear(&z);
  ess_buf_clear(&out);
}

/* How far a reading said to be. */
struct told {
  size_t done;
  size_t total;
  size_t times;
};

static void
note_bytes(void *self, size_t done, size_t total)
{
  struct told *told = self;
  assert_true(done > told->done || (done == 0 && told->times == 0));
  *told = (struct told){done, total, told->times + 1};
}

static void
progress_is_that_of_the_disk(void **state)
{
  struct ess_buf text = {0};
  struct ess_buf z = {0};
  struct told told = {0, 0, 0};
  size_t size = 0;
  const struct ess_input_options options = {NULL, {note_bytes, &told}};
  struct ess_input *in = NULL;
  (void)state;
  add_lines(&text, 100000);
  add_member(&z, ess_buf_view(&text));
  write_bytes(ess_buf_view(&z));
  assert_true(ess_input_size(path, &size));
  assert_int_equal(size, z.len);
  assert_false(ess_input_size("/dev/null", &size));
  assert_false(ess_input_size("/tmp", &size));
  assert_int_equal(ess_input_open(path, &in, NULL), ESS_OK);
  ess_input_configure(in, &options);
  assert_int_equal(told.times, 1);
  assert_int_equal(ess_file_take(in, path, &text, NULL), ESS_OK);
  ess_input_close(in);
  assert_int_equal(told.done, z.len);
  assert_int_equal(told.total, z.len);
  assert_true(told.times > 2);
  ess_buf_clear(&text);
  ess_buf_clear(&z);
}

/* Open a pipe that holds `v`, of 50 KiB at most, and gives one byte of it
   first. */
static void
open_pipe(struct ess_view v, struct ess_input **ret)
{
  char name[30];
  int ends[2];
  assert_int_equal(pipe2(ends, O_DIRECT), 0);
  assert_int_equal(write(ends[1], v.s, 1), 1);
  if (v.n > 1) {
    assert_int_equal(write(ends[1], v.s + 1, v.n - 1), v.n - 1);
  }
  (void)snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
  assert_int_equal(ess_input_open(name, ret, NULL), ESS_OK);
  assert_int_equal(close(ends[0]), 0);
  assert_int_equal(close(ends[1]), 0);
}

/* Ask for the digest after `pieces` pieces, twice; the rest is not lost. */
static void
assert_digest(struct ess_input *in, size_t pieces, struct ess_view all)
{
  struct ess_digest digest = {{0}, {0}, 0};
  struct ess_buf out = {0};
  uint64_t once = 0;
  uint64_t twice = 1;
  size_t before = 0;

  ess_digest_add(&digest, all);
  for (size_t i = 0; i < pieces; ++i) {
    assert_int_equal(ess_input_next(in, &out, NULL), ESS_OK);
  }
  assert_int_equal(ess_input_digest(in, &once, NULL), ESS_OK);
  do {
    before = out.len;
    assert_int_equal(ess_input_next(in, &out, NULL), ESS_OK);
  } while (out.len > before);
  assert_int_equal(ess_input_digest(in, &twice, NULL), ESS_OK);
  assert_true(once == ess_digest_value(&digest));
  assert_true(twice == once);
  assert_true(ess_view_equal(ess_buf_view(&out), all));
  ess_buf_clear(&out);
  ess_input_close(in);
}

static void
the_digest_is_that_of_the_text(void **state)
{
  struct ess_buf text = {0};
  struct ess_buf z = {0};
  (void)state;
  add_lines(&text, 20000);
  add_member(&z, ess_buf_view(&text));
  const struct ess_view all = ess_buf_view(&text);
  assert_true(all.n > 3 * 65536 && z.len < 50000);
  for (size_t pieces = 0; pieces < 7; ++pieces) {
    struct ess_input *in = NULL;
    write_bytes(all);
    assert_int_equal(ess_input_open(path, &in, NULL), ESS_OK);
    assert_digest(in, pieces, all);
    write_bytes(ess_buf_view(&z));
    assert_int_equal(ess_input_open(path, &in, NULL), ESS_OK);
    assert_digest(in, pieces, all);
    open_pipe(ess_buf_view(&z), &in);
    assert_digest(in, pieces, all);
  }
  struct ess_input *in = NULL;
  open_pipe(ess_view_sub(all, 0, 50000), &in);
  assert_digest(in, 1, ess_view_sub(all, 0, 50000));
  ess_buf_clear(&text);
  ess_buf_clear(&z);
}

static void
a_pipe_without_room_is_an_error(void **state)
{
  static const struct ess_input_options options = {
    .folder = "/nowhere/at/all"};
  struct ess_log log = {0};
  struct ess_input *in = NULL;
  uint64_t value = 0;
  (void)state;
  open_pipe(ess_view_of("x"), &in);
  ess_input_configure(in, &options);
  assert_int_equal(ess_input_digest(in, &value, &log), ESS_IO);
  assert_int_equal(log.errors, 1);
  ess_input_close(in);
}

static uint64_t
digest_of(struct ess_view v)
{
  struct ess_digest digest = {{0}, {0}, 0};
  ess_digest_add(&digest, v);
  return ess_digest_value(&digest);
}

static void
a_digest_knows_every_bit(void **state)
{
  char text[100];
  (void)state;
  memset(text, 'a', sizeof text);
  const struct ess_view all = {text, sizeof text};
  const uint64_t value = digest_of(all);
  for (size_t i = 0; i < 8 * sizeof text; ++i) {
    const char bit = (char)(1U << i % 8);
    text[i / 8] = (char)(text[i / 8] ^ bit);
    assert_true(digest_of(all) != value);
    if (i / 8 + 32 < sizeof text) {
      /* The same change one step later does not take it back. */
      text[i / 8 + 32] = (char)(text[i / 8 + 32] ^ bit);
      assert_true(digest_of(all) != value);
      text[i / 8 + 32] = (char)(text[i / 8 + 32] ^ bit);
    }
    text[i / 8] = (char)(text[i / 8] ^ bit);
  }
  memset(text, 0, sizeof text);
  for (size_t n = 0; n < sizeof text; ++n) {
    assert_true(digest_of((struct ess_view){text, n}) !=
                digest_of((struct ess_view){text, n + 1}));
  }
}

static void
a_digest_does_not_know_pieces(void **state)
{
  struct ess_buf text = {0};
  (void)state;
  add_lines(&text, 20);
  const struct ess_view all = ess_buf_view(&text);
  for (size_t i = 0; i <= all.n; ++i) {
    struct ess_digest digest = {{0}, {0}, 0};
    ess_digest_add(&digest, ess_view_sub(all, 0, i));
    ess_digest_add(&digest, ess_view_sub(all, i, i / 3));
    ess_digest_add(&digest, ess_view_sub(all, i + i / 3, all.n));
    assert_true(ess_digest_value(&digest) == digest_of(all));
  }
  ess_buf_clear(&text);
}

static void
the_extension_is_that_of_the_text(void **state)
{
  static const char *const rows[][2] = {
    {"a.nt", "nt"},         {"a.nt.gz", "nt"}, {"a.TTL.GZ", "TTL"},
    {"/x.y/a", ""},         {"a.", ""},        {"a.gz", ""},
    {".gz", "gz"},          {"", ""},          {"x/.gz.gz", "gz"},
    {"a.very-long-extension", ""}};
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    const struct ess_extension extension = ess_input_extension(rows[i][0]);
    assert_string_equal(extension.text, rows[i][1]);
  }
}

/* Read `text` in pieces of lines of about `size` bytes, and put them
   together again. */
static void
assert_lines(struct ess_view text, size_t size)
{
  struct ess_lines lines = {.source = path, .piece = size};
  struct ess_buf out = {0};
  struct ess_view piece = {NULL, 1};
  write_bytes(text);
  assert_int_equal(ess_input_open(path, &lines.in, NULL), ESS_OK);
  while (piece.n) {
    assert_int_equal(ess_lines_next(&lines, 1, &piece, NULL), ESS_OK);
    ess_buf_add(&out, piece);
    assert_true(piece.n == 0 || out.len == text.n ||
                piece.s[piece.n - 1] == '\n');
  }
  assert_true(ess_view_equal(ess_buf_view(&out), text));
  ess_input_close(lines.in);
  ess_lines_clear(&lines);
  ess_buf_clear(&out);
}

static void
lines_come_whole(void **state)
{
  struct ess_buf text = {0};
  (void)state;
  assert_lines(ess_view_of(""), 1);
  assert_lines(ess_view_of("\n"), 1);
  assert_lines(ess_view_of("no end"), 1);
  add_lines(&text, 30000);
  for (int i = 0; i < 200000; ++i) {
    ess_buf_puts(&text, "long");
  }
  ess_buf_putc(&text, '\n');
  add_lines(&text, 30000);
  ess_buf_puts(&text, "no end");
  assert_lines(ess_buf_view(&text), 1);
  assert_lines(ess_buf_view(&text), 100000);
  assert_lines(ess_buf_view(&text), 0);
  ess_buf_clear(&text);
}

static unsigned long seen_line;

static void
note_line(void *self, const struct ess_diag *diag)
{
  (void)self;
  seen_line = diag->place.line;
}

static void
a_line_has_a_limit(void **state)
{
  struct ess_log log = {note_line, NULL, 0, 0};
  struct ess_lines lines = {
    .source = path, .piece = 10, .limit = 100000};
  struct ess_buf text = {0};
  struct ess_view piece = {NULL, 0};
  (void)state;
  for (int i = 0; i < 300000; ++i) {
    ess_buf_putc(&text, 'x');
  }
  write_bytes(ess_buf_view(&text));
  assert_int_equal(ess_input_open(path, &lines.in, NULL), ESS_OK);
  assert_int_equal(ess_lines_next(&lines, 7, &piece, &log), ESS_LIMIT);
  assert_int_equal(log.errors, 1);
  assert_int_equal(seen_line, 7);
  ess_input_close(lines.in);
  ess_lines_clear(&lines);
  ess_buf_clear(&text);
}

static int
make_file(void **state)
{
  (void)state;
  const int fd = mkstemp(path);
  return fd >= 0 && close(fd) == 0 ? 0 : -1;
}

static int
remove_file(void **state)
{
  (void)state;
  return unlink(path);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_is_compressed_comes_out),
    cmocka_unit_test(much_comes_out_of_little),
    cmocka_unit_test(short_files_are_files),
    cmocka_unit_test(cut_data_are_an_error),
    cmocka_unit_test(what_stands_behind_is_an_error),
    cmocka_unit_test(corrupt_data_are_never_other_text),
    cmocka_unit_test(progress_is_that_of_the_disk),
    cmocka_unit_test(the_digest_is_that_of_the_text),
    cmocka_unit_test(a_pipe_without_room_is_an_error),
    cmocka_unit_test(a_digest_knows_every_bit),
    cmocka_unit_test(a_digest_does_not_know_pieces),
    cmocka_unit_test(the_extension_is_that_of_the_text),
    cmocka_unit_test(lines_come_whole),
    cmocka_unit_test(a_line_has_a_limit),
  };
  return cmocka_run_group_tests(tests, make_file, remove_file);
}
