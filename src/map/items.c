/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Titles of actions, and items of lists: axes, objectives, schemes … */

#include "map/reading.h"

/* Sorts of list, and what an item of each is. */
static const struct item_rule {
  const char *field;
  const char *in_action; /* the field, below an action; NULL: the same */
  const char *key;       /* "axis=1" */
  enum ess_vocab_id class;
  enum ess_vocab_id link;
  const char *fragment;
} rules[ESS_LIST_COUNT] = {
  [ESS_LIST_AXIS] = {"programme.axis", NULL, "axis", ESS_V_ESS_Axis,
                     ESS_V_ESS_hasAxis, "#axis-"},
  [ESS_LIST_OBJECTIVE] = {"programme.objective", "action.objective",
                          "objective", ESS_V_ESS_Objective,
                          ESS_V_ESS_hasObjective, "#objective-"},
  [ESS_LIST_MEANS] = {"programme.means", NULL, "means", ESS_V_ESS_Programme,
                      ESS_V_ESS_hasProgramme, "#means-"},
  [ESS_LIST_SCHEME] = {"scheme", NULL, "scheme", ESS_V_ESS_Scheme,
                       ESS_V_ESS_hasScheme, "#scheme-"},
  [ESS_LIST_PARTNERSHIP] = {"partnership", NULL, "partnership",
                            ESS_V_ESS_Partnership, ESS_V_ESS_hasPartnership,
                            "#partnership-"},
  [ESS_LIST_INSTANCE] = {"governance.instance", NULL, "",
                         ESS_V_ESS_GovernanceBody, ESS_V_ESS_hasGovernanceBody,
                         "#body-"},
  [ESS_LIST_MEASURE] = {"action.measure", "action.measure", "measure",
                        ESS_V_ESS_Action, ESS_V_ESS_measure, NULL},
  [ESS_LIST_ACTION] = {"action.title", "action.title", "action",
                       ESS_V_ESS_Action, ESS_V_ESS_supports, "#action-"},
  [ESS_LIST_ITEM] = {"programme.item", NULL, "item", ESS_V_ESS_Programme,
                     ESS_V_ESS_hasProgramme, "#programme-"},
};

/* -------------------------------------------------- where a title ends */

/* Words behind which a title goes on to tell. */
static bool
is_turn(const struct ess_tokens *tokens, size_t i)
{
  return ess_token_is(tokens, i, "qui") || ess_token_is(tokens, i, "dont") ||
         (ess_token_is(tokens, i, "en") &&
          ess_token_is(tokens, i + 1, "tant")) ||
         (ess_token_is(tokens, i, "au") &&
          ess_token_is(tokens, i + 1, "titre")) ||
         (ess_token_is(tokens, i, "a") &&
          ess_token_is(tokens, i + 1, "travers")) ||
         (ess_token_is(tokens, i, "que") &&
          ess_token_is(tokens, i + 1, "vous")) ||
         (ess_token_is(tokens, i, "et") &&
          ess_token_is(tokens, i + 1, "ses"));
}

/* "pour s'informer", "afin de": why, not what. */
static bool
is_purpose(const struct ess_tokens *tokens, size_t i)
{
  if (ess_token_is(tokens, i, "afin")) {
    return true;
  }
  if (!ess_token_is(tokens, i, "pour")) {
    return false;
  }
  size_t verb = i + 1;
  if (ess_token_is(tokens, verb, "s") || ess_token_is(tokens, verb, "l")) {
    verb += 2;
  }
  verb += ess_token_is(tokens, verb, "se") || ess_token_is(tokens, verb, "les");
  if (!ess_token_is_kind(tokens, verb, ESS_TOKEN_WORD)) {
    return false;
  }
  const struct ess_view word = tokens->list[verb].word;
  return word.n > 4 && (ess_view_ends(word, "er") ||
                        ess_view_ends(word, "ir") ||
                        ess_view_ends(word, "re"));
}

/* A bracket that is closed, and then a sentence with a capital, without a
   full stop: "Expérimentation (2018-2019) Cet outil …". */
static bool
is_new_sentence(const struct ess_tokens *tokens, size_t i)
{
  return i > 0 && ess_token_is_mark(tokens, i - 1, ')') &&
         ess_token_is_kind(tokens, i, ESS_TOKEN_WORD) &&
         tokens->list[i].capital && !tokens->list[i].acronym;
}

