/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/quantities.h"

#include "map/numerals.h"

#include <stdlib.h>

enum { max_phrase = 14 };

/* A text being searched. */
struct search {
  const struct ess_tokens *tokens;
  const struct ess_mapping *mapping;
  struct ess_quantities *found;
};

void
ess_quantities_clear(struct ess_quantities *quantities)
{
  if (quantities) {
    free(quantities->list);
    *quantities = (struct ess_quantities){0};
  }
}

static bool
is_word_of(const struct ess_tokens *tokens, size_t i,
           const char *const *words, size_t n)
{
  for (size_t k = 0; k < n; ++k) {
    if (ess_token_is(tokens, i, words[k])) {
      return true;
    }
  }
  return false;
}

#define IS_WORD_OF(tokens, i, list)                                          \
  is_word_of(tokens, i, list, sizeof(list) / sizeof *(list))

/* Behind these a number is a name: "axe 1", "CD 54", "article 5". */
static bool
is_reference(const struct ess_tokens *tokens, size_t i)
{
  static const char *const names[] = {
    "axe",    "article", "lot",   "objectif", "action", "phase", "cd",
    "niveau", "annexe",  "fiche", "page",     "p",      "tome",  "chapitre",
    "point",  "ligne",   "bp",    "cs",       "tsa",    "n",     "no",
    "numero", "master",  "cycle", "rn",       "rd",     "horizon", "acte",
    "agenda", "volet",   "etape", "odd",      "orientation", "licence",
    "dep",    "zone",    "base",  "loi",      "programme", "version"};
  return ess_token_is_kind(tokens, i, ESS_TOKEN_WORD) &&
         IS_WORD_OF(tokens, i, names);
}

static bool
is_sum_mark(const struct ess_tokens *tokens, size_t i)
{
  return ess_token_is_mark(tokens, i, '+') ||
         ess_token_is_mark(tokens, i, '*') ||
         ess_token_is_mark(tokens, i, 0xD7);
}

/* "1. Constitution", "2/ Plusieurs", "3) …": counted by the author. */
static bool
is_numbering(const struct ess_tokens *tokens, size_t i, size_t to)
{
  return i == 0 && to - i == 1 &&
         (ess_token_is_mark(tokens, to, '.') ||
          ess_token_is_mark(tokens, to, ')') ||
          (ess_token_is_mark(tokens, to, '/') && tokens->list[to].glued &&
           !ess_token_is(tokens, to + 1, "an")) ||
          (ess_token_is_mark(tokens, to, '-') &&
           !ess_token_is_kind(tokens, to + 1, ESS_TOKEN_NUMBER)));
}

/* "(17)". */
static bool
is_alone(const struct ess_tokens *tokens, size_t i, size_t to)
{
  return i > 0 && ess_token_is_mark(tokens, i - 1, '(') &&
         ess_token_is_mark(tokens, to, ')');
}

/* "SCOP (17)", "l'enseignement (610)": counts what stands before it, unlike
   "Benoîte-Vaux (55)", which says where that is, and other small numbers. */
static bool
counts_before(const struct ess_tokens *tokens, size_t i, size_t to)
{
  const struct ess_token *before = i > 1 ? &tokens->list[i - 2] : NULL;
  return is_alone(tokens, i, to) && to - i == 1 &&
         !tokens->list[i].period && before->kind == ESS_TOKEN_WORD &&
         (before->acronym || (!before->capital &&
                              ess_tokens_span(tokens, i, to).n >= 3));
}

/* A number here is no number of anything. */
static bool
is_excluded(const struct ess_tokens *tokens, size_t i, size_t to)
{
  const bool alone =
    is_alone(tokens, i, to) && !counts_before(tokens, i, to);
  return is_numbering(tokens, i, to) || alone ||
         (is_sum_mark(tokens, to) &&
          ess_token_is_kind(tokens, to + 1, ESS_TOKEN_NUMBER)) ||
         (i > 0 && (is_reference(tokens, i - 1) ||
                    /* "tous deux": those just named. */
                    ess_token_is(tokens, i - 1, "tous") ||
                    ess_token_is(tokens, i - 1, "toutes") ||
                    (i > 1 && is_sum_mark(tokens, i - 1) &&
                     tokens->list[i - 2].kind == ESS_TOKEN_NUMBER) ||
                    ess_token_is_mark(tokens, i - 1, 0xB0) ||
                    (ess_token_is_mark(tokens, i - 1, '.') &&
                     tokens->list[i].glued)));
}

