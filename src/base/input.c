/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/input.h"

#include "base/digest.h"
#include "base/gunzip.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t page_size = (size_t)1 << 16;

struct ess_input {
  int fd;
  bool borrowed;             /* somebody else closes it */
  char *path;
  off_t start;               /* of the data, or -1: of a pipe */
  off_t at;                  /* of the next byte, or -1: where the file is */
  bool begun;                /* known to be gzip data, or not */
  struct ess_gunzip *gunzip; /* NULL: not compressed */
  struct ess_buf raw;        /* compressed bytes */
  size_t raw_at;             /* of those that wait */
  struct ess_digest digest;  /* of what came out of a pipe */
  struct ess_input_options options;
  size_t done;
  size_t total;
};

static enum ess_status
fail_memory(struct ess_log *log)
{
  return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
}

static enum ess_status
fail_read(struct ess_log *log, const char *path, int error)
{
  const struct ess_place place = {path, 0, 0, {NULL, 0}};
  const char *hint = error == ENOENT   ? "check the spelling of the path"
                     : error == EISDIR ? "give the files in it one by one"
                     : error == EACCES ? "ask for the right to read it"
                                       : NULL;
  return ess_fail(log, ESS_BAD_INPUT, &place, hint, "cannot read: %s",
                  strerror(error));
}

static bool
is_standard(const char *path)
{
  return strcmp(path, "-") == 0;
}

bool
ess_input_size(const char *path, size_t *ret)
{
  struct stat st;
  const int rc = is_standard(path) ? fstat(STDIN_FILENO, &st)
                                   : stat(path, &st);
  const bool known = rc == 0 && S_ISREG(st.st_mode);
  *ret = known && st.st_size > 0 ? (size_t)st.st_size : 0;
  return known;
}

struct ess_extension
ess_input_extension(const char *path)
{
  static const size_t gz = 3;
  const char *slash = strrchr(path, '/');
  struct ess_view name = ess_view_of(slash ? slash + 1 : path);
  struct ess_extension ret = {""};

  if (name.n > gz && strcasecmp(name.s + name.n - gz, ".gz") == 0) {
    name.n -= gz;
  }
  const char *dot = name.n ? memrchr(name.s, '.', name.n) : NULL;
  const size_t n = dot ? (size_t)(name.s + name.n - dot) - 1 : 0;
  if (n > 0 && n < sizeof ret.text) {
    memcpy(ret.text, dot + 1, n);
  }
  return ret;
}

/* What can be read again from its start is no pipe. */
static void
look_at_kind(struct ess_input *in)
{
  struct stat st;

  in->start = -1;
  in->at = -1;
  if (fstat(in->fd, &st) == 0 && S_ISREG(st.st_mode)) {
    in->start = lseek(in->fd, 0, SEEK_CUR);
    in->total = st.st_size > in->start ? (size_t)(st.st_size - in->start)
                                       : 0;
  }
}

enum ess_status
ess_input_open(const char *path, struct ess_input **ret, struct ess_log *log)
{
  struct ess_input *in = calloc(1, sizeof *in);

  *ret = NULL;
  if (!in || !(in->path = strdup(path))) {
    free(in);
    return fail_memory(log);
  }
  in->borrowed = is_standard(path);
  in->fd = in->borrowed ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (in->fd < 0) {
    const enum ess_status st = fail_read(log, path, errno);
    ess_input_close(in);
    return st;
  }
  look_at_kind(in);
  *ret = in;
  return ESS_OK;
}

static void
tell(const struct ess_input *in)
{
  const struct ess_progress *progress = &in->options.progress;
  if (progress->on_bytes) {
    progress->on_bytes(progress->self, in->done, in->total);
  }
}

void
ess_input_configure(struct ess_input *in,
                    const struct ess_input_options *options)
{
  in->options = *options;
  tell(in);
}

void
ess_input_close(struct ess_input *in)
{
  if (in) {
    if (in->fd >= 0 && !in->borrowed) {
      (void)close(in->fd);
    }
    ess_gunzip_free(in->gunzip);
    ess_buf_clear(&in->raw);
    free(in->path);
    free(in);
  }
}

