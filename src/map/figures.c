/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Numbers that are no sums of a budget: staff, statistics of a territory,
   results of an action, visitors of an event. */

#include "map/reading.h"

#include "base/text.h"

#include <string.h>

/* One figure of the line, and the sentence it stands in. */
struct figure {
  const struct ess_quantity *q;
  size_t from; /* of the sentence */
  size_t to;
};

/* What a figure is of, by where it stands. */
enum of { OF_NOTHING, OF_STAFF, OF_TERRITORY, OF_ACTION, OF_SPLIT,
          OF_INITIATIVE, OF_EVENT };

static const struct {
  const char *field;
} fields[] = {
  [OF_STAFF] = {"staffing"},          [OF_TERRITORY] = {"stat"},
  [OF_ACTION] = {"action.stat"},      [OF_SPLIT] = {"action.budget.split"},
  [OF_INITIATIVE] = {"initiative.stat"}, [OF_EVENT] = {"event.stat"},
};

static bool
about_means(const struct ess_reading *r)
{
  return ess_reading_in(r, "budget") || ess_reading_in(r, "staffing");
}

/* Between a determiner and a noun a numeral in words counts what was named
   before: "les deux associations". */
static bool
is_anaphor(const struct ess_reading *r, const struct ess_quantity *q)
{
  static const char *const words[] = {"les", "ces", "des", "leurs", "nos",
                                      "ses", "aux", "entre", "l"};
  if (!q->words || q->approx || q->sum || q->unit != ESS_UNIT_COUNT) {
    return false;
  }
  for (size_t k = 0; q->from && k < sizeof words / sizeof *words; ++k) {
    if (ess_token_is(&r->tokens, q->from - 1, words[k])) {
      return true;
    }
  }
  return false;
}

/* "6 chargés territoriaux", "équipe de 8 personnes". Outside sections about
   means only words for an office count, and teams. */
static bool
is_staff(const struct ess_reading *r, const struct ess_quantity *q)
{
  const ess_meanings words =
    about_means(r) ? ESS_MEANS(STAFFING) : ESS_MEANS(WORD_STAFF);
  const bool team = q->from > 1 &&
                    ess_token_is(&r->tokens, q->from - 1, "de") &&
                    ess_token_is(&r->tokens, q->from - 2, "equipe");
  if (q->unit == ESS_UNIT_FTE || (q->bare && ess_reading_in(r, "staffing"))) {
    return !ess_reading_in(r, "panorama");
  }
  return q->unit == ESS_UNIT_COUNT && q->unit_to < r->tokens.n &&
         !ess_reading_in(r, "panorama") &&
         (team || ess_mapping_at(r->mapping, &r->tokens, q->unit_to, words,
                                 NULL));
}

static bool
begins_with_of(struct ess_view text)
{
  return ess_view_starts(text, "de ") || ess_view_starts(text, "des ") ||
         ess_view_starts(text, "d'") || ess_view_starts(text, "d’") ||
         ess_view_starts(text, "du ");
}

static bool
follows_sum(const struct ess_reading *r, const struct ess_quantity *q)
{
  for (const struct ess_quantity *before = r->quantities.list; before < q;
       ++before) {
    if (before->unit == ESS_UNIT_MONEY && before->taken) {
      return true;
    }
  }
  return false;
}

/* "Budget : 15 000 € / an (50 % pour …, 50 % pour …)". */
static bool
is_split(const struct ess_reading *r, const struct ess_quantity *q)
{
  return q->unit == ESS_UNIT_PERCENT &&
         (ess_reading_has(r, 0, q->from, ESS_MEANS(BUDGET)) ||
          follows_sum(r, q)) &&
         !begins_with_of(ess_reading_span(r, q->unit_to, q->unit_to + 2));
}