/* ------------------------------------------------------------- the unit */

static const char *const euros[] = {"euro", "euros", "eur"};

/* Tokens of "€", "euros", "d'euros" at `i`. */
static size_t
currency_at(const struct ess_tokens *tokens, size_t i)
{
  const size_t of =
    ess_token_is(tokens, i, "d") && i + 1 < tokens->n ? 2 : 0;
  if (ess_token_is_mark(tokens, i, 0x20AC)) {
    return 1;
  }
  return IS_WORD_OF(tokens, i + of, euros) ? of + 1 : 0;
}

static size_t
percent_at(const struct ess_tokens *tokens, size_t i)
{
  if (ess_token_is_mark(tokens, i, '%') ||
      ess_token_is(tokens, i, "pourcent")) {
    return 1;
  }
  return ess_token_is(tokens, i, "pour") &&
             ess_token_is(tokens, i + 1, "cent")
           ? 2
           : 0;
}

static size_t
fte_at(const struct ess_tokens *tokens, size_t i)
{
  static const char *const whole[] = {"etp", "etpt", "etps"};
  static const char *const head[] = {"equivalent", "equivalents"};
  if (IS_WORD_OF(tokens, i, whole)) {
    return 1;
  }
  if (!IS_WORD_OF(tokens, i, head)) {
    return 0;
  }
  size_t n = 1;
  while (n < 5 && !ess_token_is(tokens, i + n, "plein") &&
         !ess_token_is(tokens, i + n, "pleins")) {
    ++n;
  }
  return n < 5 ? n + 1 : 0;
}

static size_t
duration_at(const struct ess_tokens *tokens, size_t i)
{
  static const char *const units[] = {"an",   "ans",     "annee",   "annees",
                                      "mois", "jour",    "jours",   "semaine",
                                      "semaines", "minutes", "h"};
  return IS_WORD_OF(tokens, i, units);
}

static size_t
measure_at(const struct ess_tokens *tokens, size_t i)
{
  static const char *const units[] = {
    "m2",  "km2", "ha",     "hectares", "hectare", "km",  "kilometres",
    "kg",  "t",   "tonnes", "tonne",    "kwh",     "mwh", "mw",
    "kwc", "mwc", "litres", "metres"};
  return IS_WORD_OF(tokens, i, units);
}

/* "deux fois plus rapide". */
static size_t
ratio_at(const struct ess_tokens *tokens, size_t i)
{
  static const char *const more[] = {"plus", "moins", "superieur",
                                     "superieure", "la", "le"};
  return ess_token_is(tokens, i, "fois") &&
             IS_WORD_OF(tokens, i + 1, more)
           ? 2
           : 0;
}

/* The units, in the order in which they are tried. */
static const struct {
  enum ess_unit unit;
  size_t (*at)(const struct ess_tokens *tokens, size_t i);
} units[] = {
  {ESS_UNIT_MONEY, currency_at},       {ESS_UNIT_PERCENT, percent_at},
  {ESS_UNIT_FTE, fte_at},              {ESS_UNIT_RATIO, ratio_at},
  {ESS_UNIT_DURATION, duration_at},    {ESS_UNIT_MEASURE, measure_at},
};

/* "Investissement 2023 (€) : 150000,00": the unit that the label has in
   brackets, for a number which is all that stands behind it. */
static bool
read_label_unit(const struct ess_tokens *tokens, struct ess_quantity *q)
{
  const size_t colon = q->from ? q->from - 1 : 0;
  size_t open = colon;

  if (q->unit_to < tokens->n || !ess_token_is_mark(tokens, colon, ':') ||
      colon < 3 || !ess_token_is_mark(tokens, colon - 1, ')')) {
    return false;
  }
  while (open > 0 && !ess_token_is_mark(tokens, open, '(')) {
    --open;
  }
  open += ess_token_is(tokens, open + 1, "en");
  for (size_t k = 0; k < sizeof units / sizeof *units; ++k) {
    const size_t n = units[k].at(tokens, open + 1);
    if (n && open + 1 + n == colon - 1) {
      q->unit = units[k].unit;
      q->currency = q->unit == ESS_UNIT_MONEY;
      q->symbol = ess_tokens_span(tokens, open + 1, open + 1 + n);
      return true;
    }
  }
  return false;
}

