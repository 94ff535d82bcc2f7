/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t max_document = (size_t)1 << 30;
static const size_t page_size = (size_t)1 << 16;

struct ess_output {
  int fd;
  int error;          /* errno of the first failed write, or 0 */
  char *path;         /* where it shall be; NULL: write to fd directly */
  struct ess_buf tmp; /* where it is until then */
  struct ess_buf page;
};

enum ess_status
ess_file_take(struct ess_input *in, const char *source, struct ess_buf *out,
              struct ess_log *log)
{
  const struct ess_place place = {source, 0, 0, {NULL, 0}};
  enum ess_status st = ESS_OK;
  size_t before = 0;

  ess_buf_reset(out);
  for (bool more = true; more && st == ESS_OK; more = out->len > before) {
    before = out->len;
    st = ess_input_next(in, out, log);
    if (st == ESS_OK && out->len > max_document) {
      st = ess_fail(log, ESS_LIMIT, &place, "split it into smaller files",
                    "larger than the limit of 1 GiB");
    }
  }
  return st;
}

enum ess_status
ess_file_read(const char *path, struct ess_buf *out, struct ess_log *log)
{
  struct ess_input *in = NULL;

  enum ess_status st = ess_input_open(path, &in, log);
  if (st == ESS_OK) {
    st = ess_file_take(in, path, out, log);
  }
  ess_input_close(in);
  return st;
}

static enum ess_status
fail_write(struct ess_log *log, const char *path, int error)
{
  const struct ess_place place = {path ? path : "-", 0, 0, {NULL, 0}};
  const char *hint = error == ENOSPC   ? "free some space, then try again"
                     : error == ENOENT ? "make the folder first"
                                       : NULL;
  return ess_fail(log, ESS_IO, &place, hint, "cannot write: %s",
                  strerror(error));
}

/* A new file beside `path`, with the mode an ordinary new file has. */
static int
open_aside(struct ess_output *out)
{
  ess_buf_printf(&out->tmp, "%s.XXXXXX", out->path);
  if (out->tmp.status != ESS_OK) {
    errno = ENOMEM;
    return -1;
  }
  const int fd = mkostemp(out->tmp.data, O_CLOEXEC);
  if (fd >= 0) {
    const mode_t mask = umask(0);
    struct stat old;
    (void)umask(mask);
    (void)fchmod(fd, stat(out->path, &old) == 0 ? old.st_mode & 0777U
                                                : 0666U & ~mask);
  }
  return fd;
}

/* Devices and pipes are written to, never renamed over. */
static bool
is_special(const char *path)
{
  struct stat st;
  return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

/* Open what `path` names: directly, or aside. Returns -1 with errno. */
static int
open_output(struct ess_output *out, const char *path)
{
  if (!path || strcmp(path, "-") == 0) {
    return STDOUT_FILENO;
  }
  if (is_special(path)) {
    return open(path, O_WRONLY | O_CLOEXEC);
  }
  /* A symbolic link stays one: what it names is replaced. */
  out->path = realpath(path, NULL);
  out->path = out->path ? out->path : strdup(path);
  return out->path ? open_aside(out) : -1;
}

enum ess_status
ess_output_open(const char *path, struct ess_output **ret,
                struct ess_log *log)
{
  struct ess_output *out = calloc(1, sizeof *out);

  *ret = NULL;
  if (!out) {
    return fail_write(log, path, ENOMEM);
  }
  out->fd = open_output(out, path);
  if (out->fd < 0) {
    const enum ess_status st = fail_write(log, path, errno);
    ess_output_discard(out);
    return st;
  }
  *ret = out;
  return ESS_OK;
}

static void
flush_page(struct ess_output *out)
{
  size_t done = 0;
  while (!out->error && done < out->page.len) {
    const ssize_t n = write(out->fd, out->page.data + done,
                            out->page.len - done);
    if (n >= 0) {
      done += (size_t)n;
    } else if (errno != EINTR) {
      out->error = errno;
    }
  }
  ess_buf_reset(&out->page);
}

enum ess_status
ess_output_write(struct ess_output *out, struct ess_view v)
{
  ess_buf_add(&out->page, v);
  if (out->page.status != ESS_OK) {
    out->error = ENOMEM;
  }
  if (out->page.len >= page_size) {
    flush_page(out);
  }
  return out->error ? ESS_IO : ESS_OK;
}

/* The new name is safe only once its folder has been synced too. */
static void
sync_folder(const char *path)
{
  char *folder = strdup(path);
  char *slash = folder ? strrchr(folder, '/') : NULL;
  if (slash) {
    *(slash == folder ? slash + 1 : slash) = '\0';
  }
  const int fd = open(slash ? folder : ".", O_RDONLY | O_CLOEXEC);
  if (fd >= 0) {
    (void)fsync(fd);
    (void)close(fd);
  }
  free(folder);
}

/* Sync, close and rename. Returns 0 or an errno. */
static int
settle(struct ess_output *out)
{
  if (fsync(out->fd) != 0) {
    return errno;
  }
  const int fd = out->fd;
  out->fd = -1;
  if (close(fd) != 0 || rename(out->tmp.data, out->path) != 0) {
    return errno;
  }
  ess_buf_reset(&out->tmp);
  sync_folder(out->path);
  return 0;
}

enum ess_status
ess_output_failed(const struct ess_output *out, struct ess_log *log)
{
  return out->error ? fail_write(log, out->path, out->error) : ESS_OK;
}

enum ess_status
ess_output_commit(struct ess_output *out, struct ess_log *log)
{
  enum ess_status st = ESS_OK;

  flush_page(out);
  if (!out->error && out->path) {
    out->error = settle(out);
  }
  if (out->error) {
    st = fail_write(log, out->path, out->error);
  }
  ess_output_discard(out);
  return st;
}

void
ess_output_discard(struct ess_output *out)
{
  if (!out) {
    return;
  }
  if (out->fd > STDERR_FILENO) {
    (void)close(out->fd);
  }
  if (out->tmp.len) {
    (void)unlink(out->tmp.data);
  }
  ess_buf_clear(&out->tmp);
  ess_buf_clear(&out->page);
  free(out->path);
  free(out);
}
