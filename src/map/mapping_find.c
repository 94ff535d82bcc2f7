/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Labels in the tables of a mapping: by a whole text, by its first words, by
   the tokens of a line. */

#include "map/mapping_inside.h"

#include "base/text.h"
#include "map/headings.h"
#include "map/words.h"

/* Index of the first label whose key is not before `key`. */
static size_t
lower_bound(const struct ess_mapping *mapping, struct ess_view key)
{
  size_t low = 0;
  size_t high = mapping->n_labels;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (ess_view_compare(mapping->labels[middle].key, key) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

const struct ess_label *
ess_mapping_whole(const struct ess_mapping *mapping, struct ess_view text,
                  ess_meanings meanings)
{
  struct ess_buf key = {0};
  const struct ess_label *found = NULL;

  ess_words_key(&key, text);
  size_t i = lower_bound(mapping, ess_buf_view(&key));
  for (; !found && i < mapping->n_labels &&
         ess_view_equal(mapping->labels[i].key, ess_buf_view(&key));
       ++i) {
    if (mapping->labels[i].meaning & meanings) {
      found = &mapping->labels[i];
    }
  }
  ess_buf_clear(&key);
  return found;
}

static bool
begins_with(struct ess_view key, struct ess_view words)
{
  return key.n >= words.n &&
         ess_view_equal(ess_view_sub(key, 0, words.n), words) &&
         (key.n == words.n || key.s[words.n] == ' ');
}

/* The longest label of `meanings` that `key` begins with. */
static const struct ess_label *
longest(const struct ess_mapping *mapping, struct ess_view key,
        ess_meanings meanings)
{
  const struct ess_label *found = NULL;
  struct ess_view rest = key;
  const struct ess_bucket *bucket =
    ess_mapping_bucket(mapping, ess_words_next(&rest));

  if (!(bucket->meanings & meanings)) {
    return NULL;
  }
  for (size_t i = bucket->from; i < bucket->to; ++i) {
    const struct ess_label *label = &mapping->labels[i];
    if ((label->meaning & meanings) && begins_with(key, label->key) &&
        (!found || label->key.n > found->key.n)) {
      found = label;
    }
  }
  return found;
}

const struct ess_label *
ess_mapping_first(const struct ess_mapping *mapping, struct ess_view text,
                  ess_meanings meanings, int *ret_at)
{
  struct ess_buf key = {0};
  const struct ess_label *found = NULL;
  int at = -1;

  ess_words_key(&key, text);
  struct ess_view rest = ess_buf_view(&key);
  while (rest.n && !found) {
    ++at;
    found = longest(mapping, rest, meanings);
    (void)ess_words_next(&rest);
  }
  ess_buf_clear(&key);
  if (ret_at) {
    *ret_at = found ? at : -1;
  }
  return found;
}

/* Marks that may stand between the words of a label. */
static bool
is_joint(const struct ess_token *token)
{
  static const uint32_t joints[] = {'\'', 0x2019, '-', 0x2013, '&', '/', '.',
                                    0xAB,  0xBB,   '"', '[',    ']', '+'};
  for (size_t i = 0; i < sizeof joints / sizeof *joints; ++i) {
    if (token->mark == joints[i]) {
      return true;
    }
  }
  return false;
}

/* The next token from `i` on that has a key, over what may stand between;
   `tokens->n` if something else comes first. */
static size_t
next_word(const struct ess_tokens *tokens, size_t i)
{
  while (i < tokens->n && !tokens->list[i].key.n) {
    const struct ess_token *token = &tokens->list[i];
    if (token->kind != ESS_TOKEN_WORD && !is_joint(token)) {
      return tokens->n;
    }
    ++i;
  }
  return i;
}

/* Index behind the tokens from `i` on that are the words of `key`, or 0. */
static size_t
match_tokens(const struct ess_tokens *tokens, size_t i, struct ess_view key)
{
  while (key.n) {
    const struct ess_view word = ess_words_next(&key);
    if (i >= tokens->n || !ess_view_equal(tokens->list[i].key, word)) {
      return 0;
    }
    ++i;
    i = key.n ? next_word(tokens, i) : i;
  }
  return i;
}

/* The next run of letters and digits of `*text`; empty at the end. */
static struct ess_view
next_run(struct ess_view *text)
{
  struct ess_view run = {NULL, 0};
  while (text->n) {
    const char *at = text->s;
    const bool inside = ess_is_alnum(ess_utf8_next(text));
    if (inside && !run.n) {
      run.s = at;
    }
    if (inside) {
      run.n = (size_t)(text->s - run.s);
    } else if (run.n) {
      break;
    }
  }
  return run;
}

static bool
is_small_word(struct ess_view run)
{
  struct ess_buf folded = {0};
  ess_text_fold(&folded, run);
  const bool is_small = !ess_words_stem(ess_buf_view(&folded)).n;
  ess_buf_clear(&folded);
  return is_small;
}

/* "RTES" stands for itself alone, "Envie" for "Envie" and "ENVIE". */
static bool
same_capitals(struct ess_view run, const struct ess_token *token)
{
  struct ess_view rest = run;
  size_t letters = 0;
  size_t upper = 0;
  while (rest.n) {
    const uint32_t c = ess_utf8_next(&rest);
    letters += !(c >= '0' && c <= '9');
    upper += ess_is_upper(c);
  }
  if (upper >= 2 && upper == letters) {
    return ess_view_equal(run, token->text);
  }
  rest = run;
  return !ess_is_upper(ess_utf8_next(&rest)) || token->capital;
}

/* True if the tokens [i, to), which have the words of `spelling`, have its
   capitals, too. */
static bool
has_capitals(const struct ess_tokens *tokens, size_t i, size_t to,
             struct ess_view spelling)
{
  for (struct ess_view run = next_run(&spelling); run.n;
       run = next_run(&spelling)) {
    if (is_small_word(run)) {
      continue;
    }
    while (i < to && !tokens->list[i].key.n) {
      ++i;
    }
    if (i >= to || !same_capitals(run, &tokens->list[i])) {
      return false;
    }
    ++i;
  }
  return true;
}

const struct ess_label *
ess_mapping_at(const struct ess_mapping *mapping,
               const struct ess_tokens *tokens, size_t i,
               ess_meanings meanings, size_t *ret_to)
{
  const struct ess_token *token = &tokens->list[i];
  const struct ess_label *found = NULL;
  size_t end = 0;

  if (!token->key.n) {
    return NULL;
  }
  const struct ess_bucket *bucket =
    ess_mapping_bucket(mapping, token->key);
  for (size_t k = bucket->from;
       k < bucket->to && (bucket->meanings & meanings); ++k) {
    const struct ess_label *label = &mapping->labels[k];
    if ((label->meaning & meanings) &&
        (!found || label->key.n > found->key.n)) {
      const size_t to = match_tokens(tokens, i, label->key);
      if (to && has_capitals(tokens, i, to, label->spelling)) {
        found = label;
        end = to;
      }
    }
  }
  if (found && ret_to) {
    *ret_to = end;
  }
  return found;
}

size_t
ess_mapping_seek(const struct ess_mapping *mapping,
                 const struct ess_tokens *tokens, size_t from, size_t to,
                 ess_meanings meanings, const struct ess_label **ret,
                 size_t *ret_to)
{
  const struct ess_label *found = NULL;
  size_t i = from;

  to = to < tokens->n ? to : tokens->n;
  while (i < to && !found) {
    found = ess_mapping_at(mapping, tokens, i, meanings, ret_to);
    i += !found;
  }
  if (ret) {
    *ret = found;
  }
  return i < to ? i : to;
}

/* Words of `a` that `b` has, too. */
static size_t
common_words(struct ess_view a, struct ess_view b)
{
  size_t n = 0;
  while (a.n) {
    n += ess_words_find(b, ess_words_next(&a)) >= 0;
  }
  return n;
}

const struct ess_label *
ess_mapping_nearest(const struct ess_mapping *mapping, struct ess_view text,
                    ess_meanings meanings)
{
  const struct ess_label *found = NULL;
  struct ess_buf key = {0};
  size_t best = 0; /* in hundredths */

  ess_words_key(&key, text);
  const size_t words = ess_words_count(ess_buf_view(&key));
  for (size_t i = 0; words && i < mapping->n_labels; ++i) {
    const struct ess_label *label = &mapping->labels[i];
    if (!(label->meaning & meanings)) {
      continue;
    }
    const size_t common = common_words(ess_buf_view(&key), label->key);
    const size_t all = words + ess_words_count(label->key) - common;
    if (100 * common / all > best) {
      best = 100 * common / all;
      found = label;
    }
  }
  ess_buf_clear(&key);
  return best >= 50 ? found : NULL;
}

const struct ess_label *
ess_mapping_kind(const struct ess_mapping *mapping, const char *text)
{
  for (size_t i = 0; i < mapping->n_labels; ++i) {
    const struct ess_label *label = &mapping->labels[i];
    if (label->meaning == ESS_MEANS(KIND_NAME) &&
        ess_view_is(label->detail, text)) {
      return label;
    }
  }
  return ess_mapping_whole(mapping, ess_view_of(text),
                           ESS_MEANS(KIND_NAME));
}

struct ess_view
ess_mapping_kind_name(const struct ess_mapping *mapping,
                      struct ess_view slug)
{
  for (size_t i = 0; i < mapping->n_labels; ++i) {
    const struct ess_label *label = &mapping->labels[i];
    if (label->meaning == ESS_MEANS(KIND_NAME) &&
        ess_view_equal(label->detail, slug)) {
      return label->name;
    }
  }
  return (struct ess_view){NULL, 0};
}

const struct ess_label *
ess_mapping_heading(const struct ess_mapping *mapping, struct ess_view text)
{
  return ess_headings_find(mapping->headings, text);
}

const struct ess_label *
ess_mapping_meant(const struct ess_mapping *mapping, ess_meanings meaning)
{
  size_t i = 0;
  while (i < mapping->n_labels && mapping->labels[i].meaning != meaning) {
    ++i;
  }
  return i < mapping->n_labels ? &mapping->labels[i] : NULL;
}

const struct ess_label *
ess_mapping_told(const struct ess_mapping *mapping, struct ess_view text,
                 bool *ret_common)
{
  return ess_headings_tell(mapping->headings, text, ret_common);
}
