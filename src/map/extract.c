/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/extract.h"

#include "base/text.h"
#include "map/address.h"
#include "map/identity.h"
#include "map/kind.h"
#include "map/link.h"
#include "map/people.h"
#include "map/prose.h"
#include "map/title.h"
#include "map/values.h"

/* Where the lines of a profile go until the next heading. */
enum zone {
  ZONE_PROSE,   /* a section's text */
  ZONE_VALUE,   /* the value of the heading above */
  ZONE_ADDRESS,
  ZONE_CONTACT, /* people; also what follows a value */
  ZONE_DROPPED  /* never published, or said elsewhere */
};

enum { max_address_line = 300, max_address_lines = 12 };

struct extraction {
  const struct ess_page *page;
  const struct ess_mapping *mapping;
  struct ess_profile *profile;
  struct ess_log *log;
  enum zone zone;
  size_t address_lines;            /* read so far */
  const struct ess_label *pending; /* heading whose value is awaited */
  struct ess_buf text;             /* of the section being read */
  struct ess_reading *prose;
  struct ess_line *lines;          /* of the section, as they are read */
  size_t n_lines;
  struct ess_line heading;         /* of the section; number 0: none */
  size_t first;                    /* index of the first line */
  const struct ess_line *label;    /* by markup, whose value is read */
  bool unknown;                    /* no heading that the mapping knows */
  bool people;                     /* that label is one of people */
  bool below;                      /* right below a line of several things */
};

/* Where one value goes, and how it is read. */
struct value_rule {
  ess_meanings meaning;
  const char *field;
  bool (*read)(struct ess_buf *out, struct ess_view text);
  size_t offset; /* of the struct ess_value in struct ess_profile, or 0: a
                    fact and no more */
};

static bool
read_text(struct ess_buf *out, struct ess_view text)
{
  ess_text_squeeze(out, text);
  return text.n > 0;
}

static const struct value_rule value_rules[] = {
  {ESS_MEANS(POPULATION), "population", ess_value_integer,
   offsetof(struct ess_profile, population)},
  {ESS_MEANS(MEMBER_SINCE), "membership.year", ess_value_year,
   offsetof(struct ess_profile, member_since)},
  {ESS_MEANS(UPDATED), "updated", ess_value_date,
   offsetof(struct ess_profile, updated)},
  {ESS_MEANS(STATUS), "status", read_text,
   offsetof(struct ess_profile, status)},
  {ESS_MEANS(REGION), "region", read_text, 0},
  {ESS_MEANS(DEPARTEMENT), "departement", read_text, 0},
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

/* True while what is read may be about people: it is not for everyone. */
static bool
among_people(const struct ess_profile *profile)
{
  return profile->n_sections &&
         profile->sections[profile->n_sections - 1].people;
}

/* The facts in the prose of the section that ends here. */
static void
read_prose(struct extraction *x)
{
  struct ess_profile *profile = x->profile;
  if (profile->n_sections && x->n_lines && !among_people(profile)) {
    const enum ess_status st = ess_prose_section(
      x->prose, profile->sections[profile->n_sections - 1].kind,
      x->heading.number ? &x->heading : NULL, x->lines, x->n_lines);
    profile->arena.status = ess_status_first(profile->arena.status, st);
  }
  x->lines = NULL;
  x->n_lines = 0;
  x->heading = (struct ess_line){.number = 0};
}

/* What became of a line of the page; the first that is said counts. */
static void
account(struct extraction *x, const struct ess_line *line,
        enum ess_line_state state)
{
  const size_t i = (size_t)(line - x->page->lines) - x->first;
  if (x->profile->states && !x->profile->states[i]) {
    x->profile->states[i] = (unsigned char)state;
  }
}

static void
close_section(struct extraction *x)
{
  struct ess_profile *profile = x->profile;
  read_prose(x);
  if (profile->n_sections && x->text.len) {
    profile->sections[profile->n_sections - 1].text =
      ess_arena_copy(&profile->arena, ess_buf_view(&x->text));
  }
  ess_buf_reset(&x->text);
}

/* The slug of a section, and which of those with the same it is. */
static void
number_section(struct ess_profile *profile, struct ess_section *section)
{
  const struct ess_section *before = section;
  struct ess_buf slug = {0};

  ess_text_slug(&slug,
                section->heading.n ? section->heading : section->kind);
  section->slug = ess_arena_copy(&profile->arena, ess_buf_view(&slug));
  section->nth = 1;
  while (before > profile->sections && section->nth == 1) {
    --before;
    section->nth +=
      ess_view_equal(before->slug, section->slug) ? before->nth : 0;
  }
  ess_buf_clear(&slug);
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
    number_section(x->profile, section);
  }
  x->zone = ZONE_PROSE;
  return section;
}