/* Where the title that begins at `from` ends: a short line as a whole, a
   long one at its first turn. */
static size_t
title_end(const struct ess_reading *r, size_t from, size_t to)
{
  enum { long_title = 90 };
  const struct ess_tokens *tokens = &r->tokens;
  const struct ess_view whole = ess_tokens_span(tokens, from, to);
  const bool is_long = whole.n > long_title;

  for (size_t i = from + 1; i < to;) {
    const size_t so_far = ess_tokens_span(tokens, from, i).n;
    if (tokens->list[i].kind == ESS_TOKEN_LINK ||
        (r->line->row && ess_token_is_mark(tokens, i, ':')) ||
        is_new_sentence(tokens, i) ||
        (so_far > 3 && (ess_token_is_mark(tokens, i, 0x2014) ||
                        (is_long && ess_token_is_mark(tokens, i, 0x2013))) &&
         !tokens->list[i].glued) ||
        (is_turn(tokens, i) && (is_long || ess_token_is(tokens, i, "que"))) ||
        (is_long && so_far > 60 && is_purpose(tokens, i)) ||
        (is_long && so_far > 12 && ess_token_is_mark(tokens, i, ',')) ||
        (is_long && ess_token_is_mark(tokens, i, ':') && so_far > 12 &&
         !tokens->list[i].glued)) {
      return i;
    }
    i = ess_tokens_closing(tokens, i);
  }
  return to;
}

/* Where the name of a scheme, a body or a partner ends: at its verb. */
static size_t
name_end(const struct ess_reading *r, size_t from, size_t to)
{
  const struct ess_tokens *tokens = &r->tokens;
  for (size_t i = from + 1; i < to;) {
    if (is_turn(tokens, i) || ess_token_is_mark(tokens, i, ',') ||
        ess_token_is_mark(tokens, i, ':') ||
        ess_token_is_mark(tokens, i, ';') ||
        /* "est" is a verb, "Grand Est" is not. */
        (!tokens->list[i].capital &&
         ess_mapping_at(r->mapping, tokens, i, ESS_MEANS(VERB), NULL))) {
      return i;
    }
    i = ess_tokens_closing(tokens, i);
  }
  return to;
}

/* "Au travers des X", "d'une X", "de X": where X begins. */
static size_t
name_start(const struct ess_reading *r)
{
  const struct ess_tokens *tokens = &r->tokens;
  size_t i = 0;
  if (ess_token_is(tokens, 0, "au") && ess_token_is(tokens, 1, "travers")) {
    i = 3;
  } else if (ess_token_is(tokens, 0, "d")) {
    i = 2;
    i += ess_token_is(tokens, i, "une") || ess_token_is(tokens, i, "un");
  } else if (ess_token_is(tokens, 0, "de") || ess_token_is(tokens, 0, "des")) {
    i = 1;
  }
  return i < tokens->n ? i : 0;
}

/* ------------------------------------------------------------ adding it */

static size_t
add_part(struct ess_reading *r, enum ess_list list, struct ess_view name)
{
  const struct item_rule *rule = &rules[list];
  const size_t parent = list == ESS_LIST_ACTION ? 0 : r->action;
  if (!rule->fragment) {
    /* No thing of its own: a text of the action. */
    ess_profile_property(r->profile, parent, rule->link, ESS_VALUE_FRENCH,
                         name);
    return parent;
  }
  const size_t part =
    ess_profile_part(r->profile, rule->class, rule->link, rule->fragment,
                     parent, name);
  ess_profile_property(r->profile, part, ESS_V_DCT_title, ESS_VALUE_FRENCH,
                       name);
  return part;
}

/* The action that tokens [from, to) begin with the title of. What is all
   title describes nothing. */
static void
add_action(struct ess_reading *r, struct ess_view title, size_t from,
           size_t to)
{
  const struct ess_view all = ess_reading_span(r, from, to);
  if (!title.n) {
    return;
  }
  r->action = add_part(r, ESS_LIST_ACTION, title);
  ++r->actions;
  ess_open_description(r, r->action,
                       ess_view_equal(title, all)
                         ? (struct ess_view){NULL, 0}
                         : ess_tokens_span(&r->tokens, from, to));
  ess_value_begin(r);
  ess_value_count(r, "action", r->actions);
  ess_reading_fact(r, r->action, "action.title", title);
}

