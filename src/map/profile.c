/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/profile.h"

void
ess_profile_clear(struct ess_profile *profile)
{
  if (profile) {
    ess_arena_clear(&profile->arena);
    *profile = (struct ess_profile){0};
  }
}

void
ess_profile_reset(struct ess_profile *profile)
{
  struct ess_arena arena = profile->arena;

  ess_arena_reset(&arena);
  *profile = (struct ess_profile){.arena = arena};
}

/* One more element at the end of a list of the profile, zeroed, or NULL; a
   list that could not grow is empty, and the arena's status says so. */
#define APPEND(profile, list)                                                \
  (((profile)->list =                                                        \
      ess_arena_grow(&(profile)->arena, (profile)->list,                     \
                     (profile)->n_##list, sizeof *(profile)->list))          \
     ? &(profile)->list[(profile)->n_##list++]                               \
     : ((profile)->n_##list = 0, NULL))

static void
add_fact(struct ess_profile *profile, const struct ess_fact *fact)
{
  struct ess_fact *to = APPEND(profile, facts);
  if (to) {
    *to = *fact;
  }
}

struct ess_view
ess_profile_fact(struct ess_profile *profile, const char *field,
                 struct ess_view written, struct ess_view value,
                 unsigned long line)
{
  const struct ess_fact fact = {
    .field = field,
    .written = written,
    .value = ess_arena_copy(&profile->arena, value),
    .line = line,
  };
  add_fact(profile, &fact);
  return fact.value;
}

void
ess_profile_person_fact(struct ess_profile *profile,
                        const struct ess_person *person, const char *field,
                        struct ess_view written, struct ess_view value,
                        unsigned long line)
{
  const struct ess_fact fact = {
    .field = field,
    .written = written,
    .value = ess_arena_copy(&profile->arena, value),
    .person = person->name,
    .line = line,
    .scope = person->elected ? ESS_SCOPE_ELECTED : ESS_SCOPE_STAFF,
  };
  add_fact(profile, &fact);
}

void
ess_profile_set(struct ess_profile *profile, struct ess_value *to,
                const char *field, struct ess_view written,
                struct ess_view value, unsigned long line)
{
  if (!to->line) {
    *to = (struct ess_value){written, {NULL, 0}, line};
    to->value = ess_profile_fact(profile, field, written, value, line);
  }
}

struct ess_person *
ess_profile_person(struct ess_profile *profile)
{
  return APPEND(profile, people);
}

void
ess_profile_network(struct ess_profile *profile, struct ess_person *person,
                    struct ess_view role)
{
  struct ess_view *to =
    ess_arena_grow(&profile->arena, person->networks, person->n_networks,
                   sizeof *person->networks);
  if (to) {
    person->networks = to;
    to[person->n_networks++] = ess_arena_copy(&profile->arena, role);
  }
}

struct ess_section *
ess_profile_section(struct ess_profile *profile)
{
  return APPEND(profile, sections);
}

void
ess_profile_link(struct ess_profile *profile, struct ess_view iri)
{
  struct ess_link_fact *to = APPEND(profile, links);
  if (to) {
    to->iri = ess_arena_copy(&profile->arena, iri);
  }
}

void
ess_profile_doubt(struct ess_profile *profile, enum ess_vocab_id about,
                  struct ess_view note, const struct ess_fact *fact)
{
  const struct ess_fact kept = *fact;
  struct ess_doubt *to = APPEND(profile, doubts);
  if (to) {
    *to = (struct ess_doubt){
      about, ess_arena_copy(&profile->arena, note), kept};
  }
}