static void
add_link(struct extraction *x, const struct ess_link *link,
         struct ess_view iri, unsigned long number, bool apart)
{
  ess_profile_fact(x->profile, "link", link->written, iri, number);
  if (apart && x->profile->n_facts) {
    x->profile->facts[x->profile->n_facts - 1].scope = ESS_SCOPE_STAFF;
  } else if (link->is_web) {
    ess_profile_link(x->profile, iri);
  }
}

/* Every link of a line is a fact; those that are well formed are IRIs.
   `apart`: the line may be about people, and so may the link. */
static void
find_links(struct extraction *x, const struct ess_line *line, bool apart)
{
  struct ess_view rest = line->text;
  struct ess_link link;
  struct ess_buf iri = {0};

  while (ess_value_link(&rest, &link)) {
    ess_buf_reset(&iri);
    const bool bare = !ess_view_starts(link.written, "http");
    ess_buf_puts(&iri, bare && link.is_web ? "http://" : "");
    ess_buf_add(&iri, link.written);
    add_link(x, &link, ess_buf_view(&iri),
             ess_line_number(line, link.written.s), apart);
  }
  for (size_t i = 0; i < line->n_links; ++i) {
    link = (struct ess_link){line->links[i].url, true};
    add_link(x, &link, link.written, line->links[i].number, apart);
  }
  ess_buf_clear(&iri);
}

/* `text` is all of the line, or what its heading left of it: maybe
   nothing. */
static void
keep_line(struct extraction *x, struct ess_view text,
          const struct ess_line *line)
{
  if (!text.n) {
    return;
  }
  struct ess_line *lines = ess_arena_grow(&x->profile->arena, x->lines,
                                          x->n_lines, sizeof *lines);
  if (lines) {
    x->lines = lines;
    lines[x->n_lines] = *line;
    if (!ess_view_equal(text, line->whole)) {
      lines[x->n_lines].text = text;
    }
    ++x->n_lines;
  }
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
  account(x, line, ESS_LINE_TEXT);
  keep_line(x, text, line);
  find_links(x, line, among_people(x->profile));
}

/* A line below the prose that says nothing we know, as `text`. It may name
   people, so it is kept apart. */
static void
keep_apart(struct extraction *x, struct ess_view text,
           const struct ess_line *line)
{
  struct ess_profile *profile = x->profile;

  if (!among_people(profile)) {
    struct ess_section *section =
      open_section(x, ess_view_of("contact"), (struct ess_view){NULL, 0},
                   line->number);
    if (section) {
      section->people = true;
    }
  }
  /* How to reach a person stays on the page. */
  keep_prose(x, ess_value_before_contact(text), line);
  x->zone = ZONE_CONTACT;
}

static void
keep_contact(struct extraction *x, struct ess_view text,
             const struct ess_line *line)
{
  struct ess_place place = ess_page_place(x->page, line);

  place.text = text;
  account(x, line, ESS_LINE_PUZZLE);
  keep_apart(x, text, line);
  ess_warn(x->log, &place,
           "kept without telephone and e-mail; published with --people all "
           "only",
           "this contact line is not understood");
}

/* False if there is nothing to read, or something else was stated before.
   The fact as written is the line: "Année d'adhésion au RTES: 2012". */