/* Append what lies next on the disk, of one page at most. */
static enum ess_status
read_page(struct ess_input *in, struct ess_buf *out, struct ess_log *log)
{
  char *to = ess_buf_reserve(out, page_size);
  ssize_t n = -1;

  if (!to) {
    return fail_memory(log);
  }
  do {
    n = in->at < 0 ? read(in->fd, to, page_size)
                   : pread(in->fd, to, page_size, in->at);
  } while (n < 0 && errno == EINTR);
  if (n < 0) {
    return fail_read(log, in->path, errno);
  }
  in->at += in->at < 0 ? 0 : n;
  in->done += (size_t)n;
  out->len += (size_t)n;
  out->data[out->len] = '\0';
  if (n > 0) {
    tell(in);
  }
  return ESS_OK;
}

/* The first piece tells whether it is gzip data: then it goes to `raw`. */
static enum ess_status
begin(struct ess_input *in, struct ess_buf *out, struct ess_log *log)
{
  const size_t from = out->len;
  enum ess_status st = ESS_OK;

  for (size_t n = 1; st == ESS_OK && n && out->len < from + 2;) {
    n = out->len;
    st = read_page(in, out, log);
    n = out->len - n;
  }
  const struct ess_view front = ess_view_sub(ess_buf_view(out), from,
                                             out->len);
  if (st == ESS_OK && ess_gunzip_knows(front)) {
    in->gunzip = ess_gunzip_new();
    ess_buf_add(&in->raw, front);
    out->len = from;
    out->data[from] = '\0';
    st = in->gunzip && in->raw.status == ESS_OK ? ESS_OK : fail_memory(log);
  }
  in->begun = true;
  return st;
}

static enum ess_status
fail_gunzip(const struct ess_input *in, enum ess_status st, const char *fault,
            const char *hint, struct ess_log *log)
{
  const struct ess_place place = {in->path, 0, 0, {NULL, 0}};
  return st == ESS_LIMIT
           ? fail_memory(log)
           : ess_fail(log, st, &place, hint, "cannot decompress: %s", fault);
}

/* More compressed bytes, when all are used. `*over`: there are none. */
static enum ess_status
refill(struct ess_input *in, bool *over, struct ess_log *log)
{
  ess_buf_reset(&in->raw);
  in->raw_at = 0;
  const enum ess_status st = read_page(in, &in->raw, log);
  *over = in->raw.len == 0;
  if (st == ESS_OK && *over && !ess_gunzip_is_whole(in->gunzip)) {
    return fail_gunzip(in, ESS_BAD_INPUT, "the compressed data are cut short",
                       "was the file copied or fetched to its end?", log);
  }
  return st;
}

static enum ess_status
next_decompressed(struct ess_input *in, struct ess_buf *out,
                  struct ess_log *log)
{
  char *to = ess_buf_reserve(out, page_size);
  enum ess_status st = to ? ESS_OK : fail_memory(log);
  const char *fault = NULL;
  bool over = false;
  size_t n = 0;

  while (st == ESS_OK && n == 0 && !over) {
    struct ess_view rest = ess_view_sub(ess_buf_view(&in->raw), in->raw_at,
                                        in->raw.len);
    st = ess_gunzip_run(in->gunzip, &rest, to, page_size, &n, &fault);
    in->raw_at = in->raw.len - rest.n;
    if (st != ESS_OK) {
      st = fail_gunzip(in, st, fault, "fetch it again, or compress it again",
                       log);
    } else if (n == 0) {
      st = refill(in, &over, log);
    }
  }
  if (to) {
    out->len += n;
    out->data[out->len] = '\0';
  }
  return st;
}

enum ess_status
ess_input_next(struct ess_input *in, struct ess_buf *out,
               struct ess_log *log)
{
  const size_t from = out->len;
  enum ess_status st = ESS_OK;

