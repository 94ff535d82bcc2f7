/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A record a profile. The key is kind and slug; the payload is the date of
   the update, U+0000, and a struct entry with the name as written behind it.
   So those of one IRI come together, the latest last. */

#include "job/versions.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

struct ess_versions {
  struct ess_log *log;
  struct ess_spool *spool;
  struct ess_arena arena;
  struct ess_view *sources; /* each file once, in the order of reading */
  size_t n_sources;
  uint32_t n;       /* profiles so far */
  uint32_t dropped; /* profiles dropped */
  unsigned char *bits; /* one a profile: dropped */
};

/* Where a profile stands. The first four bytes sort as the number does. */
struct entry {
  unsigned char number[4]; /* in the order of reading, from 1 */
  unsigned source;
  unsigned long line;
};

/* One profile as its record tells it; borrowed from that. */
struct version {
  struct ess_view iri; /* kind and slug */
  struct ess_view date;
  struct ess_view name;
  struct entry entry;
};

struct ess_versions *
ess_versions_new(const struct ess_spool_options *options, struct ess_log *log)
{
  struct ess_versions *versions = calloc(1, sizeof *versions);

  if (!versions) {
    return NULL;
  }
  versions->log = log;
  versions->spool = ess_spool_new(options, log);
  if (!versions->spool) {
    ess_versions_free(versions);
    return NULL;
  }
  return versions;
}

void
ess_versions_free(struct ess_versions *versions)
{
  if (versions) {
    ess_spool_free(versions->spool);
    ess_arena_clear(&versions->arena);
    free(versions->bits);
    free(versions);
  }
}