static bool
sentence_is_dated(const struct ess_reading *r, const struct figure *f)
{
  for (size_t i = f->from; i < f->to; ++i) {
    const struct ess_period *period =
      ess_periods_at(&r->periods, &r->tokens, i);
    if (period && !period->since &&
        (period->start.day || (period->start.month && period->end.month))) {
      return true;
    }
  }
  return false;
}

static enum of
of_what(const struct ess_reading *r, const struct figure *f)
{
  const struct ess_quantity *q = f->q;
  const bool acts = r->action || ess_reading_in(r, "actions");
  const bool territory =
    ess_reading_in(r, "panorama") || about_means(r);

  /* Links to elsewhere tell of others, and so does a size in an objective:
     "les associations de moins de dix personnes". */
  if (q->taken || is_anaphor(r, q) || ess_reading_in(r, "resources") ||
      (r->item && r->list == ESS_LIST_OBJECTIVE &&
       q->approx == ESS_APPROX_MAX)) {
    return OF_NOTHING;
  }
  if (acts) {
    return is_split(r, q) ? OF_SPLIT
           : q->one       ? OF_NOTHING
                          : OF_ACTION;
  }
  if (is_staff(r, q)) {
    return OF_STAFF;
  }
  if (q->one || q->unit == ESS_UNIT_DURATION ||
      (q->unit == ESS_UNIT_RATIO && !ess_reading_in(r, "panorama"))) {
    return OF_NOTHING;
  }
  return territory                  ? OF_TERRITORY
         : r->initiative            ? OF_INITIATIVE
         : sentence_is_dated(r, f) || r->list == ESS_LIST_EVENT ? OF_EVENT
                                    : OF_TERRITORY;
}

/* -------------------------------------------------------- what it says */

static struct ess_view
year_of(struct ess_reading *r, const struct figure *f)
{
  const struct ess_period *before =
    f->q->from ? ess_periods_at(&r->periods, &r->tokens, f->q->from - 1)
               : NULL;
  int year = ess_reading_year(r, f->q->unit_to, f->q->to + 4);
  /* "2018 15 980 ; 2022 16 540": columns of a table. */
  year = before && before->to - before->from == 1 ? before->start.year : year;
  year = year ? year : ess_reading_year(r, f->from, f->to);
  if (!year) {
    return r->figures.year;
  }
  ess_buf_reset(&r->spare);
  ess_buf_printf(&r->spare, "%d", year);
  return ess_arena_copy(&r->profile->arena, ess_buf_view(&r->spare));
}

static bool
is_area(struct ess_view symbol)
{
  return ess_view_is(symbol, "m²") || ess_view_is(symbol, "m2") ||
         ess_view_is(symbol, "km²") || ess_view_is(symbol, "km2") ||
         ess_view_is(symbol, "ha") || ess_view_starts(symbol, "hectare");
}

/* "emplois ESS : 940": what stands before the colon; "SCOP (17)": before the
   bracket. */
static struct ess_view
label_before(const struct ess_reading *r, const struct ess_quantity *q)
{
  const struct ess_tokens *tokens = &r->tokens;
  size_t to = q->from;
  const bool bracket = to > 0 && tokens->list[to - 1].mark == '(';
  while (to > 0 && !bracket && tokens->list[to].mark != ':') {
    --to;
  }
  to -= bracket;
  size_t from = to;
  while (from > 0 && tokens->list[from - 1].mark != ';' &&
         tokens->list[from - 1].mark != ',' &&
         tokens->list[from - 1].mark != '|' &&
         !(bracket && (tokens->list[from - 1].mark == ':' ||
                       tokens->list[from - 1].mark == ')')) &&
         tokens->list[from - 1].mark != '.') {
    --from;
  }
  return ess_reading_span(r, from, to);
}