static bool
take_value(struct extraction *x, const struct value_rule *rule,
           struct ess_view text, const struct ess_line *line)
{
  struct ess_value only = {0};
  struct ess_value *to = &only;
  struct ess_buf value = {0};

  if (rule->offset) {
    to = (struct ess_value *)(void *)((char *)x->profile + rule->offset);
  }
  bool taken = rule->read(&value, text);
  if (taken) {
    ess_profile_set(x->profile, to, rule->field, line->text,
                    ess_buf_view(&value), line->number);
    taken = ess_view_equal(to->value, ess_buf_view(&value));
  }
  ess_buf_clear(&value);
  return taken;
}

static bool
has_link(struct ess_view text)
{
  struct ess_link link;
  return ess_value_link(&text, &link);
}

/* "Label : value", as text has it, for a label by markup. */
static struct ess_view
join_label(struct extraction *x, const struct ess_line *line)
{
  struct ess_view label = x->label->text;
  struct ess_buf joined = {0};

  while (label.n && (ess_view_ends(label, ":") || ess_view_ends(label, " "))) {
    --label.n;
  }
  ess_buf_add(&joined, ess_text_trim(label));
  ess_buf_puts(&joined, " : ");
  ess_text_squeeze(&joined, line->whole);
  const struct ess_view kept =
    ess_arena_copy(&x->profile->arena, ess_buf_view(&joined));
  ess_buf_clear(&joined);
  return kept;
}

/* A value under a label that is not known, or was not understood: prose,
   without how to reach anybody. Behind the contacts of a record, prose
   begins anew. */
static void
keep_labelled(struct extraction *x, struct ess_view text,
              const struct ess_line *line)
{
  if (among_people(x->profile)) {
    (void)open_section(x, ess_view_of("presentation"),
                       (struct ess_view){NULL, 0}, line->number);
  }
  keep_prose(x, ess_value_before_contact(text), line);
}

/* The label at hand is over. If it is not known and nothing stands under it,
   it is a line of its own. */
static void
end_label(struct extraction *x)
{
  const struct ess_line *label = x->label;

  x->label = NULL;
  if (!label || !x->unknown || x->people) {
    return;
  }
  if (x->zone == ZONE_CONTACT) {
    keep_apart(x, label->whole, label);
  } else {
    keep_labelled(x, label->whole, label);
  }
}

/* The value `text` of what has `meaning`. False if it is none, or not the
   first. */
static bool
take_any(struct extraction *x, ess_meanings meaning, struct ess_view text,
         const struct ess_line *line)
{
  const struct value_rule *rule = value_rule(meaning);

  if (meaning & (ESS_MEANS(KIND) | ESS_MEANS(KIND_COLUMN))) {
    return ess_kind_state(x->profile, x->mapping, text, line->number);
  }
  if (meaning == ESS_MEANS(ADDRESS)) {
    ess_address_line(x->profile, x->mapping, text, line->number);
    if (!x->page->record && !x->profile->address.locality.line) {
      x->zone = ZONE_ADDRESS;
      x->address_lines = 1;
    }
    return true;
  }
  if (meaning == ESS_MEANS(POSTCODE) || meaning == ESS_MEANS(LOCALITY)) {
    return ess_address_part(x->profile, x->mapping, text, line->number,
                            meaning == ESS_MEANS(POSTCODE));
  }
  return rule ? take_value(x, rule, text, line)
              : has_link(text) || line->n_links > 0;
}

/* An address may stand right below, with no label. */
static void
read_several(struct extraction *x, const struct ess_line *line)
{
  struct ess_identity_part parts[ESS_MAX_IDENTITY];
  const size_t n = ess_identity_read(x->mapping, line->text, parts);

  for (size_t i = 0; i < n; ++i) {
    struct ess_line part = *line;
    part.text = parts[i].text;
    (void)take_any(x, parts[i].meaning, parts[i].value, &part);
  }
  account(x, line, ESS_LINE_FACT);
  find_links(x, line, false);
  x->below = !x->profile->address.full.line;
}

