/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Text and names are cut into words in the same way. A name of n words is
   looked for in n orders, "Ada Marie Martin" also as "Martin Ada Marie", and
   each of these as one word, too: "adamariemartin". */

#include "map/redact.h"

#include "base/arena.h"
#include "base/text.h"
#include "map/names.h"

#include <stdlib.h>
#include <string.h>

/* Words that are looked for as one have some length together. */
enum { max_words = 12, min_joined = 8 };

/* One order of the words of a name. */
struct pattern {
  struct ess_view *words;
  size_t n;
  size_t name;
};

/* What is said of a name. */
struct state {
  bool off;
  unsigned long found;
};

/* A word of the text: the bytes [from, to) of it, and those of its folded
   form in the buffer. */
struct word {
  size_t from;
  size_t to;
  size_t at;
  size_t n;
};

struct ess_redactor {
  struct ess_arena arena;
  struct pattern *patterns; /* sorted by their first words */
  size_t n_patterns;
  struct state *names;
  size_t n_names;
  struct word *words; /* of the text */
  size_t n_words;
  size_t cap;
  struct ess_buf folded; /* their folded forms */
  struct ess_buf raw;    /* of the word at hand, decoded */
};

struct ess_redactor *
ess_redactor_new(void)
{
  return calloc(1, sizeof(struct ess_redactor));
}

void
ess_redactor_free(struct ess_redactor *redactor)
{
  if (redactor) {
    ess_arena_clear(&redactor->arena);
    ess_buf_clear(&redactor->folded);
    ess_buf_clear(&redactor->raw);
    free(redactor->words);
    free(redactor);
  }
}

