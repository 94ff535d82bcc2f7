/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Sums of money: what a section about means spends, and on what. */

#include "map/reading.h"

/* One sum of the line, and what stands around it. */
struct sum {
  const struct ess_quantity *q;
  size_t from;            /* where its label begins */
  size_t to;              /* where its purpose ends */
  ess_meanings section;   /* INVESTMENT, OPERATING or 0 */
  struct ess_view year;
  struct ess_view holder; /* "CCAS : 1 ETP / Budget …" */
  bool total;
  bool memo;
};

static bool
is_money(const struct ess_quantity *q)
{
  return q->unit == ESS_UNIT_MONEY;
}

/* "1 € du Département pour 1,5 € de la Région", "1€ = 1€": no sums. */
static bool
is_rule(const struct ess_reading *r, size_t nth)
{
  const struct ess_quantity *q = &r->quantities.list[nth];
  const struct ess_quantity *next =
    nth + 1 < r->quantities.n ? q + 1 : NULL;
  const struct ess_quantity *last = nth ? q - 1 : NULL;
  const struct ess_decimal small = ess_decimal_of(10);
  const bool tiny = ess_decimal_compare(q->value, small) < 0;
  return tiny &&
         ((next && is_money(next) &&
           ess_decimal_compare(next->value, small) < 0) ||
          (last && is_money(last) &&
           ess_decimal_compare(last->value, small) < 0));
}

/* ------------------------------------------------------ around the sum */

/* Marks and words that part one sum from the next. */
static bool
is_boundary(const struct ess_tokens *tokens, size_t i)
{
  const uint32_t mark = tokens->list[i].mark;
  return mark == ';' || mark == '|' ||
         (mark == '/' && !ess_token_is(tokens, i + 1, "an")) ||
         (mark == '.' && i + 1 < tokens->n && !tokens->list[i + 1].glued) ||
         ess_token_is(tokens, i, "dont");
}

/* The label of a second sum begins behind what the first one is for. */
static size_t
label_start(const struct ess_reading *r, size_t nth)
{
  const struct ess_tokens *tokens = &r->tokens;
  const struct ess_quantity *q = &r->quantities.list[nth];
  const size_t stop = nth ? q[-1].unit_to : 0;
  size_t from = q->from;

  while (from > stop && !is_boundary(tokens, from - 1)) {
    --from;
  }
  for (size_t i = from; nth && i < q->from; ++i) {
    if (ess_token_is(tokens, i, "et") || tokens->list[i].mark == ',') {
      from = i + 1;
    }
  }
  return from;
}

static size_t
purpose_end(const struct ess_reading *r, size_t nth)
{
  const struct ess_tokens *tokens = &r->tokens;
  const size_t stop = nth + 1 < r->quantities.n
                        ? r->quantities.list[nth + 1].from
                        : tokens->n;
  size_t to = r->quantities.list[nth].unit_to;
  while (to < stop && !is_boundary(tokens, to) &&
         !(tokens->list[to].mark == ',' && stop < tokens->n)) {
    ++to;
  }
  return to;
}

static ess_meanings
section_in(const struct ess_reading *r, size_t from, size_t to)
{
  const bool investment = ess_reading_has(r, from, to, ESS_MEANS(INVESTMENT));
  const bool operating = ess_reading_has(r, from, to, ESS_MEANS(OPERATING));
  return investment == operating ? 0
         : investment            ? ESS_MEANS(INVESTMENT)
                                 : ESS_MEANS(OPERATING);
}

/* Behind the sum: "5,3 M€ en fonctionnement", "(investissement)". */
static ess_meanings
section_of(const struct ess_reading *r, const struct sum *sum)
{
  const size_t near = sum->q->unit_to + 5;
  const size_t to = near < sum->to ? near : sum->to;
  const bool purpose = ess_token_is(&r->tokens, sum->q->unit_to, "pour");
  const ess_meanings before = section_in(r, sum->from, sum->q->from);
  const ess_meanings after =
    purpose ? 0 : section_in(r, sum->q->unit_to, to);
  return before ? before : after ? after : r->budget.section;
}