/* "Le PETR soutient …", "Financer …": an action of its own. "Elle réunit",
   "Ouvert depuis" go on about the one before. */
static bool
tells_of_authority(const struct ess_reading *r, size_t from)
{
  const struct ess_tokens *tokens = &r->tokens;
  const struct ess_view word = tokens->list[from].word;
  const bool verb = word.n > 4 && (ess_view_ends(word, "er") ||
                                   ess_view_ends(word, "ir"));
  return verb ||
         ess_mapping_seek(r->mapping, tokens, from, from + 3,
                          ESS_MEANS(KIND_NAME), NULL, NULL) < from + 3;
}

/* The end of the sentence, or of the part up to a semicolon. */
static size_t
clause_end(const struct ess_reading *r, size_t from)
{
  size_t to = ess_tokens_sentence(&r->tokens, from);
  for (size_t i = from + 1; i < to; ++i) {
    to = ess_token_is_mark(&r->tokens, i, ';') ? i + 1 : to;
  }
  return to;
}

/* Behind "2019 –", which is when, not what. */
static size_t
behind_year(const struct ess_reading *r)
{
  const struct ess_period *year = ess_periods_at(&r->periods, &r->tokens, 0);
  const uint32_t mark = year && !year->start.month && year->to < r->tokens.n
                          ? r->tokens.list[year->to].mark
                          : 0;
  return (mark == 0x2013 || mark == 0x2014) && year->to + 1 < r->tokens.n
           ? year->to + 1
           : 0;
}

/* Every sentence of a paragraph is an action, where nothing marks titles,
   unless it goes on about the one before. */
static void
add_actions(struct ess_reading *r)
{
  for (size_t from = behind_year(r); from < r->tokens.n;) {
    const size_t end = clause_end(r, from);
    size_t to = end;
    while (to < r->tokens.n && r->tokens.list[to - 1].mark != ';' &&
           !tells_of_authority(r, to)) {
      to = clause_end(r, to);
    }
    const size_t title = title_end(r, from, end);
    /* "Titre — ce qu'il en est ; …": all of it. */
    const uint32_t mark =
      title < r->tokens.n ? r->tokens.list[title].mark : 0;
    to = mark == 0x2014 || mark == 0x2013 ? r->tokens.n : to;
    add_action(r, ess_reading_span(r, from, title), from, to);
    from = to;
  }
}

static void
add_listed(struct ess_reading *r)
{
  const struct item_rule *rule = &rules[r->list];
  const bool named = r->list == ESS_LIST_SCHEME ||
                     r->list == ESS_LIST_PARTNERSHIP ||
                     r->list == ESS_LIST_INSTANCE;
  const bool measure = r->list == ESS_LIST_MEASURE;
  const size_t end = measure ? ess_tokens_sentence(&r->tokens, 0)
                             : r->tokens.n;
  const size_t from = named ? name_start(r) : 0;
  size_t to = named ? name_end(r, from, end) : end;

  if (r->list == ESS_LIST_INSTANCE) {
    for (size_t i = from; i < to; ++i) {
      to = ess_token_is_mark(&r->tokens, i, '(') ? i : to;
    }
  }
  const struct ess_view name = ess_reading_span(r, from, to);
  /* "Budget : 15 000 €" is a detail, not a measure. */
  if (!name.n || (measure && ess_view_find(name, ':') < 40 &&
                  ess_view_find(name, ':') < name.n)) {
    return;
  }
  const size_t part = add_part(r, r->list, name);
  ++r->listed[r->list];
  ess_value_begin(r);
  if (*rule->key) {
    ess_value_count(r, rule->key, r->listed[r->list]);
  } else {
    ess_value_text(r, "", name);
  }
  ess_reading_fact(r, part,
                   r->action && rule->in_action ? rule->in_action
                                                : rule->field,
                   name);
}

/* A paragraph of a programme that says what is done: "Désignation de …". */
static bool
is_deed(const struct ess_reading *r)
{
  static const char *const endings[] = {"ation", "ition", "ement", "ution",
                                        "tien",  "rage",  "sion",  "ction"};
  const struct ess_view word =
    ess_token_is_kind(&r->tokens, 0, ESS_TOKEN_WORD) ? r->tokens.list[0].word
                                                      : (struct ess_view){0};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; ++i) {
    if (ess_view_ends(word, endings[i])) {
      return true;
    }
  }
  return ess_view_is(word, "mise") || ess_view_is(word, "appui");
}