/* Read the unit at `q->unit_to`, which moves behind it. */
static void
read_unit(const struct search *s, const struct ess_numeral *numeral,
          struct ess_quantity *q)
{
  const size_t at = q->unit_to;

  q->unit = numeral->euros ? ESS_UNIT_MONEY : ESS_UNIT_COUNT;
  q->currency = numeral->euros;
  for (size_t k = 0; k < sizeof units / sizeof *units && !numeral->euros;
       ++k) {
    const size_t n = units[k].at(s->tokens, at);
    if (n) {
      q->unit = units[k].unit;
      q->currency = q->unit == ESS_UNIT_MONEY;
      q->symbol = ess_tokens_span(s->tokens, at, at + n);
      q->unit_to += n;
      return;
    }
  }
  if (!numeral->euros && read_label_unit(s->tokens, q)) {
    return;
  }
  /* "3,2 milliards pour …": money, though it does not say so. */
  if (numeral->large && !numeral->euros &&
      !ess_token_is(s->tokens, at, "de") &&
      !ess_token_is(s->tokens, at, "d") &&
      !s->tokens->list[q->number].period &&
      ess_token_is_kind(s->tokens, at - 1, ESS_TOKEN_WORD) &&
      !ess_token_is(s->tokens, at - 1, "mille")) {
    q->unit = ESS_UNIT_MONEY;
  }
}

/* "/ an", "par an", "chaque année", "annuels" behind a sum or a count. */
static void
read_yearly(const struct ess_tokens *tokens, struct ess_quantity *q)
{
  static const char *const by[] = {"par", "chaque"};
  static const char *const year[] = {"an", "annee"};
  static const char *const alone[] = {"annuel", "annuels", "annuelle",
                                      "annuelles", "annuellement"};
  const size_t at = q->unit_to;
  const bool mark =
    ess_token_is_mark(tokens, at, '/') || IS_WORD_OF(tokens, at, by);
  const bool named = mark && IS_WORD_OF(tokens, at + 1, year);

  if (named || IS_WORD_OF(tokens, at, alone)) {
    q->yearly = true;
    q->unit_to += named ? 2 : 1;
  }
}

/* ------------------------------------------------------ what is counted */

/* Words that end what is counted. */
static bool
ends_phrase(const struct ess_tokens *tokens, size_t i)
{
  static const char *const ends[] = {
    "et",   "ou",  "dont", "soit", "qui",  "que",  "pour", "avec", "ont",
    "sont", "est", "a",    "par",  "afin", "mais", "chaque", "depuis",
    "dans", "sur", "au",   "aux",  "ce", "cela", "lors", "etaient", "il"};
  const struct ess_token *token = &tokens->list[i];
  const bool joint = token->mark == '\'' || token->mark == 0x2019 ||
                     token->mark == '-' || token->mark == 0xB7 ||
                     (token->mark == '.' && token->glued);
  return (token->kind == ESS_TOKEN_MARK && !joint) ||
         token->kind == ESS_TOKEN_NUMBER || token->kind == ESS_TOKEN_LINK ||
         token->period || IS_WORD_OF(tokens, i, ends);
}

static size_t
phrase_end(const struct ess_tokens *tokens, size_t from)
{
  size_t i = from;
  while (i < tokens->n && i < from + max_phrase &&
         !ends_phrase(tokens, i)) {
    ++i;
  }
  return i;
}

/* "quatre axes", "3 grands objectifs": parts of a plan. */
static bool
is_structure(const struct search *s, size_t i)
{
  for (size_t k = i; k < i + 2 && k < s->tokens->n; ++k) {
    if (s->tokens->list[k].kind != ESS_TOKEN_WORD) {
      break;
    }
    if (ess_mapping_at(s->mapping, s->tokens, k, ESS_MEANS(STRUCTURE),
                       NULL)) {
      return true;
    }
  }
  return false;
}