static struct ess_view
year_of(struct ess_reading *r, const struct sum *sum)
{
  int year = ess_reading_year(r, sum->from, sum->q->from);
  year = year ? year : ess_reading_year(r, sum->q->unit_to, sum->to);
  if (!year) {
    /* "sur 2024 et 2025", "2022/2026": from the first of them on. */
    for (size_t i = sum->from; i < sum->to && !year; ++i) {
      const struct ess_period *period =
        ess_periods_at(&r->periods, &r->tokens, i);
      year = period && !period->since ? period->start.year : 0;
    }
  }
  if (!year) {
    return r->budget.year;
  }
  ess_buf_reset(&r->spare);
  ess_buf_printf(&r->spare, "%d", year);
  return ess_arena_copy(&r->profile->arena, ess_buf_view(&r->spare));
}

/* Words that say nothing of what a label is about. */
static bool
is_filler(const struct ess_reading *r, size_t i)
{
  static const char *const fillers[] = {
    "annuel",  "annuelle", "annuels",   "ess",      "consacre", "consacree",
    "dedie",   "dediee",   "alloue",    "allouee",  "previsionnel",
    "vote",    "voté",     "primitif",  "global",   "globale",  "eleve",
    "economie", "sociale", "solidaire", "est",      "represente", "reparti",
    "reparties", "repartis", "soit",    "notre",    "politique", "c", "en",
    "ce",      "cette",    "il",        "elle",     "atteint",   "prevu",
    "previsionnelle", "moyens", "financiers", "total", "collectivite",
    "somme",   "montant",  "estime",    "brut",     "net", "consacres",
    "affectes", "affecte", "affectee",  "general", "propre", "k", "ht", "ttc",
    "par", "an", "chaque", "annee", "environ", "mobilise", "mobilises", "puis"};
  const struct ess_token *token = &r->tokens.list[i];
  if (token->kind != ESS_TOKEN_WORD || token->period || !token->key.n) {
    return true;
  }
  for (size_t k = 0; k < sizeof fillers / sizeof *fillers; ++k) {
    if (ess_view_is(token->word, fillers[k])) {
      return true;
    }
  }
  return ess_mapping_at(r->mapping, &r->tokens, i,
                        ESS_MEANS(INVESTMENT) | ESS_MEANS(OPERATING) |
                          ESS_MEANS(TOTAL),
                        NULL);
}

/* True if nothing but fillers stands in tokens [from, to), and in brackets
   what they leave out. */
static bool
says_nothing(const struct ess_reading *r, size_t from, size_t to)
{
  bool outside = true;
  for (size_t i = from; i < to; ++i) {
    outside &= r->tokens.list[i].mark != '(' ||
               !ess_reading_has(r, i, to, ESS_MEANS(OPERATING) |
                                            ESS_MEANS(INVESTMENT));
    if (outside && !is_filler(r, i)) {
      return false;
    }
    outside |= r->tokens.list[i].mark == ')';
  }
  return true;
}

/* "La Ville consacre chaque année 50 000 €": whoever does it, all of it. */
static bool
is_spent(const struct ess_reading *r, size_t from, size_t to)
{
  static const char *const verbs[] = {
    "consacre", "consacrent", "vote",    "alloue",   "depense",  "mobilise",
    "dispose",  "affecte",    "dedie",   "engage",   "prevoit",  "investit",
    "apporte",  "verse",      "versent", "finance",  "attribue", "reserve"};
  for (size_t i = from; i < to; ++i) {
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; ++k) {
      if (ess_token_is(&r->tokens, i, verbs[k])) {
        return true;
      }
    }
  }
  return false;
}

static bool
boundary_between(const struct ess_reading *r, size_t from, size_t to)
{
  for (size_t i = from; i < to; ++i) {
    if (is_boundary(&r->tokens, i) && !ess_token_is(&r->tokens, i, "dont")) {
      return true;
    }
  }
  return false;
}