/* "10 % des établissements" is the share of establishments. */
static struct ess_view
indicator_of(struct ess_reading *r, const struct figure *f)
{
  const struct ess_quantity *q = f->q;
  struct ess_view noun = ess_reading_span(r, q->unit_to, q->noun_to);
  struct ess_buf text = {0};

  if (q->bare && q->from) {
    noun = label_before(r, q);
  } else if (q->unit == ESS_UNIT_MEASURE && is_area(q->symbol)) {
    noun = ess_view_of("surface");
  } else if (!noun.n && r->heading && r->tokens.n <= 1) {
    noun = r->heading->text;
  } else if (!noun.n && q->from && r->tokens.list[q->from - 1].mark == ':') {
    /* "Part de l'ESS dans l'emploi (%) : 12,5". */
    noun = label_before(r, q);
    noun = ess_text_trim(ess_view_sub(noun, 0, ess_view_find(noun, '(')));
  } else if (!noun.n || q->unit == ESS_UNIT_MONEY) {
    const size_t back = q->from > f->from + 8 ? q->from - 8 : f->from;
    const struct ess_view before = ess_reading_span(r, back, q->from);
    noun = before.n ? before : noun;
  }
  if (q->unit == ESS_UNIT_PERCENT && begins_with_of(noun)) {
    ess_buf_puts(&text, "part ");
  } else if (q->unit == ESS_UNIT_COUNT && ess_view_starts(noun, "de ")) {
    noun = ess_view_sub(noun, 3, noun.n);
  } else if (q->unit == ESS_UNIT_COUNT && begins_with_of(noun)) {
    noun = ess_view_sub(noun, ess_view_starts(noun, "d’") ? 4 : 2, noun.n);
  }
  ess_buf_add(&text, noun);
  const struct ess_view kept =
    ess_arena_copy(&r->profile->arena, ess_buf_view(&text));
  ess_buf_clear(&text);
  return kept;
}

/* "dans la région Grand Est", "moyenne nationale": where. */
static struct ess_view
perimeter_of(const struct ess_reading *r, const struct figure *f)
{
  const struct ess_tokens *tokens = &r->tokens;
  for (size_t i = f->from; i < f->to; ++i) {
    size_t to = i + 1;
    if (ess_view_is(tokens->list[i].key, "national")) {
      return ess_view_of("France");
    }
    if (!ess_mapping_at(r->mapping, tokens, i, ESS_MEANS(KIND_NAME), &to)) {
      continue;
    }
    const size_t start = to;
    while (to < f->to && tokens->list[to].kind == ESS_TOKEN_WORD &&
           (tokens->list[to].capital ||
            (to > start && !tokens->list[to].key.n &&
             to + 1 < f->to && tokens->list[to + 1].capital))) {
      ++to;
    }
    if (to > start) {
      return ess_reading_span(r, i, to);
    }
  }
  return r->figures.perimeter;
}

static struct ess_view
unit_of(const struct ess_quantity *q)
{
  switch (q->unit) {
  case ESS_UNIT_PERCENT:
    return ess_view_of("%");
  case ESS_UNIT_MONEY:
    return ess_view_of("EUR");
  case ESS_UNIT_RATIO:
    return ess_view_of("ratio");
  case ESS_UNIT_FTE:
    return ess_view_of("ETP");
  case ESS_UNIT_DURATION:
  case ESS_UNIT_MEASURE:
    return q->symbol;
  case ESS_UNIT_COUNT:
    break;
  }
  return (struct ess_view){NULL, 0};
}

static const char *
approximation_of(const struct ess_quantity *q)
{
  static const char *const words[] = {"", "true", "min", "max"};
  return words[q->approx];
}

static void
describe_value(struct ess_reading *r, const struct ess_quantity *q)
{
  ess_value_decimal(r, q->range ? "min" : "value", q->value);
  if (q->range) {
    ess_value_decimal(r, "max", q->most);
  }
}

static void
describe_sum(struct ess_reading *r, const struct ess_quantity *q)
{
  if (q->sum) {
    ess_buf_puts(&r->value, ";detail=");
    ess_decimal_put(&r->value, q->sums[0]);
    ess_buf_puts(&r->value, "+");
    ess_decimal_put(&r->value, q->sums[1]);
  }
}

