/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/runs.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A record on disk: the two lengths, then the bytes of both parts. */
struct head {
  uint32_t key;
  uint32_t payload;
};

struct span {
  off_t from;
  off_t to;
};

struct ess_runs {
  const char *folder;
  struct ess_log *log;
  int fd;             /* -1 before the first run */
  off_t end;          /* of what is written */
  off_t start;        /* of the run being written */
  struct ess_buf page;
  struct span *spans; /* the runs that were ended */
  size_t n;
};

static const size_t page_size = (size_t)1 << 16;
static const size_t least_window = (size_t)1 << 12;

struct ess_runs *
ess_runs_new(const char *folder, struct ess_log *log)
{
  struct ess_runs *runs = calloc(1, sizeof *runs);
  if (runs) {
    runs->folder = folder;
    runs->log = log;
    runs->fd = -1;
  }
  return runs;
}

void
ess_runs_free(struct ess_runs *runs)
{
  if (runs) {
    if (runs->fd >= 0) {
      (void)close(runs->fd);
    }
    ess_buf_clear(&runs->page);
    free(runs->spans);
    free(runs);
  }
}

size_t
ess_runs_count(const struct ess_runs *runs)
{
  return runs->n;
}

static enum ess_status
fail(const struct ess_runs *runs, const char *what, int error)
{
  const struct ess_place place = {runs->folder, 0, 0, {NULL, 0}};
  return ess_fail(runs->log, ESS_IO, &place,
                  "set TMPDIR to a folder on a disk with more room",
                  "cannot %s a temporary file: %s", what, strerror(error));
}

