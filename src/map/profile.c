/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/profile.h"

#include "base/text.h"

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
ess_profile_part_fact(struct ess_profile *profile, size_t part,
                      const char *field, struct ess_view written,
                      struct ess_view value, unsigned long line)
{
  const struct ess_fact fact = {
    .field = field,
    .written = written,
    .value = ess_arena_copy(&profile->arena, value),
    .line = line,
    .part = part,
  };
  add_fact(profile, &fact);
  return fact.value;
}

struct ess_view
ess_profile_fact(struct ess_profile *profile, const char *field,
                 struct ess_view written, struct ess_view value,
                 unsigned long line)
{
  return ess_profile_part_fact(profile, 0, field, written, value, line);
}

size_t
ess_profile_part(struct ess_profile *profile, enum ess_vocab_id class,
                 enum ess_vocab_id link, const char *fragment, size_t parent,
                 struct ess_view key)
{
  struct ess_part *to = APPEND(profile, parts);
  if (!to) {
    return 0;
  }
  *to = (struct ess_part){.class = class,
                          .link = link,
                          .fragment = fragment,
                          .parent = parent,
                          .key = ess_arena_copy(&profile->arena, key)};
  return profile->n_parts;
}

static struct ess_property *
add_property(struct ess_profile *profile, size_t part)
{
  struct ess_part *to = part ? &profile->parts[part - 1] : NULL;
  struct ess_property *list =
    to ? ess_arena_grow(&profile->arena, to->properties, to->n_properties,
                        sizeof *list)
       : NULL;
  if (!list) {
    return NULL;
  }
  to->properties = list;
  return &list[to->n_properties++];
}

void
ess_profile_property(struct ess_profile *profile, size_t part,
                     enum ess_vocab_id property, enum ess_value_type type,
                     struct ess_view value)
{
  struct ess_property *to = value.n ? add_property(profile, part) : NULL;
  if (to) {
    *to = (struct ess_property){
      .property = property,
      .type = type,
      .value = ess_arena_copy(&profile->arena, value)};
  }
}

void
ess_profile_true(struct ess_profile *profile, size_t part,
                 enum ess_vocab_id property)
{
  ess_profile_property(profile, part, property, ESS_VALUE_BOOLEAN,
                       ess_view_of("true"));
}

void
ess_profile_term(struct ess_profile *profile, size_t part,
                 enum ess_vocab_id property, enum ess_vocab_id term)
{
  struct ess_property *to = add_property(profile, part);
  if (to) {
    *to = (struct ess_property){
      .property = property, .type = ESS_VALUE_TERM, .term = term};
  }
}

void
ess_profile_relate(struct ess_profile *profile, size_t part,
                   enum ess_vocab_id property, enum ess_value_type type,
                   size_t to)
{
  struct ess_property *into = to ? add_property(profile, part) : NULL;
  if (into) {
    *into = (struct ess_property){
      .property = property, .type = type, .part = to};
  }
}

size_t
ess_profile_partner(struct ess_profile *profile, struct ess_view slug,
                    struct ess_view name)
{
  const uint64_t hash = ess_hash(0, slug);
  size_t probe = 0;
  size_t nth;

  while ((nth = ess_slots_next(&profile->partner_slots, hash, &probe))) {
    if (ess_view_equal(profile->partners[nth - 1].slug, slug)) {
      return nth;
    }
  }
  struct ess_partner *to = APPEND(profile, partners);
  if (!to) {
    profile->partner_slots = (struct ess_slots){0};
    return 0;
  }
  ess_slots_add(&profile->partner_slots, &profile->arena, hash,
                profile->n_partners);
  *to = (struct ess_partner){ess_arena_copy(&profile->arena, slug),
                             ess_arena_copy(&profile->arena, name)};
  return profile->n_partners;
}

void
ess_profile_acronym(struct ess_profile *profile, struct ess_view text,
                    struct ess_view name)
{
  enum { most = 64 };
  if (profile->n_acronyms >= most ||
      ess_profile_expansion(profile, text).n) {
    return;
  }
  struct ess_acronym *to = APPEND(profile, acronyms);
  if (to) {
    *to = (struct ess_acronym){text, name};
  }
}

struct ess_view
ess_profile_expansion(const struct ess_profile *profile, struct ess_view text)
{
  for (size_t i = 0; i < profile->n_acronyms; ++i) {
    if (ess_view_equal(profile->acronyms[i].text, text)) {
      return profile->acronyms[i].name;
    }
  }
  return (struct ess_view){NULL, 0};
}

bool
ess_profile_theme(struct ess_profile *profile, size_t part,
                  struct ess_view slug)
{
  const uint64_t hash = ess_hash(part + 1, slug);
  size_t probe = 0;
  size_t nth;

  while ((nth = ess_slots_next(&profile->theme_slots, hash, &probe))) {
    if (profile->themes[nth - 1].part == part &&
        ess_view_equal(profile->themes[nth - 1].slug, slug)) {
      return false;
    }
  }
  struct ess_theme *to = APPEND(profile, themes);
  if (!to) {
    profile->theme_slots = (struct ess_slots){0};
    return false;
  }
  *to = (struct ess_theme){part, slug};
  ess_slots_add(&profile->theme_slots, &profile->arena, hash,
                profile->n_themes);
  return true;
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
