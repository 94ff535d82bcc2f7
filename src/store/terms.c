/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/terms.h"

#include <string.h>
#include <strings.h>
#include <xxhash.h>

enum ess_tag
ess_term_tag(const struct ess_term *term)
{
  switch (term->kind) {
  case ESS_IRI:
    return ESS_TAG_IRI;
  case ESS_BLANK:
    return ESS_TAG_BLANK;
  case ESS_LITERAL:
    return term->language.n   ? ESS_TAG_LANGUAGE
           : term->datatype.n ? ESS_TAG_TYPED
                              : ESS_TAG_STRING;
  case ESS_NONE:
    break;
  }
  return ESS_TAG_NONE;
}

struct ess_view
ess_term_text(const struct ess_term *term, struct ess_buf *out)
{
  const struct ess_view first =
    term->language.n ? term->language : term->datatype;

  if (!first.n) {
    return term->value;
  }
  ess_buf_reset(out);
  ess_buf_add(out, first);
  ess_buf_putc(out, '\0');
  ess_buf_add(out, term->value);
  return ess_buf_view(out);
}

enum ess_status
ess_term_of_text(enum ess_tag tag, struct ess_view text,
                 struct ess_term *ret)
{
  const size_t n = ess_view_find(text, '\0');
  const struct ess_view rest = ess_view_sub(text, n + 1, text.n);

  *ret = (struct ess_term){.kind = ESS_LITERAL, .value = text};
  switch (tag) {
  case ESS_TAG_IRI:
    ret->kind = ESS_IRI;
    return ESS_OK;
  case ESS_TAG_BLANK:
    ret->kind = ESS_BLANK;
    return ESS_OK;
  case ESS_TAG_STRING:
    return ESS_OK;
  case ESS_TAG_LANGUAGE:
    ret->language = ess_view_sub(text, 0, n);
    ret->value = rest;
    return n < text.n ? ESS_OK : ESS_BAD_INPUT;
  case ESS_TAG_TYPED:
    ret->datatype = ess_view_sub(text, 0, n);
    ret->value = rest;
    return n < text.n ? ESS_OK : ESS_BAD_INPUT;
  default:
    return ESS_BAD_INPUT;
  }
}

bool
ess_term_text_equal(enum ess_tag tag, struct ess_view a, struct ess_view b)
{
  if (ess_view_equal(a, b)) {
    return true;
  }
  const size_t n = ess_view_find(a, '\0');
  return tag == ESS_TAG_LANGUAGE && a.n == b.n && n < a.n && b.s[n] == '\0' &&
         strncasecmp(a.s, b.s, n) == 0 &&
         memcmp(a.s + n, b.s + n, a.n - n) == 0;
}

/* Of a language tag in lower case: it is ASCII. */
static uint64_t
hash_language(struct ess_view text)
{
  char lower[64];
  const size_t n = ess_view_find(text, '\0');
  uint64_t seed = 0;

  for (size_t from = 0; from < n; from += sizeof lower) {
    const size_t left = n - from;
    const size_t count = left < sizeof lower ? left : sizeof lower;
    for (size_t i = 0; i < count; ++i) {
      const char c = text.s[from + i];
      lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    seed = XXH3_64bits_withSeed(lower, count, seed);
  }
  return XXH3_64bits_withSeed(text.s + n, text.n - n, seed);
}

uint64_t
ess_term_hash(enum ess_tag tag, struct ess_view text)
{
  return tag == ESS_TAG_LANGUAGE
           ? hash_language(text)
           : XXH3_64bits_withSeed(text.s, text.n, (XXH64_hash_t)tag);
}

static void
put_count(struct ess_buf *out, size_t n)
{
  for (; n > 0x7F; n >>= 7) {
    ess_buf_putc(out, (char)(unsigned char)(n | 0x80));
  }
  ess_buf_putc(out, (char)n);
}

void
ess_terms_append(struct ess_buf *block, struct ess_view last,
                 struct ess_view text)
{
  const size_t most = last.n < text.n ? last.n : text.n;
  size_t shared = 0;

  while (shared < most && last.s[shared] == text.s[shared]) {
    ++shared;
  }
  put_count(block, shared);
  put_count(block, text.n - shared);
  ess_buf_add(block, ess_view_sub(text, shared, text.n));
}

/* What a text adds to the one before it. */
struct piece {
  size_t shared;
  const char *rest;
  size_t n;
};

/* Take a count off the front of what is from `*p` to `end`; false if there is
   none. */
static bool
get_count(const char **p, const char *end, size_t *ret)
{
  size_t n = 0;

  for (unsigned shift = 0; *p < end && shift < 42; shift += 7) {
    const unsigned char c = (unsigned char)*(*p)++;
    n |= (size_t)(c & 0x7F) << shift;
    if (c < 0x80) {
      *ret = n;
      return true;
    }
  }
  return false;
}

/* The pieces of the texts up to number `nth`; false if there are fewer. */
static bool
get_pieces(struct ess_view block, unsigned nth, struct piece *pieces)
{
  const char *p = block.s;
  const char *end = block.s + block.n;
  size_t length = 0; /* of the text before */

  for (unsigned i = 0; i <= nth; ++i) {
    struct piece *piece = &pieces[i];
    if (!get_count(&p, end, &piece->shared) ||
        !get_count(&p, end, &piece->n) || piece->shared > length ||
        piece->n > (size_t)(end - p)) {
      return false;
    }
    piece->rest = p;
    p += piece->n;
    length = piece->shared + piece->n;
  }
  return true;
}

/* From its end on: of each text before it only what it still lacks. */
enum ess_status
ess_terms_get(struct ess_view block, unsigned nth, struct ess_buf *out)
{
  struct piece pieces[ess_terms_in_block];

  ess_buf_reset(out);
  if (nth >= ess_terms_in_block || !get_pieces(block, nth, pieces)) {
    return ESS_BAD_INPUT;
  }
  size_t lacks = pieces[nth].shared + pieces[nth].n;
  char *text = ess_buf_reserve(out, lacks);
  if (!text) {
    return out->status;
  }
  text[lacks] = '\0';
  out->len = lacks;
  for (const struct piece *piece = &pieces[nth]; lacks; --piece) {
    if (piece->shared < lacks) {
      memcpy(text + piece->shared, piece->rest, lacks - piece->shared);
      lacks = piece->shared;
    }
  }
  return ESS_OK;
}
