/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/numerals.h"

static const struct {
  char word[12];
  int value;
} cardinals[] = {
  {"deux", 2},     {"trois", 3},    {"quatre", 4},   {"cinq", 5},
  {"six", 6},      {"sept", 7},     {"huit", 8},     {"neuf", 9},
  {"dix", 10},     {"onze", 11},    {"douze", 12},   {"treize", 13},
  {"quatorze", 14}, {"quinze", 15}, {"seize", 16},   {"vingt", 20},
  {"trente", 30},  {"quarante", 40}, {"cinquante", 50},
  {"soixante", 60}, {"cent", 100},  {"mille", 1000}};

static const struct {
  const char *word;
  int value;
} collectives[] = {
  {"dizaine", 10},     {"douzaine", 12},     {"quinzaine", 15},
  {"vingtaine", 20},   {"trentaine", 30},    {"quarantaine", 40},
  {"cinquantaine", 50}, {"soixantaine", 60}, {"centaine", 100},
  {"millier", 1000}};

static const struct {
  const char *word;
  unsigned exponent;
  bool large;
} multipliers[] = {
  {"mille", 3, true},    {"million", 6, true},   {"millions", 6, true},
  {"milliard", 9, true}, {"milliards", 9, true}, {"k", 3, false},
  {"m", 6, false},       {"md", 9, false},       {"mds", 9, false},
  {"meuros", 6, false},  {"keuros", 3, false},   {"me", 6, false},
  {"ke", 3, false},      {"keur", 3, false},     {"meur", 6, false}};

/* Asked of every word: the first letter tells most of them. */
static int
cardinal_at(const struct ess_tokens *tokens, size_t i)
{
  const struct ess_view word =
    ess_token_is_kind(tokens, i, ESS_TOKEN_WORD) ? tokens->list[i].word
                                                 : (struct ess_view){NULL, 0};
  for (size_t k = 0; word.n && k < sizeof cardinals / sizeof *cardinals;
       ++k) {
    if (*cardinals[k].word == *word.s && ess_view_is(word, cardinals[k].word)) {
      return cardinals[k].value;
    }
  }
  return 0;
}

/* "une trentaine", "une bonne centaine", "40aine". */
static bool
read_collective(const struct ess_tokens *tokens, size_t i,
                struct ess_numeral *ret)
{
  const bool article =
    ess_token_is(tokens, i, "une") || ess_token_is(tokens, i, "un");
  size_t at = i + article;

  if (ess_token_is_kind(tokens, at, ESS_TOKEN_NUMBER) &&
      (ess_token_is(tokens, at + 1, "aine") ||
       ess_token_is(tokens, at + 1, "aines"))) {
    *ret = (struct ess_numeral){.n = at + 2 - i,
                                .value = tokens->list[at].number,
                                .words = true,
                                .about = true};
    return true;
  }
  at += article && ess_token_is(tokens, at, "bonne");
  for (size_t k = 0; article && k < sizeof collectives / sizeof *collectives;
       ++k) {
    if (ess_token_is(tokens, at, collectives[k].word)) {
      *ret = (struct ess_numeral){
        .n = at + 1 - i,
        .value = ess_decimal_of(collectives[k].value),
        .words = true,
        .about = true};
      return true;
    }
  }
  return false;
}

/* "dix", "vingt-cinq", "quatre-vingts" is left to those who count so. */
static bool
read_cardinal(const struct ess_tokens *tokens, size_t i,
              struct ess_numeral *ret)
{
  const int value = cardinal_at(tokens, i);
  const int unit = ess_token_is_mark(tokens, i + 1, '-')
                     ? cardinal_at(tokens, i + 2)
                     : 0;
  if (value) {
    const bool joined = unit && unit < 10 && value >= 20 && value <= 60;
    *ret = (struct ess_numeral){
      .n = joined ? 3 : 1,
      .value = ess_decimal_of(value + (joined ? unit : 0)),
      .words = true};
    return true;
  }
  if (ess_token_is(tokens, i, "un") || ess_token_is(tokens, i, "une")) {
    *ret = (struct ess_numeral){
      .n = 1, .value = ess_decimal_of(1), .words = true, .one = true};
    return true;
  }
  return false;
}

static bool
is_euro(const struct ess_tokens *tokens, size_t i)
{
  return ess_token_is_mark(tokens, i, 0x20AC) ||
         ess_token_is(tokens, i, "euro") || ess_token_is(tokens, i, "euros");
}

/* A letter multiplies money only: "18 K€", "300 K euros"; "5 M" alone is
   nothing. */
static void
read_multiplier(const struct ess_tokens *tokens, size_t i,
                struct ess_numeral *numeral)
{
  const size_t at = i + numeral->n;
  for (size_t k = 0; k < sizeof multipliers / sizeof *multipliers; ++k) {
    if (!ess_token_is(tokens, at, multipliers[k].word)) {
      continue;
    }
    const struct ess_view word = tokens->list[at].word;
    const bool letter = !multipliers[k].large;
    const bool euros = letter && (ess_view_ends(word, "euros") ||
                                  ess_view_ends(word, "eur") ||
                                  (word.n == 2 && word.s[1] == 'e' &&
                                   tokens->list[at].text.s[1] == 'E'));
    if (letter && !euros && !is_euro(tokens, at + 1)) {
      return;
    }
    numeral->value =
      ess_decimal_shift(numeral->value, multipliers[k].exponent);
    numeral->large = true;
    numeral->one = false;
    numeral->euros = euros;
    ++numeral->n;
    return;
  }
}

struct ess_numeral
ess_numeral_at(const struct ess_tokens *tokens, size_t i)
{
  struct ess_numeral numeral = {0};

  if (i >= tokens->n || tokens->list[i].period) {
    return numeral;
  }
  if (!read_collective(tokens, i, &numeral)) {
    if (tokens->list[i].kind == ESS_TOKEN_NUMBER) {
      numeral.n = 1;
      numeral.value = tokens->list[i].number;
    } else if (tokens->list[i].kind != ESS_TOKEN_WORD ||
               !read_cardinal(tokens, i, &numeral)) {
      return numeral;
    }
  }
  read_multiplier(tokens, i, &numeral);
  return numeral;
}
