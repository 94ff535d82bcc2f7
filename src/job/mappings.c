/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/mappings.h"

#include "base/file.h"
#include "job/labels.h"
#include "map/builtin.h"

#include <string.h>
#include <unistd.h>

/* Where labels come from, and where they go. */
struct loading {
  struct ess_world *world;
  const struct ess_profile_options *options;
  struct ess_mapping *mapping;
  struct ess_log *log;
};

static enum ess_status
read_file(const struct loading *l, const char *path)
{
  struct ess_buf text = {0};
  enum ess_status st = ess_file_read(path, &text, l->log);
  if (st == ESS_OK) {
    st = ess_labels_read(l->world, ess_buf_view(&text), path, l->mapping,
                         l->log);
  }
  ess_buf_clear(&text);
  return st;
}

/* The files that a folder for --mapping must hold; the others it may have,
   too, or those built in serve. */
static bool
is_needed(const char *name)
{
  return strcmp(name, "headings.ttl") == 0 || strcmp(name, "kinds.ttl") == 0;
}

static enum ess_status
load_file(const struct loading *l, const struct ess_builtin *builtin)
{
  struct ess_buf path = {0};
  enum ess_status st = ESS_OK;

  if (l->options->mapping) {
    ess_buf_printf(&path, "%s/%s", l->options->mapping, builtin->name);
  }
  if (path.len &&
      (is_needed(builtin->name) || access(ess_buf_str(&path), F_OK) == 0)) {
    st = read_file(l, ess_buf_str(&path));
  } else {
    st = ess_mapping_restore(l->mapping, ess_view_of(builtin->text));
  }
  ess_buf_clear(&path);
  return st;
}

static enum ess_status
read_aliases_file(const struct loading *l, const char *path)
{
  struct ess_buf text = {0};
  enum ess_status st = ess_file_read(path, &text, l->log);
  if (st == ESS_OK) {
    st = ess_aliases_add(ess_mapping_aliases(l->mapping),
                         ess_buf_view(&text), path, l->log);
  }
  ess_buf_clear(&text);
  return st;
}

/* Those of the folder need not be there; those that were asked for must. */
static enum ess_status
read_aliases(const struct loading *l)
{
  struct ess_buf path = {0};
  enum ess_status st = ESS_OK;

  if (l->options->mapping) {
    ess_buf_printf(&path, "%s/aliases.tsv", l->options->mapping);
    if (access(ess_buf_str(&path), F_OK) == 0) {
      st = read_aliases_file(l, ess_buf_str(&path));
    }
  }
  if (st == ESS_OK && l->options->aliases) {
    st = read_aliases_file(l, l->options->aliases);
  }
  ess_buf_clear(&path);
  return st;
}

enum ess_status
ess_mappings_load(struct ess_world *world,
                  const struct ess_profile_options *options,
                  struct ess_mapping *mapping, struct ess_log *log)
{
  const struct loading l = {world, options, mapping, log};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; ess_builtins[i].name && st == ESS_OK; ++i) {
    st = load_file(&l, &ess_builtins[i]);
  }
  if (st == ESS_OK) {
    st = read_aliases(&l);
  }
  return st == ESS_OK ? ess_mapping_finish(mapping, log) : st;
}
