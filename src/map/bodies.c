/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Organisations that the page names, partners of actions, and themes. */

#include "map/reading.h"

#include "base/text.h"

static bool
is_named(const struct ess_tokens *tokens, size_t i)
{
  return ess_token_is_kind(tokens, i, ESS_TOKEN_WORD) &&
         (tokens->list[i].capital || tokens->list[i].acronym);
}

static bool
is_joint(const struct ess_tokens *tokens, size_t i)
{
  return ess_token_is_mark(tokens, i, '\'') ||
         ess_token_is_mark(tokens, i, 0x2019) ||
         ess_token_is_mark(tokens, i, '-') ||
         ess_token_is_mark(tokens, i, '&');
}

static bool
is_small(const struct ess_tokens *tokens, size_t i)
{
  return ess_token_is_kind(tokens, i, ESS_TOKEN_WORD) &&
         !tokens->list[i].key.n && !tokens->list[i].capital &&
         !ess_token_is(tokens, i, "et") && !ess_token_is(tokens, i, "en") &&
         !ess_token_is(tokens, i, "pour") && !ess_token_is(tokens, i, "a") &&
         !ess_token_is(tokens, i, "dans") && !ess_token_is(tokens, i, "par") &&
         !ess_token_is(tokens, i, "sur") && !ess_token_is(tokens, i, "au");
}

/* Behind the capitals from `i` on, with small words and numbers between:
   "France Victimes 54", "Relais 2D", "Mécènes Solidaires de la Moselle". */
static size_t
name_end(const struct ess_tokens *tokens, size_t i)
{
  size_t end = i;
  for (size_t k = i; k < tokens->n && k < i + 14; ++k) {
    const struct ess_token *token = &tokens->list[k];
    const bool number = k > i && k == end &&
                        token->kind == ESS_TOKEN_NUMBER &&
                        token->text.n <= 3;
    const bool ident = k > i && k == end && token->kind == ESS_TOKEN_WORD &&
                       ess_is_digit(token->text.s[0]);
    if (is_named(tokens, k) || number || ident) {
      end = k + 1;
    } else if (!is_small(tokens, k) && !is_joint(tokens, k)) {
      break;
    }
  }
  return end;
}

/* The authority itself is no partner of its own. */
static bool
is_self(const struct ess_reading *r, struct ess_view name)
{
  struct ess_buf a = {0};
  struct ess_buf b = {0};
  ess_text_fold(&a, name);
  ess_text_fold(&b, r->profile->name.value);
  const bool self = ess_view_equal(ess_buf_view(&a), ess_buf_view(&b));
  ess_buf_clear(&a);
  ess_buf_clear(&b);
  return self;
}

static bool
is_told(const struct ess_reading *r, const char *field, struct ess_view value)
{
  const struct ess_profile *p = r->profile;
  for (size_t i = r->told; i < p->n_facts; ++i) {
    if (ess_view_is(ess_view_of(p->facts[i].field), field) &&
        ess_view_equal(p->facts[i].value, value)) {
      return true;
    }
  }
  return false;
}

/* Add the organisation that tokens [from, to) write. */
static void
add_body(struct ess_reading *r, struct ess_view slug, struct ess_view name,
         size_t from, size_t to)
{
  /* Whom a programme names is not at once a partner of the action. */
  const bool acts = r->action && !ess_reading_in(r, "programme");
  const char *field = acts ? "action.partner" : "organisation";
  const struct ess_view written = ess_reading_span(r, from, to);

  if (!slug.n || is_self(r, name)) {
    return;
  }
  ess_value_begin(r);
  if (acts) {
    ess_value_count(r, "action", r->actions);
  }
  ess_value_text(r, acts ? "full" : "", name);
  if (is_told(r, field, ess_buf_view(&r->value))) {
    return;
  }
  const size_t partner = ess_profile_partner(r->profile, slug, name);
  if (r->action) {
    ess_profile_relate(r->profile, r->action, ESS_V_ESS_partner,
                       ESS_VALUE_PARTNER, partner);
  }
  ess_reading_fact(r, r->action, field, written);
}

/* An organisation that no lexicon knows. */
static void
add_unknown(struct ess_reading *r, size_t from, size_t to)
{
  struct ess_buf slug = {0};
  struct ess_buf name = {0};
  ess_text_squeeze(&name, ess_reading_span(r, from, to));
  ess_text_slug(&slug, ess_buf_view(&name));
  add_body(r, ess_buf_view(&slug), ess_buf_view(&name), from, to);
  ess_buf_clear(&slug);
  ess_buf_clear(&name);
}

/* ---------------------------------------------------------------- acronyms */

/* "Agence d'Urbanisme de Moselle (AGURAM)", the other way round, too: the
   short name stands for the long one in this document. */
