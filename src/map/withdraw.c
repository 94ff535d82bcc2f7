/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/withdraw.h"

#include "base/text.h"
#include "map/redact.h"

#include <stdlib.h>

/* A line of the list. */
struct entry {
  struct ess_view name;      /* as it is written */
  struct ess_view authority; /* a slug, or empty: all */
  struct ess_place place;
  unsigned long profiles;    /* in which it was found */
  /* In the profile at hand: */
  unsigned long people;
  unsigned long passages;
  unsigned long others; /* in what is not text */
  unsigned long line;   /* the first; 0: none */
};

struct ess_withdrawals {
  struct ess_arena arena;
  struct ess_redactor *redactor; /* with the names in the same order */
  struct entry *entries;
  size_t n;
  struct ess_buf text;
};

struct ess_withdrawals *
ess_withdrawals_new(void)
{
  struct ess_withdrawals *list = calloc(1, sizeof *list);

  if (!list) {
    return NULL;
  }
  list->redactor = ess_redactor_new();
  if (!list->redactor) {
    ess_withdrawals_free(list);
    return NULL;
  }
  return list;
}

void
ess_withdrawals_free(struct ess_withdrawals *list)
{
  if (list) {
    ess_arena_clear(&list->arena);
    ess_redactor_free(list->redactor);
    ess_buf_clear(&list->text);
    free(list);
  }
}

/* The list. */

static struct ess_view
slug_of(struct ess_withdrawals *list, struct ess_view name)
{
  struct ess_buf slug = {0};
  ess_text_slug(&slug, name);
  const struct ess_view kept =
    ess_arena_copy(&list->arena, ess_buf_view(&slug));
  list->arena.status = ess_status_first(list->arena.status, slug.status);
  ess_buf_clear(&slug);
  return kept;
}

static enum ess_status
fail_line(struct ess_log *log, const struct ess_place *place,
          const char *what)
{
  return ess_fail(log, ESS_BAD_INPUT, place,
                  "a line is a name or, to mean one authority alone, a name, "
                  "a semicolon and the authority",
                  "%s", what);
}

/* A word alone may be the name of anybody. */
static enum ess_status
check_line(struct ess_withdrawals *list, const struct entry *entry,
           bool narrowed, struct ess_log *log)
{
  const size_t words = ess_redactor_words(list->redactor, entry->name);

  if (!words) {
    return fail_line(log, &entry->place, "there is no name on this line");
  }
  if (narrowed && !entry->authority.n) {
    return fail_line(log, &entry->place,
                     "there is no authority behind the semicolon");
  }
  return words > 1 || narrowed
           ? ESS_OK
           : fail_line(log, &entry->place,
                       "one word alone is withdrawn from one authority only");
}

/* The same line a second time is the first one. */
static bool
is_known(const struct ess_withdrawals *list, struct ess_view name,
         struct ess_view authority)
{
  bool known = false;
  struct ess_buf a = {0};
  struct ess_buf b = {0};

  ess_text_fold(&a, name);
  for (size_t i = 0; i < list->n && !known; ++i) {
    ess_buf_reset(&b);
    ess_text_fold(&b, list->entries[i].name);
    known = ess_view_equal(ess_buf_view(&a), ess_buf_view(&b)) &&
            ess_view_equal(list->entries[i].authority, authority);
  }
  ess_buf_clear(&a);
  ess_buf_clear(&b);
  return known;
}

static enum ess_status
add_line(struct ess_withdrawals *list, const struct ess_place *place,
         struct ess_log *log)
{
  const struct ess_view line = place->text;
  const size_t at = ess_view_find(line, ';');
  const struct ess_view behind =
    ess_text_trim(ess_view_sub(line, at + 1, line.n));
  struct entry entry = {.place = *place};

  entry.name = ess_text_trim(ess_view_sub(line, 0, at));
  entry.authority = slug_of(list, behind);
  if (ess_view_find(behind, ';') < behind.n) {
    return fail_line(log, place, "a second semicolon");
  }
  enum ess_status st = check_line(list, &entry, at < line.n, log);
  if (st != ESS_OK || is_known(list, entry.name, entry.authority)) {
    return st;
  }
  struct entry *entries = ess_arena_grow(&list->arena, list->entries,
                                         list->n, sizeof *entries);
  if (entries) {
    list->entries = entries;
    entries[list->n++] = entry;
  }
  st = ess_redactor_add(list->redactor, entry.name);
  st = ess_status_first(st, list->arena.status);
  return st == ESS_OK
           ? st
           : ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
}

enum ess_status
ess_withdrawals_add(struct ess_withdrawals *list, struct ess_view text,
                    const char *source, struct ess_log *log)
{
  struct ess_view rest = ess_arena_copy(&list->arena, text);
  struct ess_place place = {.source = source, .column = 1};

  enum ess_status st = ess_text_check(text, source, log);
  while (rest.n && st == ESS_OK) {
    const size_t end = ess_view_find(rest, '\n');
    place.text = ess_text_trim(ess_view_sub(rest, 0, end));
    ++place.line;
    if (place.text.n && place.text.s[0] != '#') {
      st = add_line(list, &place, log);
    }
    rest = ess_view_sub(rest, end + 1, rest.n);
  }
  return st;
}