/* "1,2 M€ (fonctionnement : 800 000 € ; …)": what makes it up. */
static bool
in_bracket(const struct ess_reading *r, size_t from, size_t to)
{
  int depth = 0;
  for (size_t i = from; i < to; ++i) {
    depth += (r->tokens.list[i].mark == '(') - (r->tokens.list[i].mark == ')');
  }
  return depth > 0;
}

/* "Le budget … atteint 486 500 €": the verb right before the sum. */
static bool
amounts_to(const struct ess_reading *r, const struct sum *sum)
{
  static const char *const verbs[] = {
    "atteint", "eleve",   "etablit", "represente", "totalise", "avoisine",
    "fixe",    "monte",   "est",     "chiffre",    "depasse",  "porte",
    "etait",   "atteignait"};
  const struct ess_tokens *tokens = &r->tokens;
  if (!ess_reading_has(r, sum->from, sum->q->from, ESS_MEANS(TOTAL)) ||
      ess_token_is(tokens, sum->from, "sur")) {
    return false;
  }
  const size_t back =
    sum->q->from > sum->from + 8 ? sum->q->from - 8 : sum->from;
  for (size_t i = back; i < sum->q->from; ++i) {
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; ++k) {
      if (ess_token_is(tokens, i, verbs[k])) {
        return true;
      }
    }
  }
  return false;
}

/* What a row of a table is about: its first cell. */
static struct ess_view
row_label(const struct ess_reading *r)
{
  size_t to = 0;
  while (to < r->tokens.n && r->tokens.list[to].mark != ':') {
    ++to;
  }
  return r->line->row && to < r->tokens.n && !says_nothing(r, 0, to)
           ? ess_reading_span(r, 0, to)
           : (struct ess_view){NULL, 0};
}

/* "soit 86 500 € au total", "et 110 k€ en 2025" behind that of 2024. */
static bool
is_called_total(const struct ess_reading *r, const struct sum *sum,
                size_t nth)
{
  const size_t at = sum->q->unit_to;
  if ((ess_token_is(&r->tokens, at, "au") &&
       ess_token_is(&r->tokens, at + 1, "total")) ||
      (ess_token_is(&r->tokens, at, "en") &&
       ess_token_is(&r->tokens, at + 1, "tout"))) {
    return true;
  }
  return nth > 0 && r->budget.total && sum->year.n &&
         r->budget.year.n && !ess_view_equal(sum->year, r->budget.year) &&
         says_nothing(r, sum->from, sum->q->from) &&
         says_nothing(r, at, sum->to);
}

/* A whole: called so, and neither an item of a list under another, nor
   somebody's share, nor for a purpose. */
static bool
is_total(const struct ess_reading *r, const struct sum *sum, size_t nth)
{
  const size_t label_to = sum->q->from;
  const bool after_sum = nth > 0 && is_money(&sum->q[-1]) &&
                         !boundary_between(r, sum->q[-1].unit_to, label_to);
  /* "Sur cette enveloppe, 160 000 € vont à …": a part of it. */
  const bool of = (sum->from > 0 &&
                   ess_token_is(&r->tokens, sum->from - 1, "dont")) ||
                  ess_token_is(&r->tokens, sum->from, "sur") ||
                  ess_token_is(&r->tokens, sum->from, "parmi");
  const bool later = nth > 0 && is_money(&sum->q[-1]);
  const bool aside = nth > 0 && is_money(r->quantities.list) &&
                     in_bracket(r, r->quantities.list[0].unit_to, label_to);
  const bool named =
    ess_reading_has(r, sum->from, label_to, ESS_MEANS(TOTAL)) ||
    section_in(r, sum->from, label_to);

  if (is_called_total(r, sum, nth)) {
    return true;
  }
  if (sum->holder.n || row_label(r).n || of || after_sum || aside) {
    return false;
  }
  if (r->budget.total && r->item) {
    return ess_token_is(&r->tokens, sum->from, "total");
  }
  const bool for_all = says_nothing(r, sum->q->unit_to, sum->to);
  if (amounts_to(r, sum)) {
    return true;
  }
  if (!says_nothing(r, sum->from, label_to)) {
    return for_all && is_spent(r, sum->from, label_to);
  }
  return named || (for_all && !later);
}

