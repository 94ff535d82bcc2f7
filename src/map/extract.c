/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/extract.h"

#include "base/text.h"
#include "map/address.h"
#include "map/people.h"
#include "map/values.h"

/* Where the lines of a profile go until the next heading. */
enum zone {
  ZONE_PROSE,   /* a section's text */
  ZONE_VALUE,   /* the value of the heading above */
  ZONE_ADDRESS,
  ZONE_CONTACT  /* people; also what follows a value */
};

struct extraction {
  const struct ess_page *page;
  const struct ess_mapping *mapping;
  struct ess_profile *profile;
  struct ess_log *log;
  enum zone zone;
  const struct ess_label *pending; /* heading whose value is awaited */
  struct ess_buf text;             /* of the section being read */
};

/* Where one value goes, and how it is read. */
struct value_rule {
  ess_meanings meaning;
  const char *field;
  size_t offset; /* of the struct ess_value in struct ess_profile */
  bool (*read)(struct ess_buf *out, struct ess_view text);
};

static bool
read_text(struct ess_buf *out, struct ess_view text)
{
  ess_text_squeeze(out, text);
  return text.n > 0;
}

static const struct value_rule value_rules[] = {
  {ESS_MEANS(POPULATION), "population",
   offsetof(struct ess_profile, population), ess_value_integer},
  {ESS_MEANS(MEMBER_SINCE), "membership.year",
   offsetof(struct ess_profile, member_since), ess_value_year},
  {ESS_MEANS(UPDATED), "updated", offsetof(struct ess_profile, updated),
   ess_value_date},
  {ESS_MEANS(STATUS), "status", offsetof(struct ess_profile, status),
   read_text},
};

static const struct value_rule *
value_rule(ess_meanings meaning)
{
  for (size_t i = 0; i < sizeof value_rules / sizeof *value_rules; ++i) {
    if (value_rules[i].meaning == meaning) {
      return &value_rules[i];
    }
  }
  return NULL;
}

static void
warn_unread(struct extraction *x, const struct ess_line *line,
            const struct ess_label *label)
{
  struct ess_place place = ess_page_place(x->page, line);
  ess_warn(x->log, &place, "correct the page, or leave it as text",
           "no value that can be read under « %.*s »", (int)label->name.n,
           label->name.s);
}

/* The kind as stated; which one it is, is decided when all is read. */
static void
set_kind(struct extraction *x, struct ess_view text,
         const struct ess_line *line)
{
  const struct ess_label *kind =
    ess_mapping_whole(x->mapping, text, ESS_MEANS(KIND_NAME));
  if (!kind) {
    kind = ess_mapping_first(x->mapping, text, ESS_MEANS(KIND_NAME), NULL);
  }
  if (!x->profile->kind.line) {
    x->profile->kind = (struct ess_value){
      text, kind ? kind->detail : ess_view_of("autre"), line->number};
  }
}

static void
set_value(struct extraction *x, const struct ess_label *label,
          struct ess_view text, const struct ess_line *line)
{
  const struct value_rule *rule = value_rule(label->meaning);
  struct ess_buf value = {0};

  if (label->meaning == ESS_MEANS(KIND)) {
    set_kind(x, text, line);
  } else if (label->meaning == ESS_MEANS(ADDRESS)) {
    ess_address_line(x->profile, x->mapping, text, line->number);
  } else if (rule && rule->read(&value, text)) {
    /* The fact as written is the line: "Année d'adhésion au RTES: 2012". */
    ess_profile_set(
      x->profile,
      (struct ess_value *)(void *)((char *)x->profile + rule->offset),
      rule->field, line->text, ess_buf_view(&value), line->number);
  } else if (rule) {
    warn_unread(x, line, label);
  }
  ess_buf_clear(&value);
}

static void
close_section(struct extraction *x)
{
  struct ess_profile *profile = x->profile;
  if (profile->n_sections && x->text.len) {
    profile->sections[profile->n_sections - 1].text =
      ess_arena_copy(&profile->arena, ess_buf_view(&x->text));
  }
  ess_buf_reset(&x->text);
}

static struct ess_section *
open_section(struct extraction *x, struct ess_view kind,
             struct ess_view heading, unsigned long line)
{
  close_section(x);
  struct ess_section *section = ess_profile_section(x->profile);
  if (section) {
    *section = (struct ess_section){
      .kind = kind, .heading = heading, .line = line};
  }
  x->zone = ZONE_PROSE;
  return section;
}