/* The profile. */

/* One profile on the way. */
struct work {
  struct ess_withdrawals *list;
  struct ess_profile *profile;
};

static bool
is_meant(const struct entry *entry, const struct ess_profile *profile)
{
  struct ess_buf slug = {0};

  ess_text_slug(&slug, profile->name.value);
  const bool meant =
    !entry->authority.n ||
    ess_view_equal(entry->authority, profile->slug) ||
    ess_view_equal(entry->authority, ess_buf_view(&slug));
  ess_buf_clear(&slug);
  return meant;
}

/* True if any name is looked for in this profile. */
static bool
begin(struct ess_withdrawals *list, const struct ess_profile *profile)
{
  bool any = false;

  for (size_t i = 0; i < list->n; ++i) {
    struct entry *entry = &list->entries[i];
    const bool meant = is_meant(entry, profile);
    entry->people = entry->passages = entry->others = entry->line = 0;
    ess_redactor_look(list->redactor, i, meant);
    any = any || meant;
  }
  return any;
}

/* What was found belongs to this count, and stands on `line` (0: nowhere). */
static void
count(const struct work *w, size_t counter, unsigned long line)
{
  for (size_t i = 0; i < w->list->n; ++i) {
    struct entry *entry = &w->list->entries[i];
    const unsigned long found = ess_redactor_found(w->list->redactor, i);
    *(unsigned long *)(void *)((char *)entry + counter) += found;
    if (found && !entry->line) {
      entry->line = line;
    }
  }
}

/* Does a name stand in `v`? The text without it is in the list's buffer. */
static bool
is_in(const struct work *w, struct ess_view v)
{
  ess_buf_reset(&w->list->text);
  return v.n && ess_redact(w->list->redactor, v, &w->list->text);
}

static bool
clean(const struct work *w, struct ess_view *v)
{
  const bool found = is_in(w, *v);
  if (found) {
    *v = ess_arena_copy(&w->profile->arena, ess_buf_view(&w->list->text));
  }
  return found;
}

static void
clean_fact(const struct work *w, struct ess_fact *fact)
{
  (void)clean(w, &fact->written);
  (void)clean(w, &fact->value);
}

static void
drop_people(const struct work *w)
{
  struct ess_profile *profile = w->profile;
  size_t n = 0;

  for (size_t i = 0; i < profile->n_people; ++i) {
    struct ess_person *person = &profile->people[i];
    if (is_in(w, person->name)) {
      count(w, offsetof(struct entry, people), person->line);
      continue;
    }
    (void)clean(w, &person->role);
    (void)clean(w, &person->service);
    for (size_t k = 0; k < person->n_networks; ++k) {
      (void)clean(w, &person->networks[k]);
    }
    profile->people[n++] = *person;
  }
  profile->n_people = n;
}

/* A fact goes with its person, or with its link. The name of the authority
   is not that of a person, even if one is called so. */
static bool
fact_goes(const struct work *w, const struct ess_fact *fact)
{
  const struct ess_view field = ess_view_of(fact->field);
  return is_in(w, fact->person) ||
         (ess_view_is(field, "link") &&
          (is_in(w, fact->written) || is_in(w, fact->value)));
}

static bool
fact_stays(const struct ess_fact *fact)
{
  const struct ess_view field = ess_view_of(fact->field);
  return ess_view_is(field, "name") || ess_view_is(field, "territory");
}

static void
clean_facts(const struct work *w)
{
  struct ess_profile *profile = w->profile;
  size_t n = 0;

  for (size_t i = 0; i < profile->n_facts; ++i) {
    struct ess_fact *fact = &profile->facts[i];
    if (fact_stays(fact)) {
      profile->facts[n++] = *fact;
    } else if (!fact_goes(w, fact)) {
      clean_fact(w, fact);
      profile->facts[n++] = *fact;
    }
  }
  profile->n_facts = n;
  count(w, offsetof(struct entry, others), 0);
}

static void
clean_doubts(const struct work *w)
{
  struct ess_profile *profile = w->profile;
  size_t n = 0;

  for (size_t i = 0; i < profile->n_doubts; ++i) {
    struct ess_doubt *doubt = &profile->doubts[i];
    if (!fact_goes(w, &doubt->fact)) {
      if (!fact_stays(&doubt->fact)) {
        clean_fact(w, &doubt->fact);
        (void)clean(w, &doubt->note);
      }
      profile->doubts[n++] = *doubt;
    }
  }
  profile->n_doubts = n;
}

