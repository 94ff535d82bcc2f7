/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/journal.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/input.h"
#include "rdf/check.h"
#include "rdf/ntriples.h"
#include "rdf/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char head[] = "essaim push journal 1\n";
static const char *const steps[] = {"none", "planned", "sent", "verified",
                                    "swapped"};

enum { folder_digits = 16 };

/* The lines of a journal, by their first word. */
#define FIELDS(X) X(graph) X(id) X(strategy) X(base) X(version)

void
ess_journal_clear(struct ess_journal *journal)
{
#define CLEAR(field) ess_buf_clear(&journal->field);
  FIELDS(CLEAR)
#undef CLEAR
  journal->step = ESS_JOURNAL_NONE;
}

void
ess_journal_folder(struct ess_buf *out, const char *state, const char *url,
                   struct ess_view graph)
{
  char digits[ess_hash_text_size];
  struct ess_buf what = {0};

  ess_buf_puts(&what, url);
  ess_buf_putc(&what, ' ');
  ess_buf_add(&what, graph);
  (void)ess_hash_text(ESS_HASH_SHA256, ess_buf_view(&what), digits);
  ess_buf_printf(out, "%s/push-%.*s", state, folder_digits, digits);
  ess_buf_clear(&what);
}

static void
path_in(struct ess_buf *out, const char *folder, const char *name)
{
  ess_buf_printf(out, "%s/%s", folder, name);
}

/* ------------------------------------------------------------------ lock */

enum ess_status
ess_journal_lock(const char *folder, struct ess_journal_lock *ret,
                 struct ess_log *log)
{
  const struct ess_place place = {folder, 0, 0, {NULL, 0}};
  struct ess_buf path = {0};

