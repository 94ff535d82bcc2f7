/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Dated events, and since when an action goes on. */

#include "map/reading.h"

/* One period of the line, and the sentence it stands in. */
struct dated {
  const struct ess_period *period;
  size_t from; /* of the sentence */
  size_t to;
};

/* ------------------------------------------------------------ the clause */

/* "en partenariat avec", "en présence de": who, not what. */
static bool
turns(const struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  return (ess_token_is(tokens, i, "en") || ess_token_is(tokens, i, "aux") ||
          ess_token_is(tokens, i, "avec")) &&
         ess_reading_has(r, i + 1, i + 3, ESS_MEANS(PARTNERS_OF));
}

/* Index behind the clause of the event: up to the comma behind the date,
   or, if the date comes first, up to the one behind what happened. */
static size_t
clause_end(const struct ess_reading *r, const struct dated *d)
{
  const struct ess_tokens *tokens = &r->tokens;
  /* "Inauguré le 12 septembre 2023, il offre …" is told at the comma. */
  const bool first =
    d->period->from <= d->from + 1 &&
    !ess_reading_has(r, d->from, d->period->from + 1, ESS_MEANS(STARTED));
  size_t commas = first ? 0 : 1;
  /* Nobody tells an event in more words; each of them is looked at again for
     every date of a sentence. */
  enum { max_clause = 200 };
  const size_t most = d->period->to + max_clause;
  const size_t end = d->to < most ? d->to : most;

  for (size_t i = d->period->to; i < end;
       i = ess_tokens_closing(tokens, i)) {
    const uint32_t mark = tokens->list[i].mark;
    if (mark == '(' || mark == ';' || turns(r, i) ||
        tokens->list[i].kind == ESS_TOKEN_LINK || (mark == ':' && !first)) {
      return i;
    }
    if (mark == ',' && ++commas > 1) {
      return i;
    }
  }
  return end;
}

/* Two events in one sentence: the second begins behind the first date. */
static size_t
clause_start(const struct ess_reading *r, const struct dated *d)
{
  size_t from = d->from;
  for (size_t k = 0; k < r->periods.n; ++k) {
    const struct ess_period *other = &r->periods.list[k];
    if (other->to <= d->period->from && other->from > d->from + 1 &&
        other->start.day && d->period->start.day) {
      from = other->to;
    }
  }
  return from;
}

/* The words at its end that only led to the date. */
static struct ess_view
without_date(const struct ess_reading *r, const struct dated *d, size_t from,
             size_t to)
{
  const struct ess_tokens *tokens = &r->tokens;
  if (d->period->from > from + 1) {
    size_t end = d->period->from;
    while (end > from && (tokens->list[end - 1].kind == ESS_TOKEN_MARK ||
                          !tokens->list[end - 1].key.n)) {
      --end;
    }
    return ess_reading_span(r, from, end > from ? end : to);
  }
  return ess_reading_span(r, d->period->to, to);
}

/* ---------------------------------------------------------------- events */

static void
value_day(struct ess_reading *r, const char *key, struct ess_day day)
{
  struct ess_buf text = {0};
  if (day.year) {
    ess_day_add(&text, day);
    ess_value_text(r, key, ess_buf_view(&text));
  }
  ess_buf_clear(&text);
}

static void
value_period(struct ess_reading *r, const struct ess_period *period,
             const char *point)
{
  value_day(r, period->end.year ? "start" : point, period->start);
  value_day(r, "end", period->end);
}

static void
add_event(struct ess_reading *r, const struct dated *d)
{
  const size_t from = clause_start(r, d);
  const size_t to = clause_end(r, d);
  const bool planned = ess_reading_has(r, from, to, ESS_MEANS(PLANNED));
  const struct ess_view written = ess_reading_span(r, from, to);
  const struct ess_view title = without_date(r, d, from, to);

  ess_value_begin(r);
  if (r->action) {
    ess_value_count(r, "action", r->actions);
  }
  value_period(r, d->period, "date");
  ess_value_text(r, "title", title);
  const size_t part =
    ess_profile_part(r->profile, ESS_V_ESS_Event, ESS_V_ESS_hasEvent,
                     "#event-", r->action, ess_buf_view(&r->value));
  ess_profile_property(r->profile, part, ESS_V_DCT_title, ESS_VALUE_FRENCH,
                       title);
  ess_part_period(r, part, d->period);
  ess_reading_fact(r, part, planned ? "event.planned" : "event", written);
}

/* ------------------------------------------------------- dates of actions */

static bool
in_brackets(const struct ess_reading *r, const struct ess_period *period)
{
  for (size_t i = period->from; i > 0 && i + 6 > period->from; --i) {
    if (r->tokens.list[i - 1].mark == '(') {
      return true;
    }
    if (r->tokens.list[i - 1].mark) {
      return false;
    }
  }
  return false;
}