static enum ess_status
fail_memory(const struct ess_runs *runs)
{
  return ess_fail(runs->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

/* The name goes at once: nothing is left behind, whatever happens. */
static enum ess_status
make_file(struct ess_runs *runs)
{
  struct ess_buf path = {0};
  enum ess_status st = ESS_OK;

  ess_buf_printf(&path, "%s/essaim.XXXXXX", runs->folder);
  if (path.status != ESS_OK) {
    st = fail_memory(runs);
  } else {
    runs->fd = mkostemp(path.data, O_CLOEXEC);
    if (runs->fd < 0 || unlink(path.data) != 0) {
      st = fail(runs, "make", errno);
    }
  }
  ess_buf_clear(&path);
  return st;
}

static enum ess_status
write_page(struct ess_runs *runs)
{
  enum ess_status st = runs->page.status == ESS_OK ? ESS_OK
                                                   : fail_memory(runs);
  size_t done = 0;

  if (st == ESS_OK && runs->fd < 0) {
    st = make_file(runs);
  }
  while (st == ESS_OK && done < runs->page.len) {
    const ssize_t n = pwrite(runs->fd, runs->page.data + done,
                             runs->page.len - done, runs->end);
    if (n > 0) {
      done += (size_t)n;
      runs->end += n;
    } else if (n == 0 || errno != EINTR) {
      st = fail(runs, "write", n == 0 ? ENOSPC : errno);
    }
  }
  ess_buf_reset(&runs->page);
  return st;
}

enum ess_status
ess_runs_add(struct ess_runs *runs, const struct ess_record *record)
{
  const struct head head = {(uint32_t)record->key.n,
                            (uint32_t)record->payload.n};

  ess_buf_add(&runs->page,
              (struct ess_view){(const char *)&head, sizeof head});
  ess_buf_add(&runs->page, record->key);
  ess_buf_add(&runs->page, record->payload);
  return runs->page.len < page_size ? ESS_OK : write_page(runs);
}

enum ess_status
ess_runs_end(struct ess_runs *runs)
{
  const enum ess_status st = write_page(runs);
  if (st != ESS_OK) {
    return st;
  }
  struct span *spans = realloc(runs->spans, (runs->n + 1) * sizeof *spans);
  if (!spans) {
    return fail_memory(runs);
  }
  runs->spans = spans;
  spans[runs->n++] = (struct span){runs->start, runs->end};
  runs->start = runs->end;
  return ESS_OK;
}

/* A run being read, through a window that moves over it. */
struct reader {
  struct ess_record record; /* the one at the front; in the window */
  off_t at;                 /* what is read next */
  off_t to;
  char *window;
  size_t size;
  size_t from; /* the bytes behind the record at the front */
  size_t end;
};

/* A heap: the run with the first record on top. */
struct merge {
  const struct ess_runs *runs;
  struct reader *readers;
  struct reader **heap;
  size_t n;
};

static enum ess_status
fill(const struct merge *m, struct reader *r, size_t need)
{
  memmove(r->window, r->window + r->from, r->end - r->from);
  r->end -= r->from;
  r->from = 0;
  if (need > r->size) {
    char *window = realloc(r->window, need);
    if (!window) {
      return fail_memory(m->runs);
    }
    r->window = window;
    r->size = need;
  }
  while (r->end < need) {
    const off_t left = r->to - r->at;
    const size_t room = r->size - r->end;
    const ssize_t n = pread(m->runs->fd, r->window + r->end,
                            left < (off_t)room ? (size_t)left : room, r->at);
    if (n > 0) {
      r->end += (size_t)n;
      r->at += n;
    } else if (n == 0 || errno != EINTR) {
      return fail(m->runs, "read back", n == 0 ? EIO : errno);
    }
  }
  return ESS_OK;
}

/* Make sure that `need` bytes are in the window. */
static enum ess_status
want(const struct merge *m, struct reader *r, size_t need)
{
  return r->end - r->from >= need ? ESS_OK : fill(m, r, need);
}

static bool
at_end(const struct reader *r)
{
  return r->from == r->end && r->at == r->to;
}

/* Read the next record of a run that is not at its end. */
static enum ess_status
next(const struct merge *m, struct reader *r)
{
  struct head head = {0, 0};
  enum ess_status st = want(m, r, sizeof head);

  if (st == ESS_OK) {
    memcpy(&head, r->window + r->from, sizeof head);
    st = want(m, r, sizeof head + head.key + head.payload);
  }
  if (st == ESS_OK) {
    const char *key = r->window + r->from + sizeof head;
    r->record.key = (struct ess_view){key, head.key};
    r->record.payload = (struct ess_view){key + head.key, head.payload};
    r->from += sizeof head + head.key + head.payload;
  }
  return st;
}

static bool
is_before(const struct merge *m, size_t a, size_t b)
{
  return ess_record_compare(&m->heap[a]->record, &m->heap[b]->record) < 0;
}

/* Which of the two below `at` comes first; `n` if there is none. */
static size_t
first_child(const struct merge *m, size_t at)
{
  const size_t left = 2 * at + 1;
  const size_t right = left + 1;
  if (left >= m->n) {
    return m->n;
  }
  return right < m->n && is_before(m, right, left) ? right : left;
}

static void
sink_down(struct merge *m, size_t at)
{
  for (size_t child = first_child(m, at);
       child < m->n && is_before(m, child, at);
       child = first_child(m, at)) {
    struct reader *moved = m->heap[at];
    m->heap[at] = m->heap[child];
    m->heap[child] = moved;
    at = child;
  }
}

static enum ess_status
start(struct merge *m, size_t memory)
{
  const size_t share = memory / m->runs->n;
  const size_t size = share < least_window ? least_window
                      : share > page_size  ? page_size
                                           : share;
  enum ess_status st = ESS_OK;

  m->readers = calloc(m->runs->n, sizeof *m->readers);
  m->heap = calloc(m->runs->n, sizeof(struct reader *));
  if (!m->readers || !m->heap) {
    return fail_memory(m->runs);
  }
  for (size_t i = 0; i < m->runs->n && st == ESS_OK; ++i) {
    struct reader *r = &m->readers[i];
    *r = (struct reader){.at = m->runs->spans[i].from,
                         .to = m->runs->spans[i].to,
                         .window = malloc(size),
                         .size = size};
    st = r->window ? ESS_OK : fail_memory(m->runs);
    if (st == ESS_OK && !at_end(r)) {
      m->heap[m->n++] = r;
      st = next(m, r);
    }
  }
  for (size_t i = m->n / 2; i > 0 && st == ESS_OK; --i) {
    sink_down(m, i - 1);
  }
  return st;
}

/* One record of those on top that are equal is handed on: the last. */
static enum ess_status
step(struct merge *m, const struct ess_record_sink *sink)
{
  struct reader *top = m->heap[0];
  const size_t second = first_child(m, 0);
  enum ess_status st = ESS_OK;

  if (second == m->n ||
      ess_record_compare(&top->record, &m->heap[second]->record) != 0) {
    st = sink->add(sink->self, &top->record);
  }
  if (st != ESS_OK) {
    return st;
  }
  if (at_end(top)) {
    m->heap[0] = m->heap[--m->n];
  } else {
    st = next(m, top);
  }
  sink_down(m, 0);
  return st;
}

enum ess_status
ess_runs_merge(const struct ess_runs *runs, size_t memory,
               const struct ess_record_sink *sink)
{
  struct merge m = {.runs = runs};
  enum ess_status st = runs->n ? start(&m, memory) : ESS_OK;

  while (m.n && st == ESS_OK) {
    st = step(&m, sink);
  }
  for (size_t i = 0; m.readers && i < runs->n; ++i) {
    free(m.readers[i].window);
  }
  free(m.readers);
  free(m.heap);
  return st;
}