static void
add_value(struct ess_reading *r, size_t part, const struct ess_quantity *q)
{
  ess_part_decimal(r, part, q->range ? ESS_V_ESS_minValue : ESS_V_ESS_value,
                   q->value);
  if (q->range) {
    ess_part_decimal(r, part, ESS_V_ESS_maxValue, q->most);
  }
  if (q->approx) {
    ess_profile_true(r->profile, part, ESS_V_ESS_isApproximate);
  }
}

/* ----------------------------------------------------------- statistics */

static void
add_statistic(struct ess_reading *r, const struct figure *f, enum of of)
{
  struct ess_profile *p = r->profile;
  const struct ess_view indicator = indicator_of(r, f);
  const struct ess_view unit = unit_of(f->q);
  const struct ess_view year = year_of(r, f);
  const struct ess_view where =
    of == OF_TERRITORY ? perimeter_of(r, f) : (struct ess_view){NULL, 0};
  const size_t parent = of == OF_ACTION || of == OF_SPLIT ? r->action
                        : of == OF_INITIATIVE             ? r->initiative
                                                          : 0;

  ess_value_begin(r);
  if (parent && of == OF_ACTION) {
    ess_value_count(r, "action", r->actions);
  }
  ess_value_text(r, "indicator", indicator);
  describe_value(r, f->q);
  ess_value_text(r, "unit", unit);
  ess_value_text(r, "approx", ess_view_of(approximation_of(f->q)));
  describe_sum(r, f->q);
  ess_value_text(r, "territory", where);
  ess_value_text(r, "year", year);
  ess_value_text(r, "source", r->figures.source);
  const size_t part =
    ess_profile_part(p, ESS_V_ESS_Statistic, ESS_V_ESS_hasStatistic,
                     "#statistic-", parent, ess_buf_view(&r->value));
  add_value(r, part, f->q);
  ess_profile_property(p, part, ESS_V_ESS_indicator, ESS_VALUE_FRENCH,
                       indicator);
  ess_profile_property(p, part, ESS_V_ESS_unit, ESS_VALUE_STRING, unit);
  ess_profile_property(p, part, ESS_V_ESS_year, ESS_VALUE_INTEGER, year);
  ess_profile_property(p, part, ESS_V_ESS_perimeter, ESS_VALUE_FRENCH,
                       where);
  ess_profile_property(p, part, ESS_V_DCT_bibliographicCitation,
                       ESS_VALUE_FRENCH, r->figures.source);
  ess_reading_fact(r, part, fields[of].field,
                   ess_reading_span(r, f->q->from, f->q->to));
}

/* ----------------------------------------------------------------- staff */

/* "1 chargée de mission correspondant à environ 0,6 ETP", "2 agents (1,5
   ETP)": people and full-time equivalents are one fact, of the latter. */
static bool
is_same_staff(const struct ess_reading *r, const struct ess_quantity *a,
              const struct ess_quantity *b)
{
  if ((a->unit == ESS_UNIT_FTE) == (b->unit == ESS_UNIT_FTE)) {
    return false;
  }
  for (size_t i = a->unit_to; i < b->from; ++i) {
    const struct ess_token *token = &r->tokens.list[i];
    const bool soit = ess_token_is(&r->tokens, i + 1, "soit");
    if (token->mark == ';' || token->mark == '/' || token->mark == '+' ||
        (token->mark == ',' && !soit) ||
        (token->mark == '.' && i + 1 < b->from && !token[1].glued) ||
        ess_token_is(&r->tokens, i, "et") ||
        ess_token_is(&r->tokens, i, "dont")) {
      return false;
    }
  }
  return true;
}

static struct ess_view
holder_of(const struct ess_reading *r, const struct ess_quantity *q)
{
  for (size_t i = 1; i < q->from; ++i) {
    if (r->tokens.list[i].mark == ':') {
      return ess_reading_span(r, 0, i);
    }
  }
  return (struct ess_view){NULL, 0};
}