/* "CCAS : 1 ETP/ Budget octroyé en 2020 : 5 000 €": whose it is. */
static struct ess_view
holder_of(const struct ess_reading *r, const struct sum *sum)
{
  for (size_t i = 0; i < sum->from && i < 12; ++i) {
    if (r->tokens.list[i].mark == ':' && i > 0 && !is_filler(r, 0)) {
      return ess_reading_span(r, 0, i);
    }
  }
  return (struct ess_view){NULL, 0};
}

static void
look_around(struct ess_reading *r, size_t nth, struct sum *sum)
{
  *sum = (struct sum){.q = &r->quantities.list[nth]};
  sum->from = label_start(r, nth);
  sum->to = purpose_end(r, nth);
  sum->holder = sum->from && !r->line->row ? holder_of(r, sum)
                                           : (struct ess_view){NULL, 0};
  sum->section = section_of(r, sum);
  sum->year = year_of(r, sum);
  sum->memo = ess_reading_has(r, 0, sum->to + 40, ESS_MEANS(MEMO));
  sum->total = !sum->memo && is_total(r, sum, nth);
}

/* ------------------------------------------------------------ adding it */

static const char *
section_name(ess_meanings section)
{
  return section == ESS_MEANS(INVESTMENT)  ? "investissement"
         : section == ESS_MEANS(OPERATING) ? "fonctionnement"
                                           : "";
}

/* What the money is for: behind it, else before it. */
static struct ess_view
purpose_of(const struct ess_reading *r, const struct sum *sum)
{
  struct ess_view purpose = {NULL, 0};
  size_t from = sum->q->unit_to;
  if (sum->total) {
    return purpose;
  }
  purpose = row_label(r);
  if (purpose.n) {
    return purpose;
  }
  while (from < sum->to && (ess_token_is(&r->tokens, from, "de") ||
                            ess_token_is(&r->tokens, from, "pour") ||
                            ess_token_is(&r->tokens, from, "d") ||
                            r->tokens.list[from].mark == 0x2019 ||
                            r->tokens.list[from].mark == '\'')) {
    ++from;
  }
  if (!says_nothing(r, from, sum->to)) {
    purpose = ess_reading_span(r, from, sum->to);
  } else if (!says_nothing(r, sum->from, sum->q->from)) {
    purpose = ess_reading_span(r, sum->from, sum->q->from);
  }
  return purpose;
}

static void
describe(struct ess_reading *r, const struct sum *sum,
         struct ess_view purpose)
{
  ess_value_begin(r);
  ess_value_decimal(r, sum->q->range ? "min" : "amount", sum->q->value);
  if (sum->q->range) {
    ess_value_decimal(r, "max", sum->q->most);
  }
  ess_value_text(r, "currency",
                 ess_view_of(sum->q->currency ? "EUR" : ""));
  ess_value_text(r, "year", sum->year);
  ess_value_text(r, "section", ess_view_of(section_name(sum->section)));
  ess_value_text(r, "for", purpose);
  ess_value_text(r, "holder", sum->holder);
  ess_value_text(r, "per", ess_view_of(sum->q->yearly ? "year" : ""));
  ess_value_text(r, "approx",
                 ess_view_of(sum->q->approx ? "true" : ""));
  ess_value_text(r, "counted", ess_view_of(sum->memo ? "false" : ""));
}

static size_t
add_part(struct ess_reading *r, const struct sum *sum,
         struct ess_view purpose, size_t parent)
{
  struct ess_profile *p = r->profile;
  const struct ess_quantity *q = sum->q;
  const size_t part =
    ess_profile_part(p, ESS_V_ESS_Budget, ESS_V_ESS_hasBudget, "#budget-",
                     parent, ess_buf_view(&r->value));