  if (!in->begun) {
    st = begin(in, out, log);
  } else if (!in->gunzip) {
    st = read_page(in, out, log);
  }
  if (st == ESS_OK && in->gunzip) {
    st = next_decompressed(in, out, log);
  }
  if (in->start < 0 && in->at < 0) {
    ess_digest_add(&in->digest,
                   ess_view_sub(ess_buf_view(out), from, out->len));
  }
  return st;
}

/* The whole file once more, through a position of its own. */
static enum ess_status
digest_again(const struct ess_input *in, uint64_t *ret, struct ess_log *log)
{
  struct ess_input again = {.fd = in->fd,
                            .path = in->path,
                            .start = in->start,
                            .at = in->start};
  struct ess_digest digest = {{0}, {0}, 0};
  struct ess_buf page = {0};
  enum ess_status st = ESS_OK;

  do {
    ess_buf_reset(&page);
    st = ess_input_next(&again, &page, log);
    ess_digest_add(&digest, ess_buf_view(&page));
  } while (st == ESS_OK && page.len);
  *ret = ess_digest_value(&digest);
  ess_gunzip_free(again.gunzip);
  ess_buf_clear(&again.raw);
  ess_buf_clear(&page);
  return st;
}

static enum ess_status
fail_spool(struct ess_log *log, const char *folder, int error)
{
  const struct ess_place place = {folder, 0, 0, {NULL, 0}};
  return ess_fail(log, ESS_IO, &place,
                  "set TMPDIR to a folder on a disk with more room",
                  "cannot keep the rest of a pipe in a temporary file: %s",
                  strerror(error));
}

/* A file without a name in `folder`, or -1 with errno. */
static int
open_spool(const char *folder)
{
  struct ess_buf path = {0};
  int fd = -1;

  ess_buf_printf(&path, "%s/essaim.XXXXXX", folder);
  errno = ENOMEM;
  if (path.status == ESS_OK) {
    fd = mkostemp(path.data, O_CLOEXEC);
  }
  if (fd >= 0) {
    (void)unlink(path.data);
  }
  ess_buf_clear(&path);
  return fd;
}

/* Returns 0 or an errno. */
static int
write_all(int fd, struct ess_view v)
{
  while (v.n) {
    const ssize_t n = write(fd, v.s, v.n);
    if (n == 0 || (n < 0 && errno != EINTR)) {
      return n == 0 ? ENOSPC : errno;
    }
    v = ess_view_sub(v, n > 0 ? (size_t)n : 0, v.n);
  }
  return 0;
}

/* From now on `in` reads the file `fd`, which holds the rest of it. */
static void
read_from(struct ess_input *in, int fd)
{
  if (!in->borrowed) {
    (void)close(in->fd);
  }
  ess_gunzip_free(in->gunzip);
  in->gunzip = NULL;
  in->fd = fd;
  in->borrowed = false;
  in->at = 0;
  in->options.progress = (struct ess_progress){NULL, NULL};
}

/* Take all of a pipe, and keep what was not read yet in a file. */
static enum ess_status
drain(struct ess_input *in, struct ess_log *log)
{
  const char *folder = in->options.folder ? in->options.folder : "/tmp";
  struct ess_buf page = {0};
  const int fd = open_spool(folder);
  enum ess_status st = fd < 0 ? fail_spool(log, folder, errno) : ESS_OK;

  do {
    ess_buf_reset(&page);
    st = st == ESS_OK ? ess_input_next(in, &page, log) : st;
    const int error = st == ESS_OK ? write_all(fd, ess_buf_view(&page)) : 0;
    st = error ? fail_spool(log, folder, error) : st;
  } while (st == ESS_OK && page.len);
  if (st == ESS_OK) {
    read_from(in, fd);
  } else if (fd >= 0) {
    (void)close(fd);
  }
  ess_buf_clear(&page);
  return st;
}

enum ess_status
ess_input_digest(struct ess_input *in, uint64_t *ret, struct ess_log *log)
{
  if (in->start >= 0) {
    return digest_again(in, ret, log);
  }
  enum ess_status st = ESS_OK;
  if (in->at < 0) {
    st = drain(in, log);
  }
  *ret = ess_digest_value(&in->digest);
  return st;
}