/* Every link of a line is a fact; those that are well formed are IRIs. */
static void
find_links(struct extraction *x, const struct ess_line *line)
{
  struct ess_view rest = line->text;
  struct ess_link link;
  struct ess_buf iri = {0};

  while (ess_value_link(&rest, &link)) {
    ess_buf_reset(&iri);
    const bool bare = !ess_view_starts(link.written, "http");
    ess_buf_puts(&iri, bare && link.is_web ? "http://" : "");
    ess_buf_add(&iri, link.written);
    ess_profile_fact(x->profile, "link", link.written, ess_buf_view(&iri),
                     line->number);
    if (link.is_web) {
      ess_profile_link(x->profile, ess_buf_view(&iri));
    }
  }
  ess_buf_clear(&iri);
}

static void
keep_prose(struct extraction *x, struct ess_view text,
           const struct ess_line *line)
{
  if (!x->profile->n_sections) {
    open_section(x, ess_view_of("presentation"), (struct ess_view){NULL, 0},
                 line->number);
  }
  if (x->text.len) {
    ess_buf_putc(&x->text, '\n');
  }
  ess_text_squeeze(&x->text, text);
  find_links(x, line);
}

/* A contact line that says nothing we know. It may name people, so it is
   kept apart from the prose, and shown to the publisher. */
static void
keep_contact(struct extraction *x, const struct ess_line *line)
{
  struct ess_profile *profile = x->profile;
  struct ess_place place = ess_page_place(x->page, line);
  const bool open = profile->n_sections &&
                    profile->sections[profile->n_sections - 1].people;

  if (!open) {
    struct ess_section *section =
      open_section(x, ess_view_of("contact"), (struct ess_view){NULL, 0},
                   line->number);
    if (section) {
      section->people = true;
    }
  }
  keep_prose(x, line->whole, line);
  x->zone = ZONE_CONTACT;
  ess_warn(x->log, &place,
           "kept as text; it is published only with --people all",
           "this contact line is not understood");
}

/* A heading, with or without its value behind a colon. */
static void
read_mark(struct extraction *x, const struct ess_mark *mark,
          const struct ess_line *line)
{
  const ess_meanings meaning = mark->label->meaning;

  if (meaning == ESS_MEANS(SECTION)) {
    open_section(x, mark->label->detail, line->text, line->number);
    ess_profile_fact(x->profile, "section", line->text, mark->label->detail,
                     line->number);
    if (mark->value.n) {
      keep_prose(x, mark->value, line);
    }
  } else if (meaning == ESS_MEANS(STATUS)) {
    set_value(x, mark->label, line->text, line);
  } else if (meaning == ESS_MEANS(CONTACT)) {
    x->zone = ZONE_CONTACT;
    if (mark->value.n &&
        !ess_people_line(x->profile, x->mapping, line->text, line->number,
                         NULL)) {
      keep_contact(x, line);
    }
  } else if (mark->value.n) {
    set_value(x, mark->label, mark->value, line);
    find_links(x, line);
  } else if (meaning != ESS_MEANS(BANNER)) {
    x->pending = mark->label;
    x->zone = meaning == ESS_MEANS(ADDRESS) ? ZONE_ADDRESS : ZONE_VALUE;
  }
}

/* An address is over with its country, or with a gap behind its locality:
   what follows are contacts. */
static bool
address_goes_on(const struct extraction *x, const struct ess_line *line)
{
  const struct ess_address *address = &x->profile->address;
  const bool country = ess_mapping_whole(x->mapping, line->text,
                                         ESS_MEANS(COUNTRY)) != NULL;
  return !address->country.line &&
         (country || !address->locality.line || !line->gap);
}

/* A line of the contacts. Returns how many lines it took. */
static size_t
read_contact(struct extraction *x, const struct ess_line *line,
             const struct ess_line *next)
{
  const int taken = ess_people_line(x->profile, x->mapping, line->text,
                                    line->number, next);
  if (taken == 0) {
    keep_contact(x, line);
  }
  return taken == 2 ? 2 : 1;
}

/* A line that is no heading. Returns how many lines it took. */
static size_t
read_line(struct extraction *x, const struct ess_line *line,
          const struct ess_line *next)
{
  if (x->zone == ZONE_VALUE) {
    x->zone = ZONE_CONTACT;
    if (!ess_people_labelled(x->mapping, line->text)) {
      set_value(x, x->pending, line->text, line);
      find_links(x, line);
      return 1;
    }
  }
  if (x->zone == ZONE_ADDRESS && address_goes_on(x, line)) {
    ess_address_line(x->profile, x->mapping, line->text, line->number);
    return 1;
  }
  if (x->zone != ZONE_PROSE ||
      ess_people_labelled(x->mapping, line->text)) {
    x->zone = ZONE_CONTACT;
    return read_contact(x, line, next);
  }
  keep_prose(x, line->whole, line);
  return 1;
}