  ret->fd = -1;
  int error = ess_folder_make(folder);
  path_in(&path, folder, "lock");
  if (!error) {
    ret->fd = open(ess_buf_str(&path), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    error = ret->fd < 0 ? errno : 0;
  }
  if (!error && flock(ret->fd, LOCK_EX | LOCK_NB) != 0) {
    error = errno;
    (void)close(ret->fd);
    ret->fd = -1;
  }
  ess_buf_clear(&path);
  if (error == EWOULDBLOCK) {
    return ess_fail(log, ESS_CONFLICT, &place, "wait until it is over",
                    "another push of this graph is under way here");
  }
  return error ? ess_fail(log, ESS_IO, &place, "choose another with --state",
                          "cannot keep a journal here: %s", strerror(error))
               : ESS_OK;
}

void
ess_journal_unlock(const char *folder, struct ess_journal_lock *lock)
{
  struct ess_buf path = {0};

  if (lock->fd < 0) {
    return;
  }
  path_in(&path, folder, "journal");
  if (access(ess_buf_str(&path), F_OK) != 0) {
    ess_buf_reset(&path);
    path_in(&path, folder, "lock");
    (void)unlink(ess_buf_str(&path));
    (void)rmdir(folder);
  }
  (void)close(lock->fd);
  lock->fd = -1;
  ess_buf_clear(&path);
}

/* --------------------------------------------------------------- journal */

/* Where the line that begins with `name` goes; NULL if there is no such. */
static struct ess_buf *
field_named(struct ess_journal *journal, struct ess_view name)
{
#define FIND(field)                                                          \
  if (ess_view_is(name, #field)) {                                           \
    return &journal->field;                                                  \
  }
  FIELDS(FIND)
#undef FIND
  return NULL;
}

static bool
take_step(struct ess_journal *journal, struct ess_view value)
{
  for (size_t i = 1; i < sizeof steps / sizeof steps[0]; ++i) {
    if (ess_view_is(value, steps[i])) {
      journal->step = (enum ess_journal_step)i;
      return true;
    }
  }
  return false;
}

static bool
take_line(struct ess_journal *journal, struct ess_view line)
{
  const size_t space = ess_view_find(line, ' ');
  const struct ess_view name = ess_view_sub(line, 0, space);
  const struct ess_view value = ess_view_sub(line, space + 1, line.n);
  struct ess_buf *field = field_named(journal, name);

  if (field) {
    ess_buf_add(field, value);
  }
  return field || (ess_view_is(name, "step") && take_step(journal, value));
}

static bool
take_lines(struct ess_journal *journal, struct ess_view text)
{
  bool sound = ess_view_starts(text, head);

  text = ess_view_sub(text, sizeof head - 1, text.n);
  while (sound && text.n) {
    const size_t n = ess_view_find(text, '\n');
    sound = n < text.n && take_line(journal, ess_view_sub(text, 0, n));
    text = ess_view_sub(text, n + 1, text.n);
  }
  return sound && journal->step && journal->graph.len && journal->id.len;
}

enum ess_status
ess_journal_read(const char *folder, struct ess_journal *ret,
                 struct ess_log *log)
{
  struct ess_buf path = {0};
  struct ess_buf text = {0};
  enum ess_status st = ESS_OK;

  path_in(&path, folder, "journal");
  const struct ess_place place = {ess_buf_str(&path), 0, 0, {NULL, 0}};
  if (access(place.source, F_OK) == 0) {
    st = ess_file_read(place.source, &text, log);
    if (st == ESS_OK && !take_lines(ret, ess_buf_view(&text))) {
      st = ess_fail(log, ESS_IO, &place,
                    "remove the folder that it is in, then push with "
                    "--take-over",
                    "this journal of a push is damaged");
    }
  }
  ess_buf_clear(&text);
  ess_buf_clear(&path);
  return st;
}

enum ess_status
ess_journal_write(const char *folder, const struct ess_journal *journal,
                  struct ess_log *log)
{
  struct ess_output *out = NULL;
  struct ess_buf path = {0};
  struct ess_buf text = {0};

  path_in(&path, folder, "journal");
  ess_buf_puts(&text, head);
  ess_buf_printf(&text, "step %s\n", steps[journal->step]);
#define ADD(field)                                                           \
  ess_buf_printf(&text, #field " %s\n", ess_buf_str(&journal->field));
  FIELDS(ADD)
#undef ADD
  enum ess_status st = ess_output_open(ess_buf_str(&path), &out, log);
  if (st == ESS_OK) {
    (void)ess_output_write(out, ess_buf_view(&text));
    st = ess_output_commit(out, log);
  }
  ess_buf_clear(&text);
  ess_buf_clear(&path);
  return st;
}

enum ess_status
ess_journal_keep(const char *folder, const struct ess_statements *statements,
                 struct ess_log *log)
{
  struct ess_writer writer = ess_ntriples_writer(false);
  struct ess_output *out = NULL;
  struct ess_buf path = {0};

  path_in(&path, folder, "data.nt");
  enum ess_status st = ess_output_open(ess_buf_str(&path), &out, log);
  if (st == ESS_OK) {
    st = ess_writer_run(&writer, statements, out);
    if (st == ESS_OK || st == ESS_IO) {
      st = ess_output_commit(out, log);
    } else {
      ess_output_discard(out);
    }
  } else {
    ess_writer_clear(&writer);
  }
  ess_buf_clear(&path);
  return st;
}

enum ess_status
ess_journal_kept(const char *folder, const struct ess_sink *sink,
                 struct ess_log *log)
{
  struct ess_buf path = {0};
  struct ess_buf text = {0};

  path_in(&path, folder, "data.nt");
  enum ess_status st = ess_file_read(ess_buf_str(&path), &text, log);
  if (st == ESS_OK) {
    st = ess_ntriples_read(ess_buf_view(&text), false, ess_buf_str(&path),
                           sink, log);
  }
  ess_buf_clear(&text);
  ess_buf_clear(&path);
  return st;
}

enum ess_status
ess_journal_remove(const char *folder, struct ess_log *log)
{
  static const char *const files[] = {"journal", "data.nt"};
  const struct ess_place place = {folder, 0, 0, {NULL, 0}};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < 2; ++i) {
    struct ess_buf path = {0};
    path_in(&path, folder, files[i]);
    if (unlink(ess_buf_str(&path)) != 0 && errno != ENOENT) {
      st = ess_fail(log, ESS_IO, &place, NULL,
                    "cannot remove the journal: %s", strerror(errno));
    }
    ess_buf_clear(&path);
  }
  return st;
}