/* The IRI of a section is made from its heading. */
static void
rename_section(const struct work *w, struct ess_section *section)
{
  struct ess_buf slug = {0};

  ess_text_slug(&slug, section->heading);
  section->slug = slug.len ? ess_arena_copy(&w->profile->arena,
                                            ess_buf_view(&slug))
                           : section->kind;
  section->nth = 1;
  for (size_t i = 0; i < w->profile->n_sections; ++i) {
    const struct ess_section *other = &w->profile->sections[i];
    section->nth += other != section &&
                    ess_view_equal(other->slug, section->slug);
  }
  ess_buf_clear(&slug);
}

static void
clean_sections(const struct work *w)
{
  for (size_t i = 0; i < w->profile->n_sections; ++i) {
    struct ess_section *section = &w->profile->sections[i];
    const bool renamed = clean(w, &section->heading);
    if (renamed) {
      rename_section(w, section);
    }
    if (clean(w, &section->text) || renamed) {
      count(w, offsetof(struct entry, passages), section->line);
    }
  }
}

static void
clean_links(const struct work *w)
{
  struct ess_profile *profile = w->profile;
  size_t n = 0;

  for (size_t i = 0; i < profile->n_links; ++i) {
    if (!is_in(w, profile->links[i].iri)) {
      profile->links[n++] = profile->links[i];
    }
  }
  profile->n_links = n;
}

/* Parts keep their IRIs, which are hashes: two of them must not become one.
   An organisation has its name in its IRI, and goes. */
static void
clean_parts(const struct work *w)
{
  struct ess_profile *profile = w->profile;

  for (size_t i = 0; i < profile->n_parts; ++i) {
    struct ess_part *part = &profile->parts[i];
    for (size_t k = 0; k < part->n_properties; ++k) {
      (void)clean(w, &part->properties[k].value);
    }
  }
  for (size_t i = 0; i < profile->n_partners; ++i) {
    struct ess_partner *partner = &profile->partners[i];
    if (is_in(w, partner->name) || is_in(w, partner->slug)) {
      *partner = (struct ess_partner){{NULL, 0}, {NULL, 0}};
    }
  }
}

static void
clean_values(const struct work *w)
{
  struct ess_profile *p = w->profile;
  struct ess_address *address = &p->address;
  struct ess_value *const values[] = {
    &p->kind,          &p->status,         &address->full,
    &address->building, &address->street,  &address->delivery,
    &address->locality};

  for (size_t i = 0; i < sizeof values / sizeof *values; ++i) {
    (void)clean(w, &values[i]->written);
    (void)clean(w, &values[i]->value);
  }
}

static struct ess_place
place_of(const struct ess_page *page, unsigned long number)
{
  for (size_t i = 0; i < page->n_lines; ++i) {
    if (page->lines[i].number == number) {
      return ess_page_place(page, &page->lines[i]);
    }
  }
  return (struct ess_place){.source = page->source, .line = number};
}

static void
note_found(const struct work *w, const struct ess_page *page,
           struct ess_log *log)
{
  for (size_t i = 0; i < w->list->n; ++i) {
    struct entry *entry = &w->list->entries[i];
    if (entry->people + entry->passages + entry->others == 0) {
      continue;
    }
    const struct ess_place place = place_of(
      page, entry->line ? entry->line : w->profile->name.line);
    ++entry->profiles;
    ess_note(log, &place, NULL,
             "withdrawn from id/%.*s/%.*s by line %lu of %s: people %lu, "
             "passages %lu",
             (int)w->profile->kind_slug.n, w->profile->kind_slug.s,
             (int)w->profile->slug.n, w->profile->slug.s, entry->place.line,
             entry->place.source, entry->people, entry->passages);
  }
}

enum ess_status
ess_withdraw(struct ess_withdrawals *list, struct ess_profile *profile,
             const struct ess_page *page, struct ess_log *log)
{
  const struct work w = {list, profile};

  if (!begin(list, profile)) {
    return ESS_OK;
  }
  drop_people(&w);
  count(&w, offsetof(struct entry, others), 0);
  clean_sections(&w);
  clean_facts(&w);
  clean_doubts(&w);
  clean_links(&w);
  clean_parts(&w);
  clean_values(&w);
  count(&w, offsetof(struct entry, others), 0);
  note_found(&w, page, log);
  const enum ess_status st =
    ess_status_first(profile->arena.status, list->text.status);
  return st == ESS_OK
           ? st
           : ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
}

void
ess_withdrawals_report(const struct ess_withdrawals *list,
                       struct ess_log *log)
{
  size_t found = 0;

  for (size_t i = 0; i < list->n; ++i) {
    const struct entry *entry = &list->entries[i];
    found += entry->profiles > 0;
    if (!entry->profiles) {
      ess_warn(log, &entry->place,
               "write the whole name as the page does; order, case and "
               "accents do not matter",
               "this name was not found: nobody was withdrawn");
    }
  }
  ess_note(log, NULL, NULL, "names withdrawn: %zu of %zu", found, list->n);
}
