/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/address.h"

#include "base/text.h"
#include "map/names.h"

#include <string.h>

/* Offset of a postcode (five digits that stand alone and have a word
   behind them), or `text.n`. */
static size_t
find_postcode(struct ess_view text)
{
  size_t digits = 0;
  for (size_t i = 0; i < text.n; ++i) {
    digits = ess_is_digit(text.s[i]) ? digits + 1 : 0;
    const bool alone = i + 1 < text.n && !ess_is_digit(text.s[i + 1]) &&
                       (i < 5 || text.s[i - 5] == ' ');
    struct ess_view rest = ess_text_trim(ess_view_sub(text, i + 1, text.n));
    if (digits == 5 && alone && rest.n && ess_is_upper(ess_utf8_next(&rest))) {
      return i - 4;
    }
  }
  return text.n;
}

/* Drop white space and the marks between parts at both ends. */
static struct ess_view
trim_marks(struct ess_view v)
{
  for (size_t before = v.n + 1; v.n < before;) {
    before = v.n;
    v = ess_text_trim(v);
    while (v.n && strchr(",-;", v.s[0])) {
      v = ess_view_sub(v, 1, v.n);
    }
    while (v.n && strchr(",-;", v.s[v.n - 1])) {
      --v.n;
    }
    if (ess_view_starts(v, "–")) {
      v = ess_view_sub(v, strlen("–"), v.n);
    }
    v.n -= ess_view_ends(v, "–") ? strlen("–") : 0;
  }
  return v;
}

/* True if a word could begin at offset `i`. */
static bool
at_word(struct ess_view text, size_t i)
{
  return i == 0 || strchr(" ,-;(\xA0\x93", text.s[i - 1]);
}

/* Case-blind for ASCII, which is all that these words need. */
static bool
starts_word(struct ess_view text, const char *word)
{
  const size_t n = strlen(word);
  return text.n >= n && strncasecmp(text.s, word, n) == 0;
}

/* A delivery service and, except where its name says all, a number. */
static bool
is_delivery(struct ess_view text)
{
  static const char *const numbered[] = {"BP", "B.P.", "B.P", "CS",
                                         "C.S.", "TSA"};
  for (size_t i = 0; i < sizeof numbered / sizeof *numbered; ++i) {
    if (starts_word(text, numbered[i])) {
      const struct ess_view rest = ess_text_trim(
        ess_view_sub(text, strlen(numbered[i]), text.n));
      if (rest.n && (ess_is_digit(rest.s[0]) || ess_view_starts(rest, "n°"))) {
        return true;
      }
    }
  }
  return starts_word(text, "boîte postale") ||
         starts_word(text, "case officielle") ||
         starts_word(text, "case postale");
}

static size_t
find_delivery(struct ess_view text)
{
  for (size_t i = 0; i < text.n; ++i) {
    if (at_word(text, i) && is_delivery(ess_view_sub(text, i, text.n))) {
      return i;
    }
  }
  return text.n;
}

static bool
is_way(struct ess_view text)
{
  static const char *const ways[] = {
    "rue ",    "avenue ", "av. ",   "boulevard ", "bd ",     "place ",
    "quai ",   "allée ",  "allee ", "allées ",    "chemin ", "cours ",
    "impasse ", "square ", "route ", "parc ",     "esplanade ", "passage ",
    "rond-point ", "voie ", "zone ", "parvis ", "mail ", "faubourg ",
    "sentier "};
  for (size_t i = 0; i < sizeof ways / sizeof *ways; ++i) {
    if (starts_word(text, ways[i])) {
      return true;
    }
  }
  return false;
}

/* A house number: at most four digits and something behind them. */
static bool
is_house_number(struct ess_view text)
{
  size_t n = 0;
  while (n < text.n && ess_is_digit(text.s[n])) {
    ++n;
  }
  return n >= 1 && n <= 4 && n + 1 < text.n;
}

/* True at the start, or behind a mark that parts what stands before. */
static bool
after_mark(struct ess_view text, size_t i)
{
  const struct ess_view head = ess_text_trim(ess_view_sub(text, 0, i));
  return trim_marks(head).n < head.n || head.n == 0;
}

/* Offset where the street begins, or `text.n`. A number wins over a word
   that names a way: "Place du Marché 3" is rare, "Parc 1 rue X" is not. */
static size_t
find_street(struct ess_view text)
{
  size_t way = text.n;
  for (size_t i = 0; i < text.n; ++i) {
    const struct ess_view rest = ess_view_sub(text, i, text.n);
    if (at_word(text, i) && is_house_number(rest)) {
      return i;
    }
    if (way == text.n && after_mark(text, i) && is_way(rest)) {
      way = i;
    }
  }
  return way;
}

static void
set(struct ess_profile *profile, struct ess_value *to, const char *field,
    struct ess_view part, unsigned long line)
{
  struct ess_buf value = {0};
  if (part.n) {
    ess_text_squeeze(&value, part);
    ess_profile_set(profile, to, field, part, ess_buf_view(&value), line);
  }
  ess_buf_clear(&value);
}