static size_t
read_acronym(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  if (!ess_token_is_mark(tokens, i, '(')) {
    return 0;
  }
  const bool inside = is_named(tokens, i + 1) &&
                      tokens->list[i + 1].acronym &&
                      ess_token_is_mark(tokens, i + 2, ')');
  if (!inside || i < 2) {
    return 0;
  }
  size_t from = i;
  const struct ess_view short_name = tokens->list[i + 1].text;
  size_t letters = short_name.n;
  while (from > 0 && letters > 0 && from + 16 > i &&
         (is_named(tokens, from - 1) || is_small(tokens, from - 1) ||
          is_joint(tokens, from - 1))) {
    --from;
    letters -= is_named(tokens, from);
  }
  while (from < i && !is_named(tokens, from)) {
    ++from;
  }
  if (from < i && letters <= short_name.n / 2 &&
      tokens->list[from].text.s[0] == short_name.s[0]) {
    ess_profile_acronym(r->profile, short_name,
                        ess_reading_span(r, from, i));
  }
  return 0;
}

/* ---------------------------------------------------------- the lexicon */

/* Behind a known name, where it is: "CCAS de Metz", "CRESS Grand Est". */
static size_t
place_end(const struct ess_tokens *tokens, size_t to)
{
  size_t at = to;
  while (at < tokens->n && at < to + 4 &&
         (is_small(tokens, at) || is_joint(tokens, at))) {
    ++at;
  }
  return is_named(tokens, at) && !tokens->list[at].acronym &&
             !(at == to + 1 && is_joint(tokens, to))
           ? name_end(tokens, at)
           : to;
}

/* In the context of a partner, also whom many share: "la Région". */
static bool
is_partner_context(const struct ess_reading *r)
{
  return r->action || ess_reading_in(r, "partnerships") ||
         ess_reading_has(r, 0, r->tokens.n, ESS_MEANS(PARTNERS_OF));
}

static size_t
read_known(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  const struct ess_label *label = NULL;
  size_t to = i + 1;
  struct ess_buf slug = {0};
  struct ess_buf name = {0};

  label = ess_mapping_at(r->mapping, tokens, i, ESS_MEANS(PARTNER), &to);
  if (!label) {
    return 0;
  }
  const size_t end = place_end(tokens, to);
  if (label->generic && end == to && !is_partner_context(r)) {
    return to;
  }
  ess_buf_add(&slug, label->detail);
  ess_buf_add(&name, label->name);
  if (end > to) {
    const struct ess_view place = ess_reading_span(r, to, end);
    ess_buf_putc(&slug, '-');
    ess_text_slug(&slug, place);
    ess_buf_putc(&name, ' ');
    ess_text_squeeze(&name, place);
  }
  add_body(r, ess_buf_view(&slug), ess_buf_view(&name), i, end);
  ess_buf_clear(&slug);
  ess_buf_clear(&name);
  return end;
}

static size_t
read_learnt(struct ess_reading *r, size_t i)
{
  const struct ess_token *token = &r->tokens.list[i];
  if (token->kind != ESS_TOKEN_WORD || !token->acronym) {
    return 0;
  }
  const struct ess_view name =
    ess_profile_expansion(r->profile, token->text);
  if (!name.n) {
    return 0;
  }
  struct ess_buf slug = {0};
  ess_text_slug(&slug, name);
  add_body(r, ess_buf_view(&slug), name, i, i + 1);
  ess_buf_clear(&slug);
  return i + 1;
}

/* ------------------------------------------------------------ new names */

/* Names from `i` on, parted by commas and "et", each with an article or
   not. Returns the index behind the last. */
static size_t
read_names(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  size_t end = i;

  for (size_t at = i; at < tokens->n;) {
    while (at < tokens->n && (is_small(tokens, at) ||
                              tokens->list[at].mark == 0x2019 ||
                              tokens->list[at].mark == '\'')) {
      ++at;
    }
    size_t to = read_known(r, at < tokens->n ? at : i);
    if (at >= tokens->n || (to <= at && !is_named(tokens, at))) {
      break;
    }
    if (to <= at) {
      to = name_end(tokens, at);
      if (to <= at) {
        break;
      }
      add_unknown(r, at, to);
    }
    end = to;
    if (!ess_token_is_mark(tokens, to, ',') &&
        !ess_token_is(tokens, to, "et") &&
        !ess_token_is_mark(tokens, to, '+')) {
      break;
    }
    at = to + 1;
  }
  return end;
}