/* A number, then a noun. In a name ("Master 2 Entreprises") both sides are
   capitals; behind "dont" the noun may be left out. */
static bool
counts_something(const struct search *s, const struct ess_quantity *q)
{
  const struct ess_tokens *tokens = s->tokens;
  const size_t at = q->unit_to;
  const size_t before = q->from ? q->from - 1 : 0;
  const bool of =
    q->from && (ess_token_is(tokens, before, "dont") ||
                ess_token_is(tokens, before, "soit"));

  if (!ess_token_is_kind(tokens, at, ESS_TOKEN_WORD)) {
    return false;
  }
  const struct ess_token *noun = &tokens->list[at];
  const bool name = q->from > 1 && q->from == q->number && noun->capital &&
                    tokens->list[before].kind == ESS_TOKEN_WORD &&
                    tokens->list[before].capital && !q->words;
  const bool joined =
    ess_token_is(tokens, at, "de") || ess_token_is(tokens, at, "d");
  const bool about = joined && (q->words || q->range ||
                                q->value.digits >= 1000000);
  return !name && (about || of ||
                   (noun->key.n && noun->word.n > 1 && !noun->glued &&
                    (q->value.digits > 9 || !is_structure(s, at))));
}

/* ------------------------------------------------------------ the number */

/* Words before a number that say how exact it is, the longer ones first. */
static const struct {
  const char *words[3];
  enum ess_approx approx;
} approximations[] = {
  {{"pres", "de", NULL}, ESS_APPROX_MAX},
  {{"pres", "d", NULL}, ESS_APPROX_MAX},
  {{"plus", "de", NULL}, ESS_APPROX_MIN},
  {{"plus", "d", NULL}, ESS_APPROX_MIN},
  {{"moins", "de", NULL}, ESS_APPROX_MAX},
  {{"moins", "d", NULL}, ESS_APPROX_MAX},
  {{"au", "moins", NULL}, ESS_APPROX_MIN},
  {{"au", "minimum", NULL}, ESS_APPROX_MIN},
  {{"au", "maximum", NULL}, ESS_APPROX_MAX},
  {{"autour", "de", NULL}, ESS_APPROX_ABOUT},
  {{"jusqu", "a", NULL}, ESS_APPROX_MAX},
  {{"quelque", NULL, NULL}, ESS_APPROX_ABOUT},
  {{"quelques", NULL, NULL}, ESS_APPROX_ABOUT},
  {{"environ", NULL, NULL}, ESS_APPROX_ABOUT},
  {{"presque", NULL, NULL}, ESS_APPROX_ABOUT},
  {{"approximativement", NULL, NULL}, ESS_APPROX_ABOUT},
};

/* The token before `i` that is no apostrophe; `tokens->n` if none. */
static size_t
word_before(const struct ess_tokens *tokens, size_t i)
{
  while (i > 0) {
    --i;
    if (tokens->list[i].mark != '\'' && tokens->list[i].mark != 0x2019) {
      return i;
    }
  }
  return tokens->n;
}

static void
read_approximation(const struct ess_tokens *tokens, struct ess_quantity *q)
{
  const size_t last = word_before(tokens, q->number);
  const size_t first = word_before(tokens, last < tokens->n ? last : 0);

  if (ess_token_is_mark(tokens, last, '~') ||
      ess_token_is_mark(tokens, last, 0x2248)) {
    q->approx = ESS_APPROX_ABOUT;
    q->from = last;
    return;
  }
  for (size_t k = 0; k < sizeof approximations / sizeof *approximations;
       ++k) {
    const char *const *words = approximations[k].words;
    const bool two = words[1] != NULL;
    if (ess_token_is(tokens, last, words[two]) &&
        (!two || ess_token_is(tokens, first, words[0]))) {
      q->approx = approximations[k].approx;
      q->from = two ? first : last;
      return;
    }
  }
}