static void
read_street_line(struct ess_profile *profile, struct ess_view text,
                 unsigned long line)
{
  struct ess_address *address = &profile->address;
  const size_t delivery = find_delivery(text);
  const struct ess_view before = ess_view_sub(text, 0, delivery);
  const size_t found = find_street(before);
  /* "Quartier La Chaumette", below the building. */
  const size_t street =
    found == before.n && address->building.line ? 0 : found;

  set(profile, &address->building, "address.building",
      trim_marks(ess_view_sub(before, 0, street)), line);
  set(profile, &address->street, "address.street",
      trim_marks(ess_view_sub(before, street, before.n)), line);
  set(profile, &address->delivery, "address.delivery",
      trim_marks(ess_view_sub(text, delivery, text.n)), line);
}

/* "Cedex 1" behind a locality: its offset, or `text.n`. */
static size_t
find_cedex(struct ess_view text)
{
  for (size_t i = 1; i < text.n; ++i) {
    if (at_word(text, i) &&
        starts_word(ess_view_sub(text, i, text.n), "cedex")) {
      return i;
    }
  }
  return text.n;
}

static void
read_locality(struct ess_profile *profile, struct ess_view text,
              unsigned long line)
{
  struct ess_address *address = &profile->address;
  const size_t cedex = find_cedex(text);
  struct ess_buf value = {0};

  ess_name_normalise(&value, trim_marks(ess_view_sub(text, 0, cedex)));
  ess_profile_set(profile, &address->locality, "address.locality", text,
                  ess_buf_view(&value), line);
  if (cedex < text.n) {
    const struct ess_view written =
      trim_marks(ess_view_sub(text, cedex, text.n));
    ess_buf_reset(&value);
    ess_buf_puts(&value, "CEDEX");
    ess_text_squeeze(&value, ess_view_sub(written, 5, written.n));
    ess_profile_set(profile, &address->cedex, "address.cedex", written,
                    ess_buf_view(&value), line);
  }
  ess_buf_clear(&value);
}

/* "67500 Haguenau, France": where the country begins, or `text.n`. */
static size_t
find_country(const struct ess_mapping *mapping, struct ess_view text)
{
  size_t at = text.n;
  while (at > 0 && text.s[at - 1] != ',') {
    --at;
  }
  return ess_mapping_whole(mapping, ess_view_sub(text, at, text.n),
                           ESS_MEANS(COUNTRY))
           ? at
           : text.n;
}

static void
add_full(struct ess_profile *profile, const char *separator,
         struct ess_view text, unsigned long line)
{
  struct ess_value *full = &profile->address.full;
  struct ess_buf joined = {0};

  ess_buf_add(&joined, full->value);
  ess_buf_puts(&joined, full->value.n ? separator : "");
  ess_text_squeeze(&joined, text);
  full->value = ess_arena_copy(&profile->arena, ess_buf_view(&joined));
  full->line = full->line ? full->line : line;
  ess_buf_clear(&joined);
}

void
ess_address_line(struct ess_profile *profile,
                 const struct ess_mapping *mapping, struct ess_view text,
                 unsigned long line)
{
  struct ess_address *address = &profile->address;
  const size_t country = find_country(mapping, text);
  const struct ess_view place = ess_view_sub(text, 0, country);
  const size_t postcode = find_postcode(place);

  add_full(profile, ", ", text, line);
  if (postcode > 0) {
    read_street_line(profile, trim_marks(ess_view_sub(place, 0, postcode)),
                     line);
  }
  if (postcode < place.n) {
    const struct ess_view code = ess_view_sub(place, postcode, 5);
    ess_profile_set(profile, &address->postcode, "address.postcode", code,
                    code, line);
    read_locality(profile,
                  trim_marks(ess_view_sub(place, postcode + 5, place.n)),
                  line);
  }
  if (country < text.n) {
    ess_profile_set(profile, &address->country, "address.country",
                    ess_text_trim(ess_view_sub(text, country, text.n)),
                    ess_view_of("FR"), line);
  }
}

/* "67000": five digits and nothing else. */
static bool
is_postcode_alone(struct ess_view text)
{
  size_t digits = 0;
  while (digits < text.n && ess_is_digit(text.s[digits])) {
    ++digits;
  }
  return digits == 5 && text.n == 5;
}

static bool
ends_with(struct ess_view v, struct ess_view end)
{
  return v.n >= end.n &&
         ess_view_equal(ess_view_sub(v, v.n - end.n, end.n), end);
}

bool
ess_address_part(struct ess_profile *profile,
                 const struct ess_mapping *mapping, struct ess_view text,
                 unsigned long line, bool is_postcode)
{
  struct ess_address *address = &profile->address;

  if (find_postcode(text) < text.n) {
    ess_address_line(profile, mapping, text, line);
    return true;
  }
  if (is_postcode ? address->postcode.line || !is_postcode_alone(text)
                  : address->locality.line > 0) {
    return false;
  }
  const bool behind = !is_postcode &&
                      address->postcode.line > 0 &&
                      ends_with(address->full.value, address->postcode.value);
  add_full(profile, behind ? " " : ", ", text, line);
  if (is_postcode) {
    ess_profile_set(profile, &address->postcode, "address.postcode", text,
                    text, line);
  } else {
    read_locality(profile, text, line);
  }
  return true;
}

bool
ess_address_likely(struct ess_view text)
{
  return find_postcode(text) < text.n;
}
