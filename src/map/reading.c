/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/reading.h"

#include "base/text.h"

#include <string.h>

bool
ess_reading_in(const struct ess_reading *r, const char *kind)
{
  return ess_view_is(r->kind, kind);
}

static bool
is_edge(uint32_t c)
{
  return c == ',' || c == ';' || c == ':' || c == '.' || c == '-' ||
         c == 0x2013 || c == '/' || c == '=' || c == '(' || c == '*' ||
         c == 0x2022;
}

struct ess_view
ess_reading_span(const struct ess_reading *r, size_t from, size_t to)
{
  const struct ess_tokens *tokens = &r->tokens;
  to = to < tokens->n ? to : tokens->n;
  while (from < to && (is_edge(tokens->list[from].mark) ||
                       tokens->list[from].mark == ')')) {
    ++from;
  }
  while (from < to && is_edge(tokens->list[to - 1].mark)) {
    --to;
  }
  return ess_tokens_span(tokens, from, to);
}

void
ess_value_begin(struct ess_reading *r)
{
  ess_buf_reset(&r->value);
}

static void
add_key(struct ess_reading *r, const char *key)
{
  if (r->value.len) {
    ess_buf_putc(&r->value, ';');
  }
  ess_buf_puts(&r->value, key);
  ess_buf_puts(&r->value, *key ? "=" : "");
}

/* A semicolon would end the value. */
void
ess_value_text(struct ess_reading *r, const char *key, struct ess_view value)
{
  if (!value.n) {
    return;
  }
  add_key(r, key);
  const size_t start = r->value.len;
  ess_text_squeeze(&r->value, value);
  for (size_t i = start; i < r->value.len; ++i) {
    if (r->value.data[i] == ';') {
      r->value.data[i] = ',';
    }
  }
}

void
ess_value_decimal(struct ess_reading *r, const char *key,
                  struct ess_decimal value)
{
  add_key(r, key);
  ess_decimal_put(&r->value, value);
}

void
ess_value_count(struct ess_reading *r, const char *key, unsigned n)
{
  ess_value_decimal(r, key, ess_decimal_of(n));
}

void
ess_reading_fact(struct ess_reading *r, size_t part, const char *field,
                 struct ess_view written)
{
  (void)ess_profile_part_fact(r->profile, part, field, written,
                              ess_buf_view(&r->value),
                              ess_line_number(r->line, written.s));
}

void
ess_part_decimal(struct ess_reading *r, size_t part,
                 enum ess_vocab_id property, struct ess_decimal value)
{
  ess_buf_reset(&r->spare);
  ess_decimal_put(&r->spare, value);
  ess_profile_property(r->profile, part, property, ESS_VALUE_DECIMAL,
                       ess_buf_view(&r->spare));
}

static void
add_day(struct ess_reading *r, size_t part, enum ess_vocab_id property,
        struct ess_day day)
{
  if (day.year) {
    ess_buf_reset(&r->spare);
    ess_day_add(&r->spare, day);
    ess_profile_property(r->profile, part, property, ESS_VALUE_DAY,
                         ess_buf_view(&r->spare));
  }
}

void
ess_part_period(struct ess_reading *r, size_t part,
                const struct ess_period *period)
{
  add_day(r, part, ESS_V_SCHEMA_startDate, period->start);
  add_day(r, part, ESS_V_SCHEMA_endDate, period->end);
}

bool
ess_reading_has(const struct ess_reading *r, size_t from, size_t to,
                ess_meanings meanings)
{
  /* Words that far away say nothing of what is here; and looking for them
     each time would take the square of the length of a line. */
  enum { max_range = 120 };
  to = to < r->tokens.n ? to : r->tokens.n;
  from = to > from + max_range ? to - max_range : from;
  return from < to && ess_mapping_seek(r->mapping, &r->tokens, from, to,
                                       meanings, NULL, NULL) < to;
}

int
ess_reading_year(const struct ess_reading *r, size_t from, size_t to)
{
  int year = 0;
  for (size_t i = from; i < to && i < r->tokens.n; ++i) {
    const struct ess_period *period =
      ess_periods_at(&r->periods, &r->tokens, i);
    if (!period || i != period->from) {
      continue;
    }
    if (period->end.year || period->since ||
        (year && year != period->start.year)) {
      return 0;
    }
    year = period->start.year;
  }
  return year;
}