/* "l'association X", "les associations X, Y et Z". */
static size_t
read_sort(struct ess_reading *r, size_t i)
{
  size_t to = i + 1;
  if (!ess_mapping_at(r->mapping, &r->tokens, i, ESS_MEANS(ORGANISATION),
                      &to) ||
      !is_named(&r->tokens, to) || r->tokens.list[to].period) {
    return 0;
  }
  /* "SCIC Terres du Pic": the legal form is part of the name. */
  if (r->tokens.list[i].acronym && to == i + 1) {
    const size_t end = name_end(&r->tokens, to);
    add_unknown(r, i, end);
    return end;
  }
  return read_names(r, to);
}

/* "en partenariat avec X", "porté par X et Y", "membre de X". */
static size_t
read_partners(struct ess_reading *r, size_t i)
{
  static const char *const leads[] = {"avec", "par", "entre", "membre"};
  const struct ess_tokens *tokens = &r->tokens;
  bool leads_on = false;

  for (size_t k = 0; k < sizeof leads / sizeof *leads; ++k) {
    leads_on |= ess_token_is(tokens, i, leads[k]);
  }
  const size_t back = i > 8 ? i - 8 : 0;
  /* "Avec Mobil'Indre, Pôle emploi": a sentence of its own, in notes. */
  const bool notes = r->action && ess_token_is(tokens, i, "avec") &&
                     tokens->list[i].capital;
  if (!leads_on ||
      (!notes && !ess_reading_has(r, back, i + 1, ESS_MEANS(PARTNERS_OF)))) {
    return 0;
  }
  size_t at = i + 1;
  if (ess_token_is(tokens, at, "du") && ess_token_is(tokens, at + 1, "ca")) {
    at += 2;
  }
  const size_t end = read_names(r, at);
  return end > at ? end : 0;
}

/* "(RGE, FAL, CRESS GE, Fondations …)": three names or more in brackets. */
static size_t
read_bracket(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  if (!ess_token_is_mark(tokens, i, '(') || !r->action) {
    return 0;
  }
  const size_t close = ess_tokens_closing(tokens, i);
  size_t names = 0;
  for (size_t k = i + 1; k + 1 < close; ++k) {
    names += tokens->list[k].mark == ',' && is_named(tokens, k + 1);
  }
  if (names < 2 || !is_named(tokens, i + 1)) {
    return 0;
  }
  return read_names(r, i + 1);
}

/* "Partenaires : A, B ; C", or a section of partners: every piece that
   begins with a capital is one. */
static bool
lists_partners(const struct ess_reading *r, size_t *ret_from)
{
  const struct ess_tokens *tokens = &r->tokens;
  const bool label = tokens->n > 2 &&
                     (ess_token_is(tokens, 0, "partenaires") ||
                      ess_token_is(tokens, 0, "partenaire")) &&
                     ess_token_is_mark(tokens, 1, ':');
  *ret_from = label ? 2 : 0;
  return label || ess_reading_in(r, "partnerships");
}

static bool
ends_piece(const struct ess_tokens *tokens, size_t i)
{
  return i >= tokens->n || tokens->list[i].mark == ';' ||
         tokens->list[i].mark == ',' || tokens->list[i].mark == '.';
}

static void
read_pieces(struct ess_reading *r)
{
  const struct ess_tokens *tokens = &r->tokens;
  size_t from = 0;

  if (!lists_partners(r, &from)) {
    return;
  }
  for (size_t i = from; i <= tokens->n; ++i) {
    if (!ends_piece(tokens, i)) {
      continue;
    }
    if (i > from && is_named(tokens, from) && i - from <= 8 &&
        name_end(tokens, from) == i && read_known(r, from) <= from) {
      add_unknown(r, from, i);
    }
    from = i + 1;
  }
}

/* ------------------------------------------------------------------ themes */

static void
read_theme(struct ess_reading *r, size_t i)
{
  size_t to = i + 1;
  const struct ess_label *label =
    ess_mapping_at(r->mapping, &r->tokens, i, ESS_MEANS(THEME), &to);
  if (!label || !ess_profile_theme(r->profile, r->action, label->detail)) {
    return;
  }
  ess_value_begin(r);
  if (r->action) {
    ess_value_count(r, "action", r->actions);
  }
  ess_value_text(r, "theme", label->detail);
  ess_reading_fact(r, r->action, r->action ? "action.theme" : "theme",
                   ess_reading_span(r, i, to));
}

void
ess_read_bodies(struct ess_reading *r)
{
  static size_t (*const readers[])(struct ess_reading *, size_t) = {
    read_acronym, read_partners, read_sort, read_bracket, read_known,
    read_learnt};

  for (size_t i = 0; i < r->tokens.n; ++i) {
    read_theme(r, i);
  }
  read_pieces(r);
  for (size_t i = 0; i < r->tokens.n;) {
    size_t to = 0;
    for (size_t k = 0; k < sizeof readers / sizeof *readers && to <= i; ++k) {
      to = readers[k](r, i);
    }
    i = to > i ? to : i + 1;
  }
}
