/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/identity.h"

#include "base/text.h"
#include "map/segment.h"

/* Longer parts are sentences. */
enum { max_part = 90 };

static bool
read_label(const struct ess_mapping *mapping, struct ess_identity_part *part)
{
  const ess_meanings labels =
    (ESS_FIXED_MEANINGS & ~ESS_MEANS(CONTACT)) | ESS_MEANS(KIND_COLUMN);
  struct ess_view name;

  if (!ess_split_label(part->text, &name, &part->value) || !part->value.n) {
    return false;
  }
  const struct ess_label *label = ess_mapping_whole(mapping, name, labels);
  part->meaning = label ? label->meaning : 0;
  return label && (label->meaning != ESS_MEANS(KIND_COLUMN) ||
                   ess_mapping_whole(mapping, part->value,
                                     ESS_MEANS(KIND_NAME)));
}

/* "adhérente du RTES depuis 2015". */
static bool
read_member(const struct ess_mapping *mapping, struct ess_identity_part *part)
{
  const struct ess_view text = part->text;
  size_t year = text.n;

  while (year > 0 && ess_is_digit(text.s[year - 1])) {
    --year;
  }
  part->meaning = ESS_MEANS(MEMBER_SINCE);
  part->value = ess_view_sub(text, year, text.n);
  return part->value.n == 4 &&
         ess_mapping_whole(mapping, ess_view_sub(text, 0, year),
                           ESS_MEANS(MEMBER_SINCE));
}

/* "64 483 habitants", "12 000 hab." */
static bool
read_population(const struct ess_mapping *mapping,
                struct ess_identity_part *part)
{
  const size_t at = ess_view_search(part->text, " hab");

  (void)mapping;
  part->meaning = ESS_MEANS(POPULATION);
  part->value = part->text;
  for (size_t i = at + 1; i < part->text.n; ++i) {
    if (part->text.s[i] == ' ') {
      return false;
    }
  }
  return at < part->text.n && ess_is_digit(part->text.s[0]);
}

static bool
read_kind(const struct ess_mapping *mapping, struct ess_identity_part *part)
{
  int at = -1;

  part->meaning = ESS_MEANS(KIND);
  part->value = part->text;
  (void)ess_mapping_first(mapping, part->text, ESS_MEANS(KIND_NAME), &at);
  return at == 0;
}

static bool
read_part(const struct ess_mapping *mapping, struct ess_identity_part *part)
{
  static bool (*const readers[])(const struct ess_mapping *,
                                 struct ess_identity_part *) = {
    read_label, read_member, read_population, read_kind};

  for (size_t i = 0; i < sizeof readers / sizeof *readers; ++i) {
    if (part->text.n && part->text.n <= max_part &&
        readers[i](mapping, part)) {
      return true;
    }
  }
  return false;
}

static size_t
read_parts(const struct ess_mapping *mapping, struct ess_view rest,
           const char *mark, struct ess_identity_part *ret)
{
  ess_meanings seen = 0;
  size_t known = 0;
  size_t others = 0;

  while (rest.n && known < ESS_MAX_IDENTITY) {
    const size_t end = ess_view_search(rest, mark);
    struct ess_identity_part *part = &ret[known];
    *part = (struct ess_identity_part){
      .text = ess_text_trim(ess_view_sub(rest, 0, end))};
    const bool is = read_part(mapping, part) && !(seen & part->meaning);
    seen |= is ? part->meaning : 0;
    known += is;
    others += !is;
    rest = ess_view_sub(rest, end + ess_view_of(mark).n, rest.n);
  }
  return known > 1 && known > others ? known : 0;
}

size_t
ess_identity_read(const struct ess_mapping *mapping, struct ess_view text,
                  struct ess_identity_part *ret)
{
  static const char *const marks[] = {" | ", " – ", " — ", " - ",
                                      " · ", " • ", " ; ", ", "};
  size_t n = 0;

  for (size_t i = 0; i < sizeof marks / sizeof *marks && !n; ++i) {
    if (ess_view_search(text, marks[i]) < text.n) {
      n = read_parts(mapping, text, marks[i], ret);
    }
  }
  return n;
}