/* "créé en 2018", "a vu le jour en 2019". */
static bool
has_started(const struct ess_reading *r, const struct ess_period *period)
{
  const size_t from = period->from > 8 ? period->from - 8 : 0;
  return ess_reading_has(r, from, period->from, ESS_MEANS(STARTED));
}

/* "Bilan 2022-2024 : 3 campagnes": the time of the figures. */
static bool
is_balance(const struct ess_reading *r, const struct ess_period *period)
{
  return period->from > 0 &&
         (ess_token_is(&r->tokens, period->from - 1, "bilan") ||
          ess_token_is(&r->tokens, period->from - 1, "chiffres"));
}

static bool
dates_action(const struct ess_reading *r, const struct ess_period *period)
{
  return !is_balance(r, period) &&
         (period->since || period->end.year || period->start.month ||
          in_brackets(r, period) || has_started(r, period));
}

static void
add_action_date(struct ess_reading *r, const struct ess_period *period)
{
  const bool point = in_brackets(r, period) && !period->since;
  const bool led = period->from > 0 &&
                   ess_token_is(&r->tokens, period->from - 1, "en");
  ess_value_begin(r);
  ess_value_count(r, "action", r->actions);
  value_period(r, period, point ? "date" : "start");
  ess_part_period(r, r->action, period);
  ess_reading_fact(r, r->action, "action.date",
                   ess_reading_span(r, period->from - led, period->to));
}

/* ------------------------------------------------------------------ which */

static bool
heads_line(const struct ess_reading *r, const struct ess_period *period)
{
  const size_t at = period->from;
  return (at == 0 || (at == 1 && !r->tokens.list[0].key.n)) &&
         ess_token_is_mark(&r->tokens, period->to, ':');
}

/* "2019 – Création de la Cité …": the year of an action, not an event. */
static bool
heads_action(const struct ess_reading *r, const struct ess_period *period)
{
  const uint32_t mark = period->to < r->tokens.n
                          ? r->tokens.list[period->to].mark
                          : 0;
  return r->action && r->item && r->list == ESS_LIST_NONE &&
         ess_reading_in(r, "actions") && period->from == 0 &&
         !period->start.month && (mark == 0x2013 || mark == 0x2014);
}

/* What is to be read, or was published, is a publication. */
static bool
is_publication(const struct ess_reading *r, const struct dated *d)
{
  return ess_reading_has(r, d->from, clause_end(r, d),
                         ESS_MEANS(SEE) | ESS_MEANS(PUBLISHED));
}

static bool
is_event(const struct ess_reading *r, const struct dated *d)
{
  const struct ess_period *period = d->period;
  const bool listed =
    r->list == ESS_LIST_EVENT || ess_reading_in(r, "news");

  if (period->since || ess_reading_in(r, "budget") ||
      ess_reading_in(r, "staffing")) {
    return false;
  }
  if (heads_line(r, period) || listed) {
    return true;
  }
  if (heads_action(r, period)) {
    return false;
  }
  if (is_publication(r, d) || in_brackets(r, period)) {
    return false;
  }
  if (period->start.day) {
    return true;
  }
  if (period->start.month && !period->end.year &&
      ess_reading_has(r, d->from, clause_end(r, d), ESS_MEANS(PLANNED))) {
    return true;
  }
  return !r->action && !ess_reading_in(r, "panorama") &&
         !period->end.year == !period->end.month &&
         ess_reading_has(r, d->from, d->to,
                         ESS_MEANS(EVENT) | ESS_MEANS(PLANNED));
}

void
ess_read_dates(struct ess_reading *r)
{
  struct dated d = {NULL, 0, 0};
  size_t told = 0; /* behind the clause of the last event */

  for (size_t i = 0; i < r->periods.n; ++i) {
    d.period = &r->periods.list[i];
    while (d.to <= d.period->from && d.to < r->tokens.n) {
      d.from = d.to;
      d.to = ess_tokens_sentence(&r->tokens, d.from);
    }
    if (d.period->from < told) {
      continue;
    }
    if (is_event(r, &d)) {
      add_event(r, &d);
      told = d.period->from <= d.from + 1 ? clause_end(r, &d) : 0;
    } else if (r->action && (heads_action(r, d.period) ||
                             dates_action(r, d.period))) {
      add_action_date(r, d.period);
    } else if (d.period->since && !r->action &&
               ess_reading_in(r, "programme")) {
      const struct ess_view written =
        ess_reading_span(r, d.period->from, d.period->to);
      ess_value_begin(r);
      value_day(r, "", d.period->start);
      ess_reading_fact(r, 0, "programme.since", written);
    }
  }
}
