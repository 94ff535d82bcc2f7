/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/target.h"

#include "base/file.h"
#include "base/nearest.h"
#include "sync/keys.h"
#include "sync/secrets.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A setting that was found sound. */
struct line {
  size_t section; /* number of the target */
  const char *name;
  const char *value;
  struct ess_place place;
};

struct ess_settings {
  struct ess_arena arena;
  struct ess_buf document;
  const char *path;
  const char *(*environment)(const char *name);
  struct ess_log *log;
  const char **names; /* of the targets */
  size_t n_names;
  struct line *lines;
  size_t n_lines;
  struct ess_secrets secrets; /* of the target that is in use */
};

static const char prefix[] = "target ";

static enum ess_status
fail_memory(const struct ess_settings *s)
{
  return ess_fail(s->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

/* The number of the target `name`, which is new if it is not there. */
static enum ess_status
find_target(struct ess_settings *s, const char *name, size_t *ret)
{
  size_t i = 0;

  while (i < s->n_names && strcmp(s->names[i], name) != 0) {
    ++i;
  }
  *ret = i;
  if (i < s->n_names) {
    return ESS_OK;
  }
  const char **names = ess_arena_grow(&s->arena, (void *)s->names, s->n_names,
                                      sizeof *s->names);
  const struct ess_view copy = ess_arena_copy(&s->arena, ess_view_of(name));
  if (!names || s->arena.status) {
    return fail_memory(s);
  }
  s->names = names;
  s->names[s->n_names++] = copy.s;
  return ESS_OK;
}

static enum ess_status
keep_line(struct ess_settings *s, size_t section,
          const struct ess_setting *setting)
{
  struct line *lines =
    ess_arena_grow(&s->arena, s->lines, s->n_lines, sizeof *s->lines);
  const struct ess_view name =
    ess_arena_copy(&s->arena, ess_view_of(setting->name));
  const struct ess_view value =
    ess_arena_copy(&s->arena, ess_view_of(setting->value));

  if (!lines || s->arena.status) {
    return fail_memory(s);
  }
  s->lines = lines;
  s->lines[s->n_lines++] =
    (struct line){section, name.s, value.n ? value.s : "", setting->place};
  return ESS_OK;
}

/* A name is part of that of a file (cli), and is written without quotes. */
static bool
is_name(const char *name)
{
  return *name && *name != '.' && *name != '-' &&
         !name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            "abcdefghijklmnopqrstuvwxyz0123456789-_.")];
}

static enum ess_status
take(void *self, const struct ess_setting *setting)
{
  struct ess_settings *s = self;
  struct ess_draft unused = {.endpoint = NULL};
  const char *name = setting->section + sizeof prefix - 1;
  size_t section = 0;

  if (strncmp(setting->section, prefix, sizeof prefix - 1) != 0) {
    return ess_fail(s->log, ESS_USAGE, &setting->place,
                    "a section begins with [target NAME]",
                    "this setting is not that of a target");
  }
  if (!is_name(name)) {
    return ess_fail(s->log, ESS_USAGE, &setting->place,
                    "a name has letters of ASCII, digits, - _ and .",
                    "the target of this setting has no proper name");
  }
  enum ess_status st = find_target(s, name, &section);
  if (st == ESS_OK) {
    st = ess_keys_set(&unused, setting, &s->arena, s->log);
  }
  return st == ESS_OK ? keep_line(s, section, setting) : st;
}

enum ess_status
ess_settings_parse(struct ess_view document, const char *source,
                   const char *(*environment)(const char *name),
                   struct ess_settings **ret, struct ess_log *log)
{
  struct ess_settings *s = calloc(1, sizeof *s);
  const struct ess_setting_sink sink = {take, s};

  *ret = NULL;
  if (!s) {
    return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  *s = (struct ess_settings){
    .path = source, .environment = environment, .log = log};
  ess_buf_add(&s->document, document);
  enum ess_status st =
    s->document.status == ESS_OK
      ? ess_ini_read(ess_buf_view(&s->document), source, &sink, log)
      : fail_memory(s);
  if (st != ESS_OK) {
    ess_settings_free(s);
    s = NULL;
  }
  *ret = s;
  return st;
}

enum ess_status
ess_settings_read(const char *path,
                  const char *(*environment)(const char *name),
                  struct ess_settings **ret, struct ess_log *log)
{
  const struct ess_place place = {path, 0, 0, {NULL, 0}};
  struct ess_buf document = {0};
  enum ess_status st = ESS_OK;

