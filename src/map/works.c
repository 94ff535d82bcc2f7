/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Things with a name: strategic documents, publications and sources, bodies
   of governance, initiatives. */

#include "map/reading.h"

#include "base/text.h"

/* Add what tokens [from, to) name. Returns the part, or 0 if nothing. */
static size_t
add_named(struct ess_reading *r, const char *field, enum ess_vocab_id class,
          enum ess_vocab_id link, const char *fragment, size_t from,
          size_t to)
{
  const struct ess_view name = ess_reading_span(r, from, to);
  const size_t parent = class == ESS_V_ESS_Initiative ? r->action : 0;
  if (!name.n) {
    return 0;
  }
  const size_t part = ess_profile_part(r->profile, class, link, fragment,
                                       parent, name);
  ess_profile_property(r->profile, part, ESS_V_DCT_title, ESS_VALUE_FRENCH,
                       name);
  ess_value_begin(r);
  ess_value_text(r, "name", name);
  ess_reading_fact(r, part, field, name);
  return part;
}

static bool
is_named(const struct ess_token *token)
{
  return token->kind == ESS_TOKEN_WORD && (token->capital || token->acronym);
}

/* ---------------------------------------------------------------- sources */

/* Index behind "source", "sources :", "selon l'", "d'après le", or 0. */
static size_t
source_start(const struct ess_tokens *tokens, size_t i)
{
  const bool after =
    ess_token_is(tokens, i, "d") && ess_token_is(tokens, i + 2, "apres");
  size_t from = i + (after ? 3 : 1);
  if (ess_token_is(tokens, i, "source") ||
      ess_token_is(tokens, i, "sources")) {
    return from + ess_token_is_mark(tokens, from, ':');
  }
  if (i == 0 && ess_token_is(tokens, i, "donnees") &&
      ess_token_is_mark(tokens, from, ':')) {
    return from + 1;
  }
  if (!after && !ess_token_is(tokens, i, "selon")) {
    return 0;
  }
  while (from < tokens->n && !tokens->list[from].key.n &&
         tokens->list[from].mark != ':' && tokens->list[from].mark != ',') {
    ++from;
  }
  return from;
}

static size_t
read_source(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  size_t from = source_start(tokens, i);
  if (!from) {
    return 0;
  }
  const bool apart = i > 0 && ess_token_is_mark(tokens, i - 1, '(');
  size_t to = from;
  while (to < tokens->n && tokens->list[to].mark != ')' &&
         tokens->list[to].mark != ';' && tokens->list[to].mark != '.' &&
         (tokens->list[to].mark != ':' || to + 1 < tokens->n) &&
         (tokens->list[to].mark != ',' || apart ||
          tokens->list[i].word.n > 5 ||
          ess_token_is(tokens, to + 1, "edition"))) {
    ++to;
  }
  /* "source de richesse": no reference. */
  if (from >= to || (!is_named(&tokens->list[from]) &&
                     tokens->list[from].mark != 0xAB &&
                     from == i + 1)) {
    return 0;
  }
  const struct ess_view name = ess_reading_span(r, from, to);
  ess_value_begin(r);
  ess_value_text(r, "", name);
  ess_reading_fact(r, 0, "source", ess_reading_span(r, i, to));
  if (ess_view_ends(r->line->text, ":")) {
    const int year = ess_reading_year(r, from, to);
    r->figures.source = name;
    if (year) {
      ess_buf_reset(&r->spare);
      ess_buf_printf(&r->spare, "%d", year);
      r->figures.year =
        ess_arena_copy(&r->profile->arena, ess_buf_view(&r->spare));
    }
  }
  return to;
}

/* "périmètre d'étude Metz Métropole": of the figures below. */
static size_t
read_perimeter(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  if (!ess_token_is(tokens, i, "perimetre")) {
    return 0;
  }
  size_t from = i + 1;
  while (from < tokens->n && from < i + 6 &&
         !is_named(&tokens->list[from]) &&
         (!tokens->list[from].mark || tokens->list[from].mark == '\'' ||
          tokens->list[from].mark == 0x2019)) {
    ++from;
  }
  size_t to = from;
  while (to < tokens->n && is_named(&tokens->list[to])) {
    ++to;
  }
  if (to > from) {
    r->figures.perimeter = ess_reading_span(r, from, to);
  }
  return to;
}