/* `people` is the other number of the same staff, or NULL. */
static void
add_staff(struct ess_reading *r, const struct figure *f,
          const struct ess_quantity *people)
{
  const struct ess_quantity *q = f->q;
  const bool fte = q->unit == ESS_UNIT_FTE;
  const struct ess_quantity *named = people ? people : q;
  const struct ess_view role = ess_reading_span(r, named->unit_to, named->to);
  const struct ess_view unit = ess_view_of(fte ? "ETP" : "persons");
  const struct ess_view holder = holder_of(r, named);

  ess_value_begin(r);
  describe_value(r, q);
  ess_value_text(r, "unit", unit);
  if (people) {
    ess_value_decimal(r, "persons", people->value);
  }
  ess_value_text(r, "approx", ess_view_of(q->approx ? "true" : ""));
  ess_value_text(r, "role", role);
  ess_value_text(r, "holder", holder);
  const size_t part = ess_profile_part(
    r->profile, ESS_V_ESS_Staffing, ESS_V_ESS_hasStaffing, "#staffing-", 0,
    ess_buf_view(&r->value));
  add_value(r, part, q);
  ess_profile_property(r->profile, part, ESS_V_ESS_unit, ESS_VALUE_STRING,
                       unit);
  ess_profile_property(r->profile, part, ESS_V_DCT_title, ESS_VALUE_FRENCH,
                       role);
  ess_profile_property(r->profile, part, ESS_V_ESS_holder, ESS_VALUE_FRENCH,
                       holder);
  const size_t from = named->from < q->from ? named->from : q->from;
  const size_t to = named->to > q->to ? named->to : q->to;
  ess_reading_fact(r, part, "staffing", ess_reading_span(r, from, to));
}

/* Returns how many quantities were taken. */
static size_t
read_staff(struct ess_reading *r, size_t nth, const struct figure *f)
{
  const struct ess_quantity *next =
    nth + 1 < r->quantities.n ? f->q + 1 : NULL;
  struct figure other = *f;

  if (!next || !is_staff(r, next) || !is_same_staff(r, f->q, next)) {
    add_staff(r, f, NULL);
    return 1;
  }
  if (next->unit == ESS_UNIT_FTE) {
    other.q = next;
    add_staff(r, &other, f->q);
  } else {
    add_staff(r, f, next);
  }
  return 2;
}

/* The shares of a budget are one fact. Returns how many they are. */
static size_t
read_split(struct ess_reading *r, size_t nth)
{
  const struct ess_quantity *first = &r->quantities.list[nth];
  size_t n = 1;
  while (nth + n < r->quantities.n &&
         r->quantities.list[nth + n].unit == ESS_UNIT_PERCENT) {
    ++n;
  }
  size_t to = first[n - 1].unit_to;
  while (to < r->tokens.n && r->tokens.list[to].mark != ')' &&
         r->tokens.list[to].mark != '.' && r->tokens.list[to].mark != ';') {
    ++to;
  }
  const struct ess_view written = ess_reading_span(r, first->from, to);
  ess_value_begin(r);
  ess_value_text(r, "", written);
  ess_reading_fact(r, r->action, fields[OF_SPLIT].field, written);
  return n;
}

void
ess_read_figures(struct ess_reading *r)
{
  struct figure f = {NULL, 0, 0};

  for (size_t i = 0; i < r->quantities.n; ++i) {
    f.q = &r->quantities.list[i];
    while (f.to <= f.q->from && f.to < r->tokens.n) {
      f.from = f.to;
      f.to = ess_tokens_sentence(&r->tokens, f.from);
    }
    const enum of of = of_what(r, &f);
    if (of == OF_STAFF) {
      i += read_staff(r, i, &f) - 1;
    } else if (of == OF_SPLIT) {
      i += read_split(r, i) - 1;
    } else if (of) {
      add_statistic(r, &f, of);
    }
  }
}