static enum ess_status
set_name(struct extraction *x, const struct ess_segment *segment,
         const char *given)
{
  const struct ess_line *line = &x->page->lines[segment->title];
  const struct ess_view name =
    segment->has_title ? line->text : ess_view_of(given);
  struct ess_buf value = {0};

  if (!name.n) {
    struct ess_place place = ess_page_place(x->page, line);
    return ess_fail(x->log, ESS_BAD_INPUT, &place,
                    "put the name on a line of its own above, or give it "
                    "with --name",
                    "a profile begins here, but no name stands before it");
  }
  ess_text_squeeze(&value, name);
  ess_profile_set(x->profile, &x->profile->name, "name", name,
                  ess_buf_view(&value), line->number);
  ess_buf_reset(&value);
  ess_text_slug(&value, name);
  x->profile->slug =
    ess_arena_copy(&x->profile->arena, ess_buf_view(&value));
  ess_buf_clear(&value);
  return ESS_OK;
}

static void
doubt_kind(struct ess_profile *profile, struct ess_view named)
{
  struct ess_buf note = {0};

  if (profile->kind.line) {
    ess_buf_puts(&note, "La page indique « ");
    ess_buf_add(&note, profile->kind.written);
    ess_buf_puts(&note, " », le nom indique « ");
  } else {
    ess_buf_puts(&note, "La page n’indique pas de type ; le nom indique « ");
  }
  ess_buf_add(&note, named);
  ess_buf_puts(&note, " »");
  ess_profile_doubt(profile, ESS_V_ESS_doubtAboutKind, ess_buf_view(&note),
                    profile->kind.line ? profile->kind.line
                                       : profile->name.line,
                    ESS_SCOPE_PUBLIC);
  ess_buf_clear(&note);
}

static void
add_kind_fact(struct ess_profile *profile)
{
  const struct ess_value *kind = &profile->kind;
  struct ess_buf value = {0};

  if (ess_view_equal(kind->value, profile->kind_slug)) {
    ess_buf_add(&value, kind->value);
  } else {
    ess_buf_puts(&value, "as-written=");
    ess_buf_add(&value, kind->value);
    ess_buf_puts(&value, ";corrected=");
    ess_buf_add(&value, profile->kind_slug);
  }
  (void)ess_profile_fact(profile, "kind", kind->written,
                         ess_buf_view(&value), kind->line);
  ess_buf_clear(&value);
}

/* The kind that the name itself begins with, and the kind as stated: when
   they differ the name is believed, and the doubt is published. */
static void
settle_kind(struct extraction *x)
{
  struct ess_profile *profile = x->profile;
  int at = -1;
  const struct ess_label *named = ess_mapping_first(
    x->mapping, profile->name.value, ESS_MEANS(KIND_NAME), &at);
  const bool stated =
    profile->kind.line && !ess_view_is(profile->kind.value, "autre");

  profile->kind_slug = stated ? profile->kind.value : ess_view_of("autre");
  if (named && at == 0 &&
      !ess_view_equal(named->detail, profile->kind_slug)) {
    profile->kind_slug = named->detail;
    doubt_kind(profile, named->name);
  }
  if (profile->kind.line) {
    add_kind_fact(profile);
  }
}

enum ess_status
ess_extract(const struct ess_page *page, const struct ess_segments *segments,
            size_t i, const struct ess_mapping *mapping,
            const struct ess_profile_options *options,
            struct ess_profile *profile, struct ess_log *log)
{
  const struct ess_segment *segment = &segments->list[i];
  struct extraction x = {.page = page,
                         .mapping = mapping,
                         .profile = profile,
                         .log = log,
                         .zone = ZONE_PROSE};

  enum ess_status st = set_name(&x, segment, options->name);
  for (size_t k = segment->from; k < segment->to && st == ESS_OK;) {
    const struct ess_line *line = &page->lines[k];
    const bool next_is_line =
      k + 1 < segment->to && !segments->marks[k + 1].label;
    if (segments->marks[k].label) {
      read_mark(&x, &segments->marks[k], line);
      ++k;
    } else {
      k += read_line(&x, line, next_is_line ? line + 1 : NULL);
    }
    st = ess_status_first(x.text.status, profile->arena.status);
  }
  close_section(&x);
  ess_buf_clear(&x.text);
  if (st == ESS_OK) {
    settle_kind(&x);
    ess_people_doubts(profile);
  } else if (st == ESS_LIMIT) {
    (void)ess_fail(log, st, NULL, NULL, "out of memory");
  }
  return st;
}