/* ----------------------------------------------------------- publications */

/* "Retrouvez l'interview de … :", "Consultez le guide …". */
static size_t
read_invitation(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  size_t from = i + 1;

  if (!ess_mapping_at(r->mapping, tokens, i, ESS_MEANS(SEE), &from)) {
    return 0;
  }
  const size_t end = ess_tokens_sentence(tokens, i);
  size_t to = from;
  while (from < end && !tokens->list[from].key.n &&
         tokens->list[from].mark != 0xAB) {
    ++from;
  }
  for (to = from; to < end;) {
    const struct ess_token *token = &tokens->list[to];
    if (token->kind == ESS_TOKEN_LINK || token->mark == ':' ||
        ess_token_is(tokens, to, "sur") || ess_token_is(tokens, to, "ici") ||
        (token->mark == ',' && ess_token_is(tokens, to + 1, "dans"))) {
      break;
    }
    to = ess_tokens_closing(tokens, to);
  }
  if (!ess_reading_has(r, from, to, ESS_MEANS(PUBLICATION)) ||
      ess_reading_has(r, to, end, ESS_MEANS(PUBLISHED))) {
    return 0;
  }
  (void)add_named(r, "publication", ESS_V_ESS_Publication,
                  ESS_V_ESS_hasPublication, "#publication-", from, to);
  /* A plan that one may read is one that the policy is part of, too. */
  return i + 1;
}

/* "Panorama de l'ESS, publié à l'été 2020 par l'AGURAM". */
static size_t
read_published(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  size_t published = i;

  if (tokens->list[i].mark != 0xAB &&
      !ess_mapping_at(r->mapping, tokens, i, ESS_MEANS(PUBLICATION), NULL)) {
    return 0;
  }
  const size_t end = ess_tokens_sentence(tokens, i);
  const size_t most = end < i + 26 ? end : i + 26;
  const size_t at =
    ess_mapping_seek(r->mapping, tokens, i, most, ESS_MEANS(PUBLISHED), NULL,
                     &published);
  if (at >= most || !ess_reading_has(r, i, at, ESS_MEANS(PUBLICATION)) ||
      ess_token_is(tokens, i ? i - 1 : 0, "et")) {
    return 0;
  }
  size_t to = published;
  while (to < end && tokens->list[to].mark != ',' &&
         tokens->list[to].mark != ':' && tokens->list[to].mark != '(' &&
         tokens->list[to].kind != ESS_TOKEN_LINK &&
         !ess_token_is(tokens, to, "et")) {
    to = ess_tokens_closing(tokens, to);
  }
  (void)add_named(r, "publication", ESS_V_ESS_Publication,
                  ESS_V_ESS_hasPublication, "#publication-", i, to);
  return to;
}

/* ------------------------------------------------------------- frameworks */

/* Index behind a document's name that begins at `i`, whose own words end at
   `to`: it needs a proper name, a period or a title in quotation marks. */
static size_t
framework_end(const struct ess_reading *r, size_t i, size_t to)
{
  const struct ess_tokens *tokens = &r->tokens;
  const size_t most = to + 14 < tokens->n ? to + 14 : tokens->n;
  /* "SRDEII" is a name of its own, "PAT 2023-2028" needs its years. */
  size_t end = tokens->list[i].acronym && tokens->list[i].text.n > 4 ? to : 0;

  for (size_t k = to; k < most;) {
    const struct ess_token *token = &tokens->list[k];
    const size_t closed = ess_tokens_closing(tokens, k);
    const bool quoted = token->mark == 0xAB || token->mark == 0x201C ||
                        token->mark == '"';
    if (quoted && closed > k + 1) {
      return closed;
    }
    if (token->mark == '(' && closed > k + 1 && end) {
      return closed;
    }
    if ((token->mark && token->mark != '\'' && token->mark != 0x2019 &&
         token->mark != '-' && !token->period) ||
        (ess_token_is(tokens, k, "et") && end &&
         !(k + 1 < most && is_named(token + 1))) ||
        ess_token_is(tokens, k, "qui") || ess_token_is(tokens, k, "pour") ||
        (end && !token->period && !is_named(token) && k > to &&
         tokens->list[k - 1].period) ||
        (end && ess_mapping_at(r->mapping, tokens, k,
                               ESS_MEANS(VERB) | ESS_MEANS(PUBLISHED),
                               NULL))) {
      break;
    }
    end = is_named(token) || token->period ? k + 1 : end;
    k = k + 1;
  }
  return end;
}