/* "entre 90 000 et 105 000", "950 000 à 1 000 000", "2-3": the second. */
static size_t
read_range(const struct search *s, size_t at, const struct ess_quantity *q,
           struct ess_numeral *ret)
{
  const struct ess_tokens *tokens = s->tokens;
  const bool opened =
    q->number && ess_token_is(tokens, q->number - 1, "entre");
  const bool joint =
    ess_token_is(tokens, at, "a") || (opened && ess_token_is(tokens, at, "et"));
  const bool dash = ess_token_is_mark(tokens, at, '-') ||
                    ess_token_is_mark(tokens, at, 0x2013);

  *ret = (struct ess_numeral){0};
  if (joint || dash) {
    *ret = ess_numeral_at(tokens, at + 1);
    if (ret->one || (ret->words && dash) || ret->about) {
      ret->n = 0;
    }
  }
  return ret->n ? 1 + ret->n : 0;
}

/* "1 emploi sur 10", "un salarié sur dix": a share. */
static bool
read_fraction(const struct search *s, struct ess_quantity *q)
{
  const struct ess_tokens *tokens = s->tokens;
  size_t at = q->unit_to;

  while (at < tokens->n && at < q->unit_to + 3 &&
         tokens->list[at].kind == ESS_TOKEN_WORD &&
         !ess_token_is(tokens, at, "sur")) {
    ++at;
  }
  const struct ess_numeral whole =
    ess_token_is(tokens, at, "sur") ? ess_numeral_at(tokens, at + 1)
                                    : (struct ess_numeral){0};
  const int64_t part = q->value.digits;
  if (!whole.n || whole.value.scale || q->value.scale || whole.one ||
      part < 1 || whole.value.digits <= part || whole.value.digits > 20 ||
      duration_at(tokens, at + 1 + whole.n)) {
    return false;
  }
  q->value = (struct ess_decimal){part * 10000 / whole.value.digits, 2};
  q->unit = ESS_UNIT_PERCENT;
  q->unit_to = at + 1 + whole.n;
  return true;
}

/* A range takes the multiplier of its second number: "2 à 3 millions". */
static void
close_range(struct ess_quantity *q, const struct ess_numeral *first,
            const struct ess_numeral *second)
{
  q->range = true;
  q->most = second->value;
  while (second->large && !first->large && q->value.digits &&
         ess_decimal_compare(ess_decimal_shift(q->value, 3), q->most) <= 0) {
    q->value = ess_decimal_shift(q->value, 3);
  }
}

/* True if the second number of a range, which ends before `at`, has the unit
   of the first one. */
static bool
repeats_unit(const struct search *s, const struct ess_quantity *q,
             const struct ess_numeral *second, size_t at)
{
  struct ess_quantity other = {.number = q->number, .unit_to = at};
  read_unit(s, second, &other);
  return other.unit == q->unit;
}

/* Read the quantity at token `i` into `q`, without what it counts. */
static bool
read_quantity(const struct search *s, size_t i, struct ess_quantity *q)
{
  const struct ess_numeral first = ess_numeral_at(s->tokens, i);
  struct ess_numeral second = {0};
  struct ess_numeral last = first;

  if (!first.n || is_excluded(s->tokens, i, i + first.n)) {
    return false;
  }
  *q = (struct ess_quantity){.from = i,
                             .number = i,
                             .unit_to = i + first.n,
                             .value = first.value,
                             .words = first.words,
                             .one = first.one};
  q->approx = first.about ? ESS_APPROX_ABOUT : ESS_APPROX_NONE;
  read_unit(s, &first, q);
  size_t more = read_range(s, q->unit_to, q, &second);
  /* "2 400 m² à 31 structures": two things, no range. */
  if (more && q->unit != ESS_UNIT_COUNT &&
      !repeats_unit(s, q, &second, q->unit_to + more)) {
    more = 0;
  }
  if (more) {
    q->unit_to += more;
    last = second;
    close_range(q, &first, &second);
    read_unit(s, &last, q);
  }
  read_yearly(s->tokens, q);
  read_approximation(s->tokens, q);
  if (q->range && q->from == q->number && q->number &&
      ess_token_is(s->tokens, q->number - 1, "entre")) {
    --q->from;
  }
  return true;
}