static int
hex_digit(char c)
{
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

/* The byte that "%C3" at the front of `v` stands for; -1 if there is none. */
static int
encoded_byte(struct ess_view v)
{
  if (v.n < 3 || v.s[0] != '%' || hex_digit(v.s[1]) < 0 ||
      hex_digit(v.s[2]) < 0) {
    return -1;
  }
  return 16 * hex_digit(v.s[1]) + hex_digit(v.s[2]);
}

/* Take a character off the front, one that is written in an IRI as bytes in
   hexadecimal digits, too. */
static uint32_t
next_character(struct ess_view *v)
{
  char bytes[4];
  struct ess_view rest = *v;
  int byte = 0;

  for (size_t n = 0; n < sizeof bytes && (byte = encoded_byte(rest)) >= 0;) {
    bytes[n++] = (char)byte;
    rest = ess_view_sub(rest, 3, rest.n);
    struct ess_view decoded = {bytes, n};
    if (ess_utf8_check(decoded) == n) {
      *v = rest;
      return ess_utf8_next(&decoded);
    }
  }
  return ess_utf8_next(v);
}

/* What may stand within a word and is not seen: hyphens where a line may
   break, joiners. */
static bool
is_invisible(uint32_t c)
{
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060;
}

static bool
make_room(struct ess_redactor *r)
{
  if (r->n_words < r->cap) {
    return true;
  }
  const size_t cap = 2 * r->cap + 64;
  struct word *words = realloc(r->words, cap * sizeof *words);
  if (!words) {
    r->folded.status = ESS_LIMIT;
    return false;
  }
  r->words = words;
  r->cap = cap;
  return true;
}

static void
end_word(struct ess_redactor *r, size_t from, size_t to)
{
  const size_t at = r->folded.len;

  if (r->raw.len && make_room(r)) {
    ess_text_fold(&r->folded, ess_buf_view(&r->raw));
    r->words[r->n_words++] = (struct word){from, to, at, r->folded.len - at};
  }
  r->folded.status = ess_status_first(r->folded.status, r->raw.status);
  ess_buf_reset(&r->raw);
}

/* Cut `text` into its words. */
static void
cut(struct ess_redactor *r, struct ess_view text)
{
  struct ess_view rest = text;
  size_t from = 0;
  size_t to = 0;

  r->n_words = 0;
  ess_buf_reset(&r->folded);
  ess_buf_reset(&r->raw);
  while (rest.n) {
    const size_t at = text.n - rest.n;
    const uint32_t c = next_character(&rest);
    const bool within = r->raw.len && (ess_is_mark(c) || is_invisible(c));
    if (ess_is_alnum(c) || within) {
      from = r->raw.len ? from : at;
      to = text.n - rest.n;
      if (!is_invisible(c)) {
        ess_utf8_put(&r->raw, c);
      }
    } else {
      end_word(r, from, to);
    }
  }
  end_word(r, from, to);
}

static struct ess_view
word_at(const struct ess_redactor *r, size_t i)
{
  return ess_view_sub(ess_buf_view(&r->folded), r->words[i].at,
                      r->words[i].n);
}

/* Cut a name: the civility before it does not count. */
static void
cut_name(struct ess_redactor *r, struct ess_view name)
{
  struct ess_buf plain = {0};

  ess_name_normalise(&plain, name);
  cut(r, ess_buf_view(&plain));
  r->folded.status = ess_status_first(r->folded.status, plain.status);
  ess_buf_clear(&plain);
}

size_t
ess_redactor_words(struct ess_redactor *redactor, struct ess_view name)
{
  cut_name(redactor, name);
  return redactor->n_words;
}

/* Where patterns that begin with `word` are, or would be. */
static size_t
first_pattern(const struct ess_redactor *r, struct ess_view word)
{
  size_t low = 0;
  size_t high = r->n_patterns;

  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (ess_view_compare(r->patterns[middle].words[0], word) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static void
add_pattern(struct ess_redactor *r, const struct ess_view *words, size_t n)
{
  struct ess_view *copies =
    ess_arena_alloc(&r->arena, n * sizeof *copies);
  struct pattern *list =
    ess_arena_grow(&r->arena, r->patterns, r->n_patterns, sizeof *list);

  if (!copies || !list) {
    return;
  }
  for (size_t i = 0; i < n; ++i) {
    copies[i] = ess_arena_copy(&r->arena, words[i]);
  }
  const size_t at = first_pattern(r, words[0]);
  memmove(list + at + 1, list + at, (r->n_patterns - at) * sizeof *list);
  list[at] = (struct pattern){copies, n, r->n_names};
  r->patterns = list;
  ++r->n_patterns;
}

/* The words from `first` on, then those before it; and all as one. */
static void
add_order(struct ess_redactor *r, size_t n, size_t first)
{
  struct ess_view words[max_words];
  struct ess_buf joined = {0};

  for (size_t i = 0; i < n; ++i) {
    words[i] = word_at(r, (first + i) % n);
    ess_buf_add(&joined, words[i]);
  }
  add_pattern(r, words, n);
  if (n > 1 && joined.len >= min_joined) {
    words[0] = ess_buf_view(&joined);
    add_pattern(r, words, 1);
  }
  r->arena.status = ess_status_first(r->arena.status, joined.status);
  ess_buf_clear(&joined);
}

enum ess_status
ess_redactor_add(struct ess_redactor *redactor, struct ess_view name)
{
  cut_name(redactor, name);
  const size_t n =
    redactor->n_words < max_words ? redactor->n_words : max_words;
  struct state *names =
    ess_arena_grow(&redactor->arena, redactor->names, redactor->n_names,
                   sizeof *names);

  for (size_t first = 0; first < n; ++first) {
    add_order(redactor, n, first);
  }
  if (names) {
    redactor->names = names;
    names[redactor->n_names++] = (struct state){0};
  }
  return ess_status_first(redactor->arena.status, redactor->folded.status);
}

void
ess_redactor_look(struct ess_redactor *redactor, size_t i, bool look)
{
  redactor->names[i].off = !look;
}

unsigned long
ess_redactor_found(struct ess_redactor *redactor, size_t i)
{
  const unsigned long found = redactor->names[i].found;
  redactor->names[i].found = 0;
  return found;
}

/* Do words `i` and `i + 1` of the text belong together? The end of a sentence
   parts them, the point behind an initial does not. */
static bool
goes_on(const struct ess_redactor *r, struct ess_view text, size_t i)
{
  const size_t from = r->words[i].to;
  struct ess_view gap =
    ess_view_sub(text, from, r->words[i + 1].from - from);
  bool mark = false;

  while (gap.n) {
    const uint32_t c = ess_utf8_next(&gap);
    if (mark && ess_is_space(c)) {
      return false;
    }
    mark = c == '!' || c == '?' || c == ':' || c == ';' ||
           (c == '.' && r->words[i].n > 1);
  }
  return true;
}

static bool
stands_at(const struct ess_redactor *r, struct ess_view text, size_t at,
          const struct pattern *pattern)
{
  bool same = at + pattern->n <= r->n_words;

  for (size_t i = 0; i < pattern->n && same; ++i) {
    same = ess_view_equal(word_at(r, at + i), pattern->words[i]) &&
           (i == 0 || goes_on(r, text, at + i - 1));
  }
  return same;
}

/* How many words the longest name at word `at` has; 0: there is none. Every
   name of that length was found. */
static size_t
match(struct ess_redactor *r, struct ess_view text, size_t at)
{
  const struct ess_view word = word_at(r, at);
  const size_t first = first_pattern(r, word);
  size_t longest = 0;

  for (int count = 0; count < 2; ++count) {
    for (size_t i = first; i < r->n_patterns; ++i) {
      const struct pattern *pattern = &r->patterns[i];
      struct state *name = &r->names[pattern->name];
      if (!ess_view_equal(pattern->words[0], word)) {
        break;
      }
      if (name->off || pattern->n < longest ||
          !stands_at(r, text, at, pattern)) {
        continue;
      }
      longest = pattern->n;
      name->found += (unsigned long)count;
    }
  }
  return longest;
}

bool
ess_redact(struct ess_redactor *redactor, struct ess_view text,
           struct ess_buf *out)
{
  size_t done = 0;

  cut(redactor, text);
  for (size_t i = 0; i < redactor->n_words;) {
    const size_t n = match(redactor, text, i);
    if (n) {
      const size_t from = redactor->words[i].from;
      ess_buf_add(out, ess_view_sub(text, done, from - done));
      ess_buf_puts(out, ESS_REDACTED);
      done = redactor->words[i + n - 1].to;
    }
    i += n ? n : 1;
  }
  ess_buf_add(out, ess_view_sub(text, done, text.n));
  out->status = ess_status_first(out->status, redactor->folded.status);
  return done > 0;
}
