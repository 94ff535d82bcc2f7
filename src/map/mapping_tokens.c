/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/text.h"
#include "map/mapping_inside.h"
#include "map/words.h"

#include <string.h>

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

/* The labels that begin with the key of `token`, which remembers them. */
static const struct ess_bucket *
bucket_of(const struct ess_mapping *mapping, struct ess_token *token)
{
  if (!token->labels) {
    const struct ess_bucket *bucket = ess_mapping_bucket(mapping, token->key);
    token->labels = (unsigned)(bucket - mapping->buckets) + 1;
  }
  return &mapping->buckets[token->labels - 1];
}

/* Labels [from, to) whose keys have their first `n` bytes in common: the
   words of the tokens so far. */
struct prefix {
  size_t from;
  size_t to;
  size_t n;
};

/* True if `key` goes on with `word` behind its first `n` bytes. */
static bool
goes_on(struct ess_view key, size_t n, struct ess_view word)
{
  const size_t end = n + 1 + word.n;
  return key.n >= end && key.s[n + 1] == *word.s &&
         memcmp(key.s + n + 1, word.s, word.n) == 0 &&
         (key.n == end || key.s[end] == ' ');
}

/* Leave those that go on with `word`: the labels are sorted, so they are
   neighbours. */
static void
narrow(const struct ess_mapping *mapping, struct prefix *prefix,
       struct ess_view word)
{
  const struct ess_label *labels = mapping->labels;
  size_t to;

  while (prefix->from < prefix->to &&
         !goes_on(labels[prefix->from].key, prefix->n, word)) {
    ++prefix->from;
  }
  for (to = prefix->from;
       to < prefix->to && goes_on(labels[to].key, prefix->n, word); ++to) {
  }
  prefix->to = to;
  prefix->n += 1 + word.n;
}

/* The first of `meanings` whose words are all those of the tokens [i, to);
   what is left of `prefix` goes on. */
static const struct ess_label *
take_whole(const struct ess_mapping *mapping, struct prefix *prefix,
           const struct ess_tokens *tokens, size_t i, size_t to,
           ess_meanings meanings)
{
  const struct ess_label *found = NULL;
  for (; prefix->from < prefix->to &&
         mapping->labels[prefix->from].key.n == prefix->n;
       ++prefix->from) {
    const struct ess_label *label = &mapping->labels[prefix->from];
    if (!found && (label->meaning & meanings) &&
        has_capitals(tokens, i, to, label->spelling)) {
      found = label;
    }
  }
  return found;
}

const struct ess_label *
ess_mapping_at(const struct ess_mapping *mapping,
               const struct ess_tokens *tokens, size_t i,
               ess_meanings meanings, size_t *ret_to)
{
  const struct ess_label *found = NULL;
  size_t end = 0;

  if (!tokens->list[i].key.n) {
    return NULL;
  }
  const struct ess_bucket *bucket = bucket_of(mapping, &tokens->list[i]);
  if (!(bucket->meanings & meanings)) {
    return NULL;
  }
  struct prefix prefix = {bucket->from, bucket->to, tokens->list[i].key.n};
  for (size_t next = i; next < tokens->n && prefix.from < prefix.to;) {
    const size_t to = next + 1;
    const struct ess_label *label =
      take_whole(mapping, &prefix, tokens, i, to, meanings);
    found = label ? label : found;
    end = label ? to : end;
    next = next_word(tokens, to);
    if (next < tokens->n) {
      narrow(mapping, &prefix, tokens->list[next].key);
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