static bool
same_noun(const struct search *s, const struct ess_quantity *a,
          const struct ess_quantity *b)
{
  const struct ess_tokens *tokens = s->tokens;
  return ess_token_is_kind(tokens, a->unit_to, ESS_TOKEN_WORD) &&
         ess_token_is_kind(tokens, b->unit_to, ESS_TOKEN_WORD) &&
         tokens->list[b->unit_to].key.n &&
         ess_view_equal(tokens->list[a->unit_to].key,
                        tokens->list[b->unit_to].key);
}

/* "dix DLA départementaux et un DLA régional" are eleven. */
static bool
add_to_last(const struct search *s, const struct ess_quantity *q)
{
  struct ess_quantity *last =
    s->found->n ? &s->found->list[s->found->n - 1] : NULL;
  if (!last || !q->from || !ess_token_is(s->tokens, q->from - 1, "et") ||
      last->to != q->from - 1 || last->unit != ESS_UNIT_COUNT ||
      last->range || last->sum || !same_noun(s, last, q)) {
    return false;
  }
  last->sum = true;
  last->sums[0] = last->value;
  last->sums[1] = q->value;
  last->value = ess_decimal_sum(last->value, q->value);
  last->to = q->to;
  return true;
}

/* True if `q`, as read, is a quantity; ends it. An article counts only
   staff ("une personne"), shares, and what a sum needs. */
static bool
finish(const struct search *s, struct ess_quantity *q)
{
  bool sound = q->unit != ESS_UNIT_COUNT || counts_something(s, q);

  if (q->unit == ESS_UNIT_COUNT && !q->range && read_fraction(s, q)) {
    q->one = false;
    sound = true;
  } else if (q->one) {
    sound = q->unit == ESS_UNIT_COUNT && sound &&
            ess_mapping_at(s->mapping, s->tokens, q->unit_to,
                           ESS_MEANS(STAFFING), NULL);
  }
  q->to = phrase_end(s->tokens, q->unit_to);
  q->noun_to = q->to;
  return sound;
}

static bool
add(struct ess_quantities *found, const struct ess_quantity *q)
{
  if (found->n == found->cap) {
    const size_t cap = found->cap ? found->cap * 2 : 16;
    struct ess_quantity *list =
      realloc(found->list, cap * sizeof *found->list);
    if (!list) {
      return false;
    }
    found->list = list;
    found->cap = cap;
  }
  found->list[found->n++] = *q;
  return true;
}

/* "emplois : 940, soit", a cell "1,5", "2018 15 980 ; 2022 16 540": only
   what stands before the number says what it counts. */
static bool
is_bare(const struct ess_tokens *tokens, const struct ess_quantity *q)
{
  const size_t at = q->unit_to;
  const uint32_t mark = at < tokens->n ? tokens->list[at].mark : 0;
  const bool ends = at >= tokens->n || mark == ',' || mark == ';' ||
                    mark == ')' || mark == '|' ||
                    (mark == '.' && at + 1 == tokens->n);
  const bool dated = q->from > 0 && tokens->list[q->from - 1].period &&
                     q->from > 1 &&
                     (tokens->list[q->from - 2].mark == ':' ||
                      tokens->list[q->from - 2].mark == ';');
  if (q->unit == ESS_UNIT_COUNT && counts_before(tokens, q->from, at)) {
    return true;
  }
  return q->unit == ESS_UNIT_COUNT && !q->words && ends &&
         ess_token_is_kind(tokens, q->number, ESS_TOKEN_NUMBER) &&
         (q->from == 0 || tokens->list[q->from - 1].mark == ':' || dated);
}

enum ess_status
ess_quantities_read(struct ess_quantities *quantities,
                    const struct ess_tokens *tokens,
                    const struct ess_mapping *mapping)
{
  const struct search s = {tokens, mapping, quantities};
  struct ess_quantity q;

  quantities->n = 0;
  for (size_t i = 0; i < tokens->n;) {
    if (!read_quantity(&s, i, &q)) {
      ++i;
      continue;
    }
    bool sound = finish(&s, &q);
    if (!sound && is_bare(tokens, &q)) {
      q.bare = sound = true;
    }
    if ((sound || q.one) && add_to_last(&s, &q)) {
      i = q.unit_to;
    } else if (sound) {
      if (!add(quantities, &q)) {
        return ESS_LIMIT;
      }
      i = q.unit_to;
    } else {
      ++i;
    }
  }
  return ESS_OK;
}
