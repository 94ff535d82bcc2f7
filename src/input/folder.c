/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/folder.h"

#include "base/buf.h"
#include "input/sniff.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { max_depth = 64 };

struct walk {
  const struct ess_path_sink *sink;
  struct ess_log *log;
  unsigned depth;
  unsigned long found; /* files handed on */
};

static int
not_hidden(const struct dirent *entry)
{
  return entry->d_name[0] != '.';
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
  return strcmp((*a)->d_name, (*b)->d_name);
}

static enum ess_status walk_folder(struct walk *w, const char *path);

static enum ess_status
visit(struct walk *w, const char *path)
{
  const struct ess_place place = {path, 0, 0, {NULL, 0}};
  struct stat st;

  if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
    return walk_folder(w, path);
  }
  if (ess_format_of_path(path) == ESS_FORMAT_UNKNOWN ||
      stat(path, &st) != 0 || !S_ISREG(st.st_mode)) {
    ess_note(w->log, &place, "give it by its name to have it read all the "
             "same", "passed over: no file of a known type");
    return ESS_OK;
  }
  ++w->found;
  return w->sink->on_path(w->sink->self, path);
}

static enum ess_status
walk_folder(struct walk *w, const char *path)
{
  const struct ess_place place = {path, 0, 0, {NULL, 0}};
  struct dirent **entries = NULL;
  struct ess_buf inner = {0};
  enum ess_status st = ESS_OK;
  const int n = w->depth < max_depth
                  ? scandir(path, &entries, not_hidden, by_bytes)
                  : (errno = ELOOP, -1);

  if (n < 0) {
    st = ess_fail(w->log, ESS_BAD_INPUT, &place, NULL,
                  "cannot read the folder: %s", strerror(errno));
  }
  ++w->depth;
  for (int i = 0; i < n; ++i) {
    ess_buf_reset(&inner);
    ess_buf_printf(&inner, "%s/%s", path, entries[i]->d_name);
    st = st == ESS_OK ? inner.status : st;
    st = st == ESS_OK ? visit(w, ess_buf_str(&inner)) : st;
    free(entries[i]);
  }
  --w->depth;
  free(entries);
  ess_buf_clear(&inner);
  return st;
}

enum ess_status
ess_folder_walk(const char *path, const struct ess_path_sink *sink,
                struct ess_log *log)
{
  const struct ess_place place = {path, 0, 0, {NULL, 0}};
  struct walk w = {.sink = sink, .log = log};
  struct stat st;

  if (strcmp(path, "-") == 0 || stat(path, &st) != 0 ||
      !S_ISDIR(st.st_mode)) {
    return sink->on_path(sink->self, path);
  }
  const enum ess_status walked = walk_folder(&w, path);
  if (walked == ESS_OK && w.found == 0) {
    return ess_fail(log, ESS_BAD_INPUT, &place,
                    "files end in .txt, .html, .htm, .xhtml, .csv or .tsv",
                    "no profile document in this folder");
  }
  return walked;
}
