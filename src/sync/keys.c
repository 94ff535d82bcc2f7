/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/keys.h"

#include "base/nearest.h"
#include "base/text.h"
#include "rdf/check.h"
#include "sync/likeness.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define TARGET(member) offsetof(struct ess_draft, target.member)
#define DRAFT(member) offsetof(struct ess_draft, member)

/* What a value is; each has a function that sets a member by it. */
enum sort {
  SORT_SERVER,
  SORT_AUTH,
  SORT_URL,
  SORT_IRI,
  SORT_TEXT,
  SORT_BOOL,
  SORT_NOT, /* the opposite of a bool */
  SORT_LONG,
  SORT_UNSIGNED,
  SORT_SIZE,
  SORT_COUNT,
  SORT_RATE,
  SORT_LIKENESS,
  SORT_SECRET /* must not be there */
};

static const struct key {
  const char *name;
  enum sort sort;
  size_t offset;
  bool ability;
} keys[] = {
  {"type", SORT_SERVER, TARGET(server), false},
  {"endpoint", SORT_URL, DRAFT(endpoint), false},
  {"query", SORT_URL, TARGET(remote.query_url), false},
  {"update", SORT_URL, TARGET(remote.update_url), false},
  {"store", SORT_URL, TARGET(remote.store_url), false},
  {"graph", SORT_IRI, TARGET(graph), false},
  {"skolem", SORT_IRI, TARGET(skolem), false},
  {"auth", SORT_AUTH, TARGET(remote.login.auth), false},
  {"user", SORT_TEXT, TARGET(remote.login.user), false},
  {"password", SORT_SECRET, 0, false},
  {"token", SORT_SECRET, 0, false},
  {"password-env", SORT_TEXT, DRAFT(password_env), false},
  {"password-file", SORT_TEXT, DRAFT(password_file), false},
  {"token-env", SORT_TEXT, DRAFT(token_env), false},
  {"token-file", SORT_TEXT, DRAFT(token_file), false},
  {"netrc", SORT_TEXT, TARGET(remote.login.netrc), false},
  {"region", SORT_TEXT, TARGET(remote.login.region), false},
  {"cert-file", SORT_TEXT, TARGET(remote.login.cert_file), false},
  {"key-file", SORT_TEXT, TARGET(remote.login.key_file), false},
  {"ca-file", SORT_TEXT, TARGET(remote.ca_file), false},
  {"contact", SORT_TEXT, TARGET(remote.contact), false},
  {"timeout", SORT_LONG, TARGET(remote.timeout_seconds), false},
  {"deadline", SORT_LONG, TARGET(deadline_seconds), false},
  {"backoff", SORT_LONG, TARGET(backoff_ms), false},
  {"tries", SORT_UNSIGNED, TARGET(tries), false},
  {"max-rate", SORT_RATE, TARGET(max_rate), false},
  {"version", SORT_NOT, TARGET(unversioned), false},
  {"page-rows", SORT_COUNT, TARGET(abilities.page_rows), true},
  {"batch", SORT_COUNT, TARGET(abilities.batch), true},
  {"max-body", SORT_SIZE, TARGET(abilities.max_body), true},
  {"put", SORT_BOOL, TARGET(abilities.put), true},
  {"sparql-update", SORT_BOOL, TARGET(abilities.update), true},
  {"move", SORT_BOOL, TARGET(abilities.move), true},
  {"whole-put", SORT_BOOL, TARGET(abilities.whole_put), true},
  {"typed-strings", SORT_BOOL, TARGET(abilities.typed_strings), true},
  {"likeness", SORT_LIKENESS, TARGET(abilities.likeness), true},
};

enum { n_keys = sizeof keys / sizeof keys[0] };

/* More than libcurl counts in milliseconds, or anybody waits. */
static const unsigned long most_seconds = 2000000;