  ess_part_decimal(r, part, q->range ? ESS_V_ESS_minValue : ESS_V_ESS_amount,
                   q->value);
  if (q->range) {
    ess_part_decimal(r, part, ESS_V_ESS_maxValue, q->most);
  }
  ess_profile_property(p, part, ESS_V_ESS_currency, ESS_VALUE_STRING,
                       ess_view_of(q->currency ? "EUR" : ""));
  ess_profile_property(p, part, ESS_V_ESS_year, ESS_VALUE_INTEGER,
                       sum->year);
  ess_profile_property(p, part, ESS_V_ESS_purpose, ESS_VALUE_FRENCH,
                       purpose);
  ess_profile_property(p, part, ESS_V_ESS_holder, ESS_VALUE_FRENCH,
                       sum->holder);
  ess_profile_property(p, part, ESS_V_ESS_perPeriod, ESS_VALUE_STRING,
                       ess_view_of(q->yearly ? "P1Y" : ""));
  if (sum->section) {
    ess_profile_term(p, part, ESS_V_ESS_budgetSection,
                     sum->section == ESS_MEANS(INVESTMENT)
                       ? ESS_V_ESS_investmentSection
                       : ESS_V_ESS_operatingSection);
  }
  if (q->approx) {
    ess_profile_true(p, part, ESS_V_ESS_isApproximate);
  }
  return part;
}

static void
open_total(struct ess_reading *r, const struct sum *sum, size_t part)
{
  ess_close_budget(r);
  r->budget = (struct ess_open_budget){
    .section = sum->section,
    .year = sum->year,
    .total = part,
    .fact = r->profile->n_facts,
    .amount = sum->q->value,
    .rough = sum->q->range || sum->q->approx != ESS_APPROX_NONE};
  ess_profile_true(r->profile, part, ESS_V_ESS_isTotal);
}

static void
count_item(struct ess_reading *r, const struct sum *sum, size_t part)
{
  struct ess_open_budget *open = &r->budget;
  if (!open->total) {
    return;
  }
  ess_profile_relate(r->profile, part, ESS_V_ESS_partOfTotal,
                     ESS_VALUE_PART, open->total);
  open->sum = ess_decimal_sum(open->sum, sum->q->value);
  ++open->items;
  open->rough |= sum->q->range || sum->q->approx != ESS_APPROX_NONE;
}

void
ess_close_budget(struct ess_reading *r)
{
  const struct ess_open_budget *open = &r->budget;
  if (open->total && open->items >= 2 && !open->rough &&
      ess_decimal_compare(open->sum, open->amount) != 0) {
    ess_buf_reset(&r->spare);
    ess_buf_puts(&r->spare, "Les lignes font ");
    ess_decimal_put(&r->spare, open->sum);
    ess_buf_puts(&r->spare, ", le total indiqué est ");
    ess_decimal_put(&r->spare, open->amount);
    ess_profile_doubt(r->profile, ESS_V_ESS_doubtAboutTotal,
                      ess_buf_view(&r->spare),
                      &r->profile->facts[open->fact - 1]);
  }
  r->budget.total = 0;
  r->budget.items = 0;
}

static void
add_sum(struct ess_reading *r, size_t nth)
{
  struct sum sum;
  look_around(r, nth, &sum);
  const struct ess_view purpose = purpose_of(r, &sum);
  const struct ess_view written = ess_reading_span(r, sum.from, sum.to);

  describe(r, &sum, purpose);
  const size_t part = add_part(r, &sum, purpose, 0);
  ess_reading_fact(r, part,
                   sum.memo    ? "budget.memo"
                   : sum.total ? "budget.total"
                               : "budget.item",
                   written);
  if (sum.memo) {
    ess_profile_true(r->profile, part, ESS_V_ESS_excludedFromTotal);
  } else if (sum.total) {
    open_total(r, &sum, part);
  } else {
    count_item(r, &sum, part);
  }
}

/* "Budget variable suivant les projets": no sum, and yet said. */
static void
add_text(struct ess_reading *r)
{
  size_t from = 0;
  for (size_t i = 0; i < r->tokens.n; ++i) {
    from = is_boundary(&r->tokens, i) ? i + 1 : from;
    const bool varies = ess_token_is(&r->tokens, i, "montant") &&
                        ess_token_is(&r->tokens, i + 1, "variable");
    if ((varies || ess_token_is(&r->tokens, i, "budget")) &&
        !ess_view_ends(r->line->text, ":")) {
      const struct ess_view written =
        ess_reading_span(r, from, ess_tokens_sentence(&r->tokens, i));
      ess_value_begin(r);
      ess_value_text(r, "", written);
      ess_reading_fact(r, 0, "budget.text", written);
      return;
    }
  }
}