/* What is not taken is kept as text, and shown to the publisher. */
static void
set_value(struct extraction *x, const struct ess_label *label,
          struct ess_view text, const struct ess_line *line)
{
  struct ess_place place = ess_page_place(x->page, line);

  if (take_any(x, label->meaning, text, line)) {
    /* What is said again adds no fact. */
    account(x, line, ESS_LINE_FACT);
    find_links(x, line, false);
    return;
  }
  ess_warn(x->log, &place, "correct the page; the line is kept as text",
           "under « %.*s », no value that can be read, or a second one",
           (int)label->name.n, label->name.s);
  account(x, line, ESS_LINE_PUZZLE);
  if (x->label) {
    keep_labelled(x, join_label(x, line), line);
  } else if (x->zone == ZONE_PROSE) {
    keep_prose(x, line->whole, line);
  } else {
    keep_apart(x, line->whole, line);
  }
}

/* A heading, with or without its value behind a colon. */
static void
read_mark(struct extraction *x, const struct ess_mark *mark,
          const struct ess_line *line)
{
  const ess_meanings meaning = mark->label->meaning;

  if (!mark->value.n && !mark->several) {
    account(x, line, ESS_LINE_HEADING);
  }
  if (mark->several) {
    read_several(x, line);
  } else if (meaning == ESS_MEANS(ADDRESS) && !mark->value.n &&
             x->zone == ZONE_ADDRESS) {
    /* "Mairie", below "Adresse". */
    ess_address_line(x->profile, x->mapping, line->text, line->number);
    ++x->address_lines;
  } else if (meaning == ESS_MEANS(SECTION)) {
    const struct ess_view heading = ess_text_trim(
      ess_view_sub(line->text, 0, line->text.n - mark->value.n));
    open_section(x, mark->label->detail, heading, line->number);
    x->heading = *line;
    x->heading.text = heading;
    ess_profile_fact(x->profile, "section", heading, mark->label->detail,
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
      keep_contact(x, line->whole, line);
    }
  } else if (mark->value.n) {
    set_value(x, mark->label, mark->value, line);
  } else if (meaning != ESS_MEANS(BANNER)) {
    x->pending = mark->label;
    x->zone = meaning == ESS_MEANS(ADDRESS) ? ZONE_ADDRESS : ZONE_VALUE;
  }
}

/* A label by markup: what it says of the lines up to the next. */
static void
read_label(struct extraction *x, const struct ess_mark *mark,
           const struct ess_line *line)
{
  const ess_meanings dropped = ESS_MEANS(NAME) | ESS_MEANS(REACH);
  const bool apart = !x->page->record && x->zone == ZONE_CONTACT;

  end_label(x);
  x->label = line;
  x->people = mark->people;
  x->unknown = !mark->label;
  if (mark->people) {
    account(x, line, ESS_LINE_HEADING);
  }
  if (mark->people || (!mark->label && apart)) {
    x->zone = ZONE_CONTACT;
  } else if (!mark->label) {
    x->zone = ZONE_PROSE;
  } else if (mark->label->meaning & dropped) {
    account(x, line, ESS_LINE_HEADING);
    x->zone = ZONE_DROPPED;
  } else {
    read_mark(x, mark, line);
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
  /* "Tél : …", a person, a role may stand right under the address, but are
     no part of it, and no address has that many lines. */
  if (line->text.n > max_address_line ||
      x->address_lines >= max_address_lines ||
      ess_view_find(line->text, ':') < line->text.n ||
      ess_value_before_contact(line->text).n < line->text.n ||
      ess_people_likely(x->mapping, line->text)) {
    return false;
  }
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
    keep_contact(x, line->whole, line);
  } else {
    account(x, line, ESS_LINE_HEADING);
  }
  if (taken == 2) {
    account(x, next, ESS_LINE_HEADING);
  }
  return taken == 2 ? 2 : 1;
}

/* A line under a label of people, or the first under one that is not known.
   Returns how many lines it took; 0: it is to be read as if there were no
   label. */