/* What each sort of value is, for errors. */
static const char *const wanted[] = {
  "a type of server: generic, virtuoso, fuseki, rdf4j, graphdb, oxigraph, "
  "qlever or neptune",
  "none, basic, digest, bearer or sigv4",
  "an http or https URL without user and password",
  "an absolute IRI",
  "text",
  "yes or no",
  "yes or no",
  "a positive whole number, up to 2000000",
  "a positive whole number, up to 2000000",
  "a whole number",
  "a positive whole number",
  "a positive number",
  "words of numbers, reals, booleans, times, durations, ill-typed, geometry "
  "and controls, with commas between; or none",
  NULL};

static const char *const auths[] = {"none", "basic", "digest", "bearer",
                                    "sigv4"};

/* -1 if it is none of `words`. */
static int
word_at(const char *const *words, size_t n, const char *value)
{
  for (size_t i = 0; i < n; ++i) {
    if (strcmp(words[i], value) == 0) {
      return (int)i;
    }
  }
  return -1;
}

static bool
read_number(const char *value, unsigned long least, unsigned long most,
            unsigned long *ret)
{
  const size_t n = strspn(value, "0123456789");
  *ret = n && n < 15 ? strtoul(value, NULL, 10) : 0;
  return n && n < 15 && !value[n] && *ret >= least && *ret <= most;
}

static bool
is_url(const char *value)
{
  const char *rest = strncmp(value, "https://", 8) == 0  ? value + 8
                     : strncmp(value, "http://", 7) == 0 ? value + 7
                                                         : NULL;
  return rest && *rest && *rest != '/' &&
         !memchr(rest, '@', strcspn(rest, "/?#")) &&
         ess_iri_is_absolute(ess_view_of(value));
}

static bool
read_likeness(const char *value, unsigned *ret)
{
  *ret = ESS_LIKE_NOTHING;
  if (strcmp(value, "none") == 0) {
    return true;
  }
  while (*value) {
    const size_t n = strcspn(value, ", ");
    const char *name = NULL;
    size_t i = 0;
    while ((name = ess_likeness_name(i)) &&
           (strlen(name) != n || strncmp(name, value, n) != 0)) {
      ++i;
    }
    if (n && !name) {
      return false;
    }
    *ret |= n ? 1U << i : 0;
    value += n + strspn(value + n, ", ");
  }
  return true;
}

static bool
set_word(const struct key *key, void *member, const char *value,
         bool *auth_given)
{
  const int auth = word_at(auths, sizeof auths / sizeof auths[0], value);
  const bool yes = strcmp(value, "yes") == 0 || strcmp(value, "true") == 0;
  const bool no = strcmp(value, "no") == 0 || strcmp(value, "false") == 0;

  switch (key->sort) {
  case SORT_SERVER:
    *(const struct ess_server **)member = ess_server_named(value);
    return ess_server_named(value);
  case SORT_AUTH:
    *(enum ess_auth *)member = auth < 0 ? ESS_AUTH_NONE : (enum ess_auth)auth;
    *auth_given = true;
    return auth >= 0;
  case SORT_NOT:
    *(bool *)member = no;
    return yes || no;
  default:
    *(bool *)member = yes;
    return yes || no;
  }
}

static bool
set_number(const struct key *key, void *member, const char *value)
{
  const bool few = key->sort == SORT_LONG || key->sort == SORT_UNSIGNED;
  unsigned long n = 0;
  char *end = NULL;

  if (key->sort == SORT_RATE) {
    *(double *)member = strtod(value, &end);
    return *value && !*end && *(double *)member > 0;
  }
  const bool good = read_number(value, key->sort != SORT_SIZE,
                                few ? most_seconds : ULONG_MAX, &n);
  if (key->sort == SORT_LONG) {
    *(long *)member = (long)n;
  } else if (key->sort == SORT_UNSIGNED) {
    *(unsigned *)member = (unsigned)n;
  } else {
    *(size_t *)member = n;
  }
  return good;
}