/* "inscrite dans le « Pacte du faire ensemble » 2021-2026": the title, and
   its years. */
static size_t
quoted_end(const struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  const uint32_t mark = i ? tokens->list[i - 1].mark : 0;
  if (mark != '"' && mark != 0xAB && mark != 0x201C) {
    return 0;
  }
  size_t end = ess_tokens_closing(tokens, i - 1);
  while (end < tokens->n && tokens->list[end].period) {
    ++end;
  }
  return end > i ? end : 0;
}

static size_t
read_framework(struct ess_reading *r, size_t i)
{
  size_t to = i + 1;
  if (!ess_mapping_at(r->mapping, &r->tokens, i, ESS_MEANS(FRAMEWORK),
                      &to)) {
    return 0;
  }
  const size_t quoted = quoted_end(r, i);
  const size_t end = quoted ? quoted : framework_end(r, i, to);
  if (end <= i) {
    return 0;
  }
  (void)add_named(r, "programme.framework", ESS_V_ESS_Framework,
                  ESS_V_ESS_hasFramework, "#framework-", i, end);
  return end;
}

/* ------------------------------------------------------------- governance */

/* Behind "Conseil": "de l'ESS", "Unie de l'ESS en Grand Est". */
static size_t
body_end(const struct ess_tokens *tokens, size_t to)
{
  size_t end = to;
  size_t plain = 0; /* an adjective: "Comité normand de l'ESS" */
  for (size_t k = to; k < tokens->n && k < to + 12; ++k) {
    const struct ess_token *token = &tokens->list[k];
    const bool joint = token->mark == '\'' || token->mark == 0x2019 ||
                       token->mark == '&' || token->mark == '-';
    const bool small = token->kind == ESS_TOKEN_WORD && !token->key.n &&
                       !ess_token_is(tokens, k, "a") &&
                       !ess_token_is(tokens, k, "par") &&
                       !ess_token_is(tokens, k, "dans");
    if (is_named(token)) {
      end = k + 1;
    } else if (!joint && !small &&
               (token->kind != ESS_TOKEN_WORD || end > to || ++plain > 2)) {
      break;
    }
  }
  return end;
}

static void
read_founding(struct ess_reading *r, size_t part, size_t to)
{
  const struct ess_tokens *tokens = &r->tokens;
  for (size_t k = to; k < tokens->n && k < to + 8; ++k) {
    const struct ess_period *period =
      ess_periods_at(&r->periods, tokens, k);
    if (period && ess_reading_has(r, to, k, ESS_MEANS(STARTED))) {
      ess_value_begin(r);
      ess_day_add(&r->value, period->start);
      ess_part_period(r, part, period);
      ess_reading_fact(r, part, "governance.date",
                       ess_reading_span(r, to, period->to));
      return;
    }
  }
}

static size_t
read_body(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  size_t to = i + 1;
  if (!ess_mapping_at(r->mapping, tokens, i, ESS_MEANS(GOVERNANCE), &to) ||
      ess_mapping_at(r->mapping, tokens, i,
                     ESS_MEANS(KIND_NAME) | ESS_MEANS(PARTNER), NULL)) {
    return 0;
  }
  const size_t end = body_end(tokens, to);
  /* "la conférence des financeurs de l'ESS, créée en 2018" */
  const bool begun =
    ess_token_is_mark(tokens, end, ',') && end + 1 < tokens->n &&
    ess_mapping_at(r->mapping, tokens, end + 1, ESS_MEANS(STARTED), NULL);
  if (end == to || (!tokens->list[i].capital && !begun)) {
    return 0;
  }
  const size_t part =
    add_named(r, "governance.body", ESS_V_ESS_GovernanceBody,
              ESS_V_ESS_hasGovernanceBody, "#body-", i, end);
  read_founding(r, part, end);
  return end;
}

/* ------------------------------------------------------------ initiatives */

static size_t
name_end(const struct ess_tokens *tokens, size_t from)
{
  size_t to = from;
  while (to < tokens->n && to < from + 6 && is_named(&tokens->list[to])) {
    ++to;
  }
  return to;
}