static size_t
read_labelled(struct extraction *x, const struct ess_line *line)
{
  if (x->people) {
    return (size_t)ess_people_line(x->profile, x->mapping,
                                   join_label(x, line), line->number, NULL);
  }
  if (!x->unknown) {
    return 0;
  }
  account(x, x->label, ESS_LINE_TEXT);
  if (x->zone == ZONE_PROSE) {
    keep_labelled(x, join_label(x, line), line);
  } else {
    const struct ess_view text = join_label(x, line);
    if (ess_people_line(x->profile, x->mapping, text, line->number, NULL)) {
      account(x, line, ESS_LINE_HEADING);
    } else {
      keep_contact(x, text, line);
    }
  }
  x->label = NULL;
  return 1;
}

/* A line that is no heading. Returns how many lines it took. */
static size_t
read_line(struct extraction *x, const struct ess_line *line,
          const struct ess_line *next)
{
  const bool below = x->below;

  x->below = false;
  if (x->zone == ZONE_DROPPED) {
    account(x, line, ESS_LINE_LEFT_OUT);
    return 1;
  }
  if (x->label && read_labelled(x, line)) {
    return 1;
  }
  if (x->zone == ZONE_VALUE) {
    x->zone = x->label ? ZONE_PROSE : ZONE_CONTACT;
    if (!ess_people_labelled(x->mapping, line->text)) {
      set_value(x, x->pending, line->text, line);
      return 1;
    }
  }
  if (below && !line->gap && ess_address_likely(line->text)) {
    x->zone = ZONE_ADDRESS;
  }
  if (x->zone == ZONE_ADDRESS && address_goes_on(x, line)) {
    ess_address_line(x->profile, x->mapping, line->text, line->number);
    account(x, line, ESS_LINE_TEXT);
    ++x->address_lines;
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

enum ess_status
ess_extract(const struct ess_page *page, const struct ess_segments *segments,
            size_t i, const struct ess_mapping *mapping,
            const struct ess_profile_options *options,
            struct ess_reading *prose, struct ess_profile *profile,
            struct ess_log *log)
{
  const struct ess_segment *segment = &segments->list[i];
  struct extraction x = {.page = page,
                         .mapping = mapping,
                         .profile = profile,
                         .log = log,
                         .prose = prose,
                         .first = ess_segment_first(segment),
                         .zone = ZONE_PROSE};

  profile->states =
    ess_arena_alloc(&profile->arena, segment->to - x.first + 1);
  ess_prose_begin(prose, profile);
  if (segment->has_title) {
    account(&x, &page->lines[segment->title], ESS_LINE_HEADING);
  }
  const struct ess_view *kind =
    options->kind ? ess_kind_given(mapping, options->kind, log) : NULL;
  enum ess_status st = options->kind && !kind
                         ? ESS_USAGE
                         : ess_title_read(profile, page, segment,
                                          options->name, log);
  for (size_t k = segment->from; k < segment->to && st == ESS_OK;) {
    const struct ess_line *line = &page->lines[k];
    const bool next_is_line = k + 1 < segment->to &&
                              !segments->marks[k + 1].label &&
                              line[1].shape != ESS_SHAPE_LABEL;
    if (line->shape == ESS_SHAPE_LABEL) {
      read_label(&x, &segments->marks[k], line);
      ++k;
    } else if (segments->marks[k].label) {
      end_label(&x);
      read_mark(&x, &segments->marks[k], line);
      ++k;
    } else {
      k += read_line(&x, line, next_is_line ? line + 1 : NULL);
    }
    st = ess_status_first(x.text.status, profile->arena.status);
  }
  end_label(&x);
  close_section(&x);
  ess_buf_clear(&x.text);
  if (st == ESS_OK) {
    const struct ess_place title =
      ess_page_place(page, &page->lines[segment->title]);
    ess_kind_settle(profile, mapping, kind);
    ess_link_profile(profile, ess_mapping_aliases(mapping), &title, log);
    ess_people_doubts(profile);
  } else if (st == ESS_LIMIT) {
    (void)ess_fail(log, st, NULL, NULL, "out of memory");
  }
  return st;
}