/* In an action: what it costs, not what it raised. */
static void
add_action_sum(struct ess_reading *r, size_t nth)
{
  struct sum sum;
  look_around(r, nth, &sum);
  sum.total = false;
  sum.holder = (struct ess_view){NULL, 0};
  sum.year = (struct ess_view){NULL, 0};
  const struct ess_view written =
    ess_reading_span(r, sum.from, sum.q->unit_to);
  const struct ess_view purpose = purpose_of(r, &sum);

  describe(r, &sum, purpose);
  const size_t part = add_part(r, &sum, purpose, r->action);
  ess_reading_fact(r, part, "action.budget", written);
}

/* "1 € Département pour 1,5 € Région". Returns how many sums it takes. */
static size_t
add_rule(struct ess_reading *r, size_t nth)
{
  size_t end = nth;
  while (end + 1 < r->quantities.n && is_rule(r, end + 1)) {
    ++end;
  }
  const size_t from = r->quantities.list[nth].from;
  size_t to = r->quantities.list[end].unit_to;
  while (to < r->tokens.n && r->tokens.list[to].kind == ESS_TOKEN_WORD) {
    ++to;
  }
  const struct ess_view written = ess_reading_span(r, from, to);
  ess_value_begin(r);
  ess_value_text(r, "", written);
  ess_reading_fact(r, r->action, "action.rule", written);
  return end - nth + 1;
}

/* "0,35 € par kilomètre": a price. */
static bool
is_price(const struct ess_reading *r, const struct ess_quantity *q)
{
  return !q->yearly && ess_token_is(&r->tokens, q->unit_to, "par") &&
         !ess_token_is(&r->tokens, q->unit_to + 1, "la") &&
         !ess_token_is(&r->tokens, q->unit_to + 1, "le") &&
         !ess_token_is(&r->tokens, q->unit_to + 1, "l");
}

/* Where a sum is part of a budget. */
static bool
spends(const struct ess_reading *r, const struct ess_quantity *q)
{
  if (is_price(r, q)) {
    return false;
  }
  if (ess_reading_in(r, "budget") || ess_reading_in(r, "staffing")) {
    return true;
  }
  return !ess_reading_in(r, "panorama") &&
         (r->line->row ||
          (q->from > 0 && ess_token_is_mark(&r->tokens, q->from - 1, ':') &&
           section_in(r, 0, q->from)) ||
          ess_reading_has(r, 0, q->from, ESS_MEANS(BUDGET)) ||
          is_spent(r, 0, q->from) ||
          (q->unit_to < r->tokens.n &&
           !is_boundary(&r->tokens, q->unit_to) &&
           ess_reading_has(r, q->unit_to, q->unit_to + 3,
                           ESS_MEANS(BUDGET))) ||
          ess_reading_has(r, q->unit_to, q->unit_to + 4,
                          ESS_MEANS(INVESTMENT) | ESS_MEANS(OPERATING)));
}

void
ess_read_budgets(struct ess_reading *r)
{
  const bool means = ess_reading_in(r, "budget");
  bool any = false;

  for (size_t i = 0; i < r->quantities.n; ++i) {
    struct ess_quantity *q = &r->quantities.list[i];
    if (!is_money(q)) {
      continue;
    }
    any = true;
    if (is_rule(r, i)) {
      const size_t n = add_rule(r, i);
      for (size_t k = 0; k < n; ++k) {
        r->quantities.list[i + k].taken = true;
      }
      i += n - 1;
    } else if (spends(r, q)) {
      q->taken = true;
      if (r->action || ess_reading_in(r, "actions")) {
        add_action_sum(r, i);
      } else {
        add_sum(r, i);
      }
    }
  }
  if (means && !any) {
    add_text(r);
  }
}