  *ret = NULL;
  if (access(path, F_OK) != 0) {
    st = ess_fail(log, ESS_IO, &place, "name another with --config",
                  "there is no such file of settings");
  }
  if (st == ESS_OK) {
    st = ess_file_read(path, &document, log);
  }
  if (st == ESS_OK) {
    st = ess_settings_parse(ess_buf_view(&document), path, environment, ret,
                            log);
  }
  ess_buf_clear(&document);
  return st;
}

void
ess_settings_free(struct ess_settings *settings)
{
  if (settings) {
    ess_secrets_wipe(&settings->secrets);
    ess_buf_clear(&settings->document);
    ess_arena_clear(&settings->arena);
    free(settings);
  }
}

const char *
ess_settings_name(const struct ess_settings *settings, size_t i)
{
  return i < settings->n_names ? settings->names[i] : NULL;
}

/* ---------------------------------------------------------------- resolve */

static enum ess_status
fail_unknown(const struct ess_settings *s, const char *name)
{
  const struct ess_place place = {s->path, 0, 0, {NULL, 0}};
  struct ess_nearest nearest = ess_nearest_to(ess_view_of(name));
  struct ess_buf hint = {0};

  for (size_t i = 0; i < s->n_names; ++i) {
    ess_nearest_try(&nearest, s->names[i]);
    ess_buf_printf(&hint, "%s%s", i ? ", " : "there are: ", s->names[i]);
  }
  if (nearest.word) {
    ess_buf_reset(&hint);
    ess_buf_printf(&hint, "did you mean %s?", nearest.word);
  }
  const enum ess_status st =
    ess_fail(s->log, ESS_USAGE, &place,
             hint.len ? ess_buf_str(&hint) : "a target begins with "
                                             "[target NAME]",
             "there is no target \"%s\"", name);
  ess_buf_clear(&hint);
  return st;
}

/* The last line of target `section` that sets `name`; or NULL. */
static const struct line *
find_line(const struct ess_settings *s, size_t section, const char *name)
{
  const struct line *found = NULL;
  for (size_t i = 0; i < s->n_lines; ++i) {
    if (s->lines[i].section == section &&
        strcmp(s->lines[i].name, name) == 0) {
      found = &s->lines[i];
    }
  }
  return found;
}

static void
take_server(struct ess_draft *draft, const struct ess_server *server)
{
  draft->target.server = server;
  draft->target.abilities = server->abilities;
  draft->target.remote.login.auth = server->auth;
}

/* What a profile says: only abilities are taken from there. */
struct profile {
  struct ess_settings *settings;
  struct ess_draft *draft;
};

static enum ess_status
take_ability(void *self, const struct ess_setting *setting)
{
  const struct profile *profile = self;
  return ess_keys_is_ability(setting->name)
           ? ess_keys_set(profile->draft, setting, &profile->settings->arena,
                          profile->settings->log)
           : ESS_OK;
}

static enum ess_status
take_profile(struct ess_settings *s, const char *path,
             struct ess_draft *draft)
{
  struct profile profile = {s, draft};
  const struct ess_setting_sink sink = {take_ability, &profile};
  struct ess_buf document = {0};
  enum ess_status st = ESS_OK;

  if (path && access(path, F_OK) == 0) {
    st = ess_file_read(path, &document, s->log);
    if (st == ESS_OK) {
      st = ess_ini_read(ess_buf_view(&document), path, &sink, s->log);
    }
  }
  ess_buf_clear(&document);
  return st;
}

static enum ess_status
take_lines(struct ess_settings *s, size_t section, struct ess_draft *draft)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < s->n_lines && st == ESS_OK; ++i) {
    const struct line *line = &s->lines[i];
    const struct ess_setting setting = {"", line->name, line->value,
                                        line->place};
    if (line->section == section && strcmp(line->name, "type") != 0) {
      st = ess_keys_set(draft, &setting, &s->arena, s->log);
    }
  }
  return st;
}

/* Complete `*url` by the endpoint and `path` behind it. */
static void
complete_url(struct ess_settings *s, const char *endpoint, const char *path,
             const char **url)
{
  if (!*url && endpoint && path) {
    struct ess_buf text = {0};
    const size_t n = strlen(endpoint);
    const size_t cut = n && endpoint[n - 1] == '/' && path[0] == '/';
    ess_buf_add(&text, (struct ess_view){endpoint, n - cut});
    ess_buf_puts(&text, path);
    *url = ess_arena_copy(&s->arena, ess_buf_view(&text)).s;
    ess_buf_clear(&text);
  }
}

static enum ess_status
complete_urls(struct ess_settings *s, struct ess_draft *draft)
{
  const struct ess_place place = {s->path, 0, 0, {NULL, 0}};
  struct ess_target *target = &draft->target;
  struct ess_remote *remote = &target->remote;

  complete_url(s, draft->endpoint, target->server->query_path,
               &remote->query_url);
  complete_url(s, draft->endpoint, target->server->update_path,
               &remote->update_url);
  complete_url(s, draft->endpoint, target->server->store_path,
               &remote->store_url);
  target->abilities.put &= remote->store_url != NULL;
  target->abilities.update &= remote->update_url != NULL;
  return remote->query_url
           ? ESS_OK
           : ess_fail(s->log, ESS_USAGE, &place,
                      "set endpoint, or query, update and store",
                      "the target \"%s\" says not where it is", target->name);
}

enum ess_status
ess_settings_target(struct ess_settings *settings, const char *name,
                    const char *profile, struct ess_target *ret,
                    struct ess_log *log)
{
  struct ess_draft draft = {.target = {.name = name}};
  size_t section = 0;

  settings->log = log;
  while (section < settings->n_names &&
         strcmp(settings->names[section], name) != 0) {
    ++section;
  }
  if (section == settings->n_names) {
    return fail_unknown(settings, name);
  }
  const struct line *type = find_line(settings, section, "type");
  take_server(&draft, type ? ess_server_named(type->value)
                           : ess_server_named("generic"));
  enum ess_status st = take_profile(settings, profile, &draft);
  st = st ? st : take_lines(settings, section, &draft);
  st = st ? st : complete_urls(settings, &draft);
  st = st ? st
          : ess_secrets_take(&settings->secrets, &draft,
                             settings->environment, log);
  *ret = draft.target;
  return st;
}
