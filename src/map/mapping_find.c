/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Labels in the tables of a mapping: by a whole text, by its first words. */

#include "map/mapping_inside.h"

#include "base/text.h"
#include "map/headings.h"
#include "map/words.h"

/* Index of the first label of `bucket` whose key is not before `key`. */
static size_t
lower_bound(const struct ess_mapping *mapping,
            const struct ess_bucket *bucket, struct ess_view key)
{
  size_t low = bucket->from;
  size_t high = bucket->to;
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
ess_mapping_key_whole(const struct ess_mapping *mapping, struct ess_view key,
                      ess_meanings meanings)
{
  struct ess_view rest = key;
  const struct ess_bucket *bucket =
    ess_mapping_bucket(mapping, ess_words_next(&rest));

  if (!(bucket->meanings & meanings)) {
    return NULL;
  }
  for (size_t i = lower_bound(mapping, bucket, key);
       i < bucket->to && ess_view_equal(mapping->labels[i].key, key); ++i) {
    if (mapping->labels[i].meaning & meanings) {
      return &mapping->labels[i];
    }
  }
  return NULL;
}

const struct ess_label *
ess_mapping_whole(const struct ess_mapping *mapping, struct ess_view text,
                  ess_meanings meanings)
{
  struct ess_buf key = {0};

  ess_words_key(&key, text);
  const struct ess_label *found =
    ess_mapping_key_whole(mapping, ess_buf_view(&key), meanings);
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
ess_mapping_key_first(const struct ess_mapping *mapping, struct ess_view key,
                      ess_meanings meanings, int *ret_at)
{
  const struct ess_label *found = NULL;
  int at = -1;

  while (key.n && !found) {
    ++at;
    found = longest(mapping, key, meanings);
    (void)ess_words_next(&key);
  }
  if (ret_at) {
    *ret_at = found ? at : -1;
  }
  return found;
}

const struct ess_label *
ess_mapping_first(const struct ess_mapping *mapping, struct ess_view text,
                  ess_meanings meanings, int *ret_at)
{
  struct ess_buf key = {0};

  ess_words_key(&key, text);
  const struct ess_label *found =
    ess_mapping_key_first(mapping, ess_buf_view(&key), meanings, ret_at);
  ess_buf_clear(&key);
  return found;
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