static bool
set_value(struct ess_draft *draft, const struct key *key, const char *value)
{
  void *member = (char *)draft + key->offset;

  switch (key->sort) {
  case SORT_URL:
  case SORT_IRI:
  case SORT_TEXT:
    *(const char **)member = value;
    return key->sort == SORT_URL   ? is_url(value)
           : key->sort == SORT_IRI ? ess_iri_is_absolute(ess_view_of(value))
                                   : *value != '\0';
  case SORT_LONG:
  case SORT_UNSIGNED:
  case SORT_SIZE:
  case SORT_COUNT:
  case SORT_RATE:
    return set_number(key, member, value);
  case SORT_LIKENESS:
    return read_likeness(value, member);
  default:
    return set_word(key, member, value, &draft->auth_given);
  }
}

static const struct key *
find_key(const char *name)
{
  for (size_t i = 0; i < n_keys; ++i) {
    if (strcmp(keys[i].name, name) == 0) {
      return &keys[i];
    }
  }
  return NULL;
}

static enum ess_status
fail_unknown(const struct ess_setting *setting, struct ess_log *log)
{
  struct ess_nearest nearest = ess_nearest_to(ess_view_of(setting->name));
  struct ess_buf hint = {0};

  for (size_t i = 0; i < n_keys; ++i) {
    ess_nearest_try(&nearest, keys[i].name);
  }
  ess_buf_printf(&hint, "did you mean %s?", nearest.word ? nearest.word : "");
  const enum ess_status st =
    ess_fail(log, ESS_USAGE, &setting->place,
             nearest.word ? ess_buf_str(&hint) : NULL,
             "a target has no setting \"%s\"", setting->name);
  ess_buf_clear(&hint);
  return st;
}

enum ess_status
ess_keys_set(struct ess_draft *draft, const struct ess_setting *setting,
             struct ess_arena *arena, struct ess_log *log)
{
  const struct key *key = find_key(setting->name);

  if (!key) {
    return fail_unknown(setting, log);
  }
  if (key->sort == SORT_SECRET) {
    return ess_fail(log, ESS_USAGE, &setting->place,
                    "name where it is: password-env, password-file, "
                    "token-env, token-file or netrc",
                    "a file of settings must not hold a %s", key->name);
  }
  const struct ess_view value =
    ess_arena_copy(arena, ess_view_of(setting->value));
  if (arena->status != ESS_OK) {
    return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  return set_value(draft, key, value.n ? value.s : "")
           ? ESS_OK
           : ess_fail(log, ESS_USAGE, &setting->place, NULL, "%s takes %s",
                      key->name, wanted[key->sort]);
}

bool
ess_keys_is_ability(const char *name)
{
  const struct key *key = find_key(name);
  return key && key->ability;
}

void
ess_keys_add_abilities(struct ess_buf *out,
                       const struct ess_abilities *abilities)
{
  const struct ess_draft draft = {.target = {.abilities = *abilities}};

  for (size_t i = 0; i < n_keys; ++i) {
    const void *member = (const char *)&draft + keys[i].offset;
    if (keys[i].ability && keys[i].sort == SORT_BOOL) {
      ess_buf_printf(out, "%s = %s\n", keys[i].name,
                     *(const bool *)member ? "yes" : "no");
    } else if (keys[i].ability && (keys[i].sort == SORT_SIZE ||
                                   keys[i].sort == SORT_COUNT)) {
      ess_buf_printf(out, "%s = %zu\n", keys[i].name,
                     *(const size_t *)member);
    }
  }
  ess_buf_printf(out, "likeness = %s",
                 abilities->likeness == ESS_LIKE_NOTHING ? "none" : "");
  const char *name = NULL;
  const char *between = "";
  for (size_t i = 0; (name = ess_likeness_name(i)); ++i) {
    if (abilities->likeness & 1U << i) {
      ess_buf_printf(out, "%s%s", between, name);
      between = ", ";
    }
  }
  ess_buf_putc(out, '\n');
}