static bool
is_named(const struct ess_tokens *tokens, size_t i)
{
  return ess_token_is_kind(tokens, i, ESS_TOKEN_WORD) &&
         tokens->list[i].capital;
}

static size_t
skip_article(const struct ess_tokens *tokens, size_t i)
{
  static const char *const articles[] = {"la", "le", "les", "un", "une"};
  for (size_t k = 0; k < sizeof articles / sizeof *articles; ++k) {
    if (ess_token_is(tokens, i, articles[k])) {
      return i + 1;
    }
  }
  return ess_token_is(tokens, i, "l") ? i + 2 : i;
}

/* "La Ville a lancé le 11 juin 2024 l'Atelier des Solidarités": what. */
static struct ess_view
launched(const struct ess_reading *r, size_t end)
{
  const struct ess_tokens *tokens = &r->tokens;
  size_t at = 0;
  const size_t verb = ess_mapping_seek(r->mapping, tokens, 1, end,
                                       ESS_MEANS(STARTED), NULL, &at);
  if (verb >= end || !ess_token_is_kind(tokens, verb - 1, ESS_TOKEN_WORD)) {
    return (struct ess_view){NULL, 0};
  }
  while (at < end && (tokens->list[at].period ||
                      ess_view_ends(tokens->list[at].word, "ment"))) {
    ++at;
  }
  const size_t name = skip_article(tokens, at);
  return name > at && is_named(tokens, name)
           ? ess_reading_span(r, at, title_end(r, at, end))
           : (struct ess_view){NULL, 0};
}

/* "La Maison des femmes accueille …": who does it. */
static struct ess_view
presented(const struct ess_reading *r, size_t end)
{
  const struct ess_tokens *tokens = &r->tokens;
  const size_t name = skip_article(tokens, 0);
  size_t verb = name;

  if (!name || !is_named(tokens, name) || tokens->list[name].acronym ||
      ess_mapping_at(r->mapping, tokens, name, ESS_MEANS(KIND_NAME), NULL)) {
    return (struct ess_view){NULL, 0};
  }
  while (verb < end && verb < name + 8 &&
         (tokens->list[verb].capital ||
          !ess_mapping_at(r->mapping, tokens, verb, ESS_MEANS(VERB),
                          NULL))) {
    ++verb;
  }
  return verb < end && verb < name + 8 ? ess_reading_span(r, 0, verb)
                                       : (struct ess_view){NULL, 0};
}

/* A draft has no headings: what its paragraphs present are actions. */
static void
read_draft(struct ess_reading *r)
{
  const size_t end = ess_tokens_sentence(&r->tokens, 0);
  struct ess_view title = launched(r, end);
  title = title.n ? title : presented(r, end);
  r->action = 0;
  add_action(r, title, 0, r->tokens.n);
}

static bool
is_section_title(const struct ess_reading *r, const char *kind)
{
  return r->item && ess_reading_in(r, kind);
}

static void
read_item(struct ess_reading *r)
{
  const size_t end = ess_tokens_sentence(&r->tokens, 0);

  if (r->profile->status.line && ess_reading_in(r, "presentation")) {
    read_draft(r);
  } else if (is_section_title(r, "actions") && r->list == ESS_LIST_NONE) {
    if (r->line->shape == ESS_SHAPE_TEXT && !r->action_marked) {
      add_actions(r);
    } else {
      const size_t from = behind_year(r);
      add_action(r, ess_reading_span(r, from, title_end(r, from, end)), from,
                 r->tokens.n);
    }
  } else if (r->item && r->list == ESS_LIST_ACTION) {
    add_action(r, ess_reading_span(r, 0, title_end(r, 0, end)), 0,
               r->tokens.n);
  } else if (r->item && r->list && rules[r->list].field) {
    add_listed(r);
  } else if (!r->item && !r->action && ess_reading_in(r, "programme") &&
             is_deed(r) && r->tokens.text.n < 300) {
    const enum ess_list list = r->list;
    r->list = ESS_LIST_ITEM;
    add_listed(r);
    r->list = list;
  }
}

void
ess_read_item(struct ess_reading *r)
{
  const unsigned actions = r->actions;

  if (r->tokens.n) {
    read_item(r);
  }
  if (r->actions == actions) {
    ess_describe(r);
  }
}