static size_t
add_initiative(struct ess_reading *r, size_t from, size_t to)
{
  const size_t part =
    add_named(r, "initiative", ESS_V_ESS_Initiative, ESS_V_ESS_hasInitiative,
              "#initiative-", from, to);
  r->initiative = part;
  return to;
}

/* "la Maison de l'ESS, ouverte en 2017, accueille": named, and begun. */
static size_t
read_begun(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  const bool article = i > 0 && (ess_token_is(tokens, i - 1, "la") ||
                                 ess_token_is(tokens, i - 1, "le") ||
                                 tokens->list[i - 1].mark == 0x2019 ||
                                 tokens->list[i - 1].mark == '\'');
  if (!article || !is_named(&tokens->list[i]) ||
      ess_mapping_at(r->mapping, tokens, i,
                     ESS_MEANS(KIND_NAME) | ESS_MEANS(GOVERNANCE), NULL)) {
    return 0;
  }
  const size_t end = body_end(tokens, i + 1);
  if (!ess_token_is_mark(tokens, end, ',') || end + 1 >= tokens->n ||
      !ess_mapping_at(r->mapping, tokens, end + 1, ESS_MEANS(STARTED),
                      NULL)) {
    return 0;
  }
  return add_initiative(r, i, end);
}

/* "l'action « X »", "un Pôle … (PTCE), X, qui", "X, un dispositif". */
static size_t
read_initiative(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  size_t to = i + 1;
  if (!ess_mapping_at(r->mapping, tokens, i, ESS_MEANS(INITIATIVE), &to)) {
    return 0;
  }
  if (ess_token_is_mark(tokens, to, 0xAB) ||
      ess_token_is_mark(tokens, to, 0x201C)) {
    const size_t end = ess_tokens_closing(tokens, to);
    return end > to + 1 ? add_initiative(r, to + 1, end - 1) : 0;
  }
  if (ess_token_is_mark(tokens, to, '(')) {
    to = ess_tokens_closing(tokens, to);
  }
  if (ess_token_is_mark(tokens, to, ',')) {
    const size_t end = name_end(tokens, to + 1);
    if (end > to + 1 && ess_token_is_mark(tokens, end, ',')) {
      return add_initiative(r, to + 1, end);
    }
  }
  /* "Balise, un dispositif". */
  const bool article = i >= 3 && (ess_token_is(tokens, i - 1, "un") ||
                                  ess_token_is(tokens, i - 1, "une"));
  if (article && ess_token_is_mark(tokens, i - 2, ',')) {
    size_t from = i - 2;
    while (from > 0 && is_named(&tokens->list[from - 1])) {
      --from;
    }
    if (from < i - 2 && from + 4 > i - 2) {
      (void)add_initiative(r, from, i - 2);
      return i + 1;
    }
  }
  return 0;
}

/* "dans plusieurs champs : tourisme, mobilité, culture": three or more. */
static size_t
read_fields(struct ess_reading *r, size_t i)
{
  const struct ess_tokens *tokens = &r->tokens;
  const size_t back = i > 12 ? i - 12 : 0;
  size_t parts = 0;

  if (!ess_token_is_mark(tokens, i, ':') || i + 1 >= tokens->n ||
      !ess_reading_has(r, back, i, ESS_MEANS(FIELD))) {
    return 0;
  }
  const size_t end = ess_tokens_sentence(tokens, i);
  if (end - i > 60) {
    return 0;
  }
  for (size_t k = i + 1; k < end; ++k) {
    parts += tokens->list[k].mark == ',' || ess_token_is(tokens, k, "et");
  }
  if (parts < 2) {
    return 0;
  }
  const struct ess_view written = ess_reading_span(r, i + 1, end);
  ess_value_begin(r);
  ess_value_text(r, "", written);
  ess_reading_fact(r, r->action,
                   r->action ? "action.theme" : "programme.field", written);
  return i + 1;
}

void
ess_read_works(struct ess_reading *r)
{
  static size_t (*const readers[])(struct ess_reading *, size_t) = {
    read_source,    read_perimeter, read_invitation, read_published,
    read_framework, read_body,      read_initiative, read_begun,
    read_fields};

  for (size_t i = 0; i < r->tokens.n;) {
    size_t to = 0;
    for (size_t k = 0; k < sizeof readers / sizeof *readers && to <= i; ++k) {
      to = readers[k](r, i);
    }
    i = to > i ? to : i + 1;
  }
}