static enum ess_status
fail_memory(const struct ess_versions *versions)
{
  return ess_fail(versions->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

/* The number of `source`, which mostly is that of the profile before. */
static unsigned
source_number(struct ess_versions *versions, const char *source)
{
  const size_t n = versions->n_sources;
  const struct ess_view name = ess_view_of(source);

  if (n && ess_view_equal(versions->sources[n - 1], name)) {
    return (unsigned)(n - 1);
  }
  struct ess_view *sources = ess_arena_grow(
    &versions->arena, versions->sources, n, sizeof *sources);
  if (sources) {
    versions->sources = sources;
    sources[versions->n_sources++] = ess_arena_copy(&versions->arena, name);
  }
  return (unsigned)n;
}

enum ess_status
ess_versions_add(struct ess_versions *versions,
                 const struct ess_profile *profile, const char *source,
                 uint32_t *ret_tag)
{
  const uint32_t number = ++versions->n;
  const struct entry entry = {
    {(unsigned char)(number >> 24), (unsigned char)(number >> 16),
     (unsigned char)(number >> 8), (unsigned char)number},
    source_number(versions, source),
    profile->name.line};
  struct ess_buf key = {0};
  struct ess_buf payload = {0};

  ess_buf_add(&key, profile->kind_slug);
  ess_buf_putc(&key, '/');
  ess_buf_add(&key, profile->slug);
  ess_buf_add(&payload, profile->updated.value);
  ess_buf_putc(&payload, '\0');
  ess_buf_add(&payload,
              (struct ess_view){(const char *)&entry, sizeof entry});
  ess_buf_add(&payload, profile->name.written);
  enum ess_status st = ess_status_first(key.status, payload.status);
  st = ess_status_first(st, versions->arena.status);
  if (st != ESS_OK) {
    (void)fail_memory(versions);
  } else {
    const struct ess_record record = {ess_buf_view(&key),
                                      ess_buf_view(&payload)};
    st = ess_spool_add(versions->spool, &record);
  }
  *ret_tag = profile->updated.value.n ? number : 0;
  ess_buf_clear(&key);
  ess_buf_clear(&payload);
  return st;
}

static uint32_t
number_of(const struct version *version)
{
  const unsigned char *n = version->entry.number;
  return (uint32_t)n[0] << 24 | (uint32_t)n[1] << 16 | (uint32_t)n[2] << 8 |
         n[3];
}

static struct version
read_record(const struct ess_record *record)
{
  const struct ess_view payload = record->payload;
  const size_t date = ess_view_find(payload, '\0');
  struct version version = {.iri = record->key};

  version.date = ess_view_sub(payload, 0, date);
  memcpy(&version.entry, payload.s + date + 1, sizeof version.entry);
  version.name =
    ess_view_sub(payload, date + 1 + sizeof version.entry, payload.n);
  return version;
}

static struct ess_place
place_of(const struct ess_versions *versions, const struct version *version)
{
  return (struct ess_place){versions->sources[version->entry.source].s,
                            version->entry.line, 1, version->name};
}

/* The profiles of one IRI, from the earliest on. */
struct group {
  struct ess_versions *versions;
  struct ess_arena arena; /* of the records */
  struct version *list;
  size_t n;
};

static enum ess_status
fail_second(const struct ess_versions *versions,
            const struct version *version)
{
  const struct ess_place place = place_of(versions, version);
  return ess_fail(versions->log, ESS_BAD_INPUT, &place,
                  "convert them one by one; when loaded, the later "
                  "replaces the earlier",
                  "a second profile for id/%.*s", (int)version->iri.n,
                  version->iri.s);
}

static enum ess_status
drop(struct ess_versions *versions, const struct version *version)
{
  const uint32_t number = number_of(version);
  const struct ess_place place = place_of(versions, version);

  if (!versions->bits) {
    versions->bits = calloc(versions->n / 8 + 1, 1);
    if (!versions->bits) {
      return fail_memory(versions);
    }
  }
  versions->bits[number / 8] |= (unsigned char)(1U << number % 8);
  ++versions->dropped;
  ess_warn(versions->log, &place, NULL,
           "left out, for there is a profile for id/%.*s that was updated "
           "after %.*s",
           (int)version->iri.n, version->iri.s, (int)version->date.n,
           version->date.s);
  return ESS_OK;
}

/* Two that cannot be told apart: the one that was read second is wrong. */
static enum ess_status
fail_pair(const struct group *group, size_t first)
{
  const struct version *a = &group->list[first];
  return fail_second(group->versions,
                     number_of(a) > number_of(a + 1) ? a : a + 1);
}

static enum ess_status
settle_group(struct group *group)
{
  const size_t n = group->n;
  const struct version *list = group->list;
  enum ess_status st = ESS_OK;

  if (n > 1 && !list[0].date.n) {
    return fail_pair(group, 0);
  }
  if (n > 1 && ess_view_equal(list[n - 2].date, list[n - 1].date)) {
    return fail_pair(group, n - 2);
  }
  for (size_t i = 0; i + 1 < n && st == ESS_OK; ++i) {
    st = drop(group->versions, &list[i]);
  }
  return st;
}

static enum ess_status
begin_group(struct group *group)
{
  const enum ess_status st = settle_group(group);
  ess_arena_reset(&group->arena);
  group->list = NULL;
  group->n = 0;
  return st;
}

static enum ess_status
take(void *self, const struct ess_record *record)
{
  struct group *group = self;
  enum ess_status st = ESS_OK;

  if (group->n && !ess_view_equal(group->list[0].iri, record->key)) {
    st = begin_group(group);
  }
  const struct ess_record kept = {
    ess_arena_copy(&group->arena, record->key),
    ess_arena_copy(&group->arena, record->payload)};
  struct version *list = ess_arena_grow(&group->arena, group->list, group->n,
                                        sizeof *list);
  if (group->arena.status != ESS_OK) {
    return st ? st : fail_memory(group->versions);
  }
  group->list = list;
  list[group->n++] = read_record(&kept);
  return st;
}

enum ess_status
ess_versions_settle(struct ess_versions *versions)
{
  struct group group = {.versions = versions};
  const struct ess_record_sink sink = {take, &group};

  enum ess_status st = ess_spool_each(versions->spool, &sink);
  if (st == ESS_OK) {
    st = settle_group(&group);
  }
  ess_arena_clear(&group.arena);
  return st;
}

bool
ess_versions_is_dropped(const struct ess_versions *versions, uint32_t tag)
{
  return versions->bits &&
         ((unsigned)versions->bits[tag / 8] >> tag % 8 & 1U);
}

size_t
ess_versions_dropped(const struct ess_versions *versions)
{
  return versions->dropped;
}
