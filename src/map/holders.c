/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/holders.h"

#include "base/text.h"

bool
ess_holders_one(const struct ess_mapping *mapping, struct ess_view text,
                size_t min_words, struct ess_holder *ret)
{
  static const char *const marks[] = {",", " - ", " – ", " — ", " ("};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; ++i) {
    const size_t at = ess_view_search(text, marks[i]);
    const struct ess_view head = ess_text_trim(ess_view_sub(text, 0, at));
    if (at < text.n && ess_name_is_person(mapping, head, min_words)) {
      ret->name = head;
      ret->role = ess_text_trim(
        ess_view_sub(text, at + ess_view_of(marks[i]).n, text.n));
      ret->role.n -= ess_view_is(ess_view_of(marks[i]), " (") &&
                     ess_view_ends(ret->role, ")");
      return true;
    }
  }
  return false;
}

/* What parts one person from the next; the longer ones first. */
static size_t
separator(struct ess_view rest)
{
  static const char *const separators[] = {", et ", " et ", " ; ", "; ",
                                           " / ",   " & "};
  /* Asked at every byte of a line. */
  if (!rest.n || (*rest.s != ' ' && *rest.s != ',' && *rest.s != ';')) {
    return 0;
  }
  for (size_t i = 0; i < sizeof separators / sizeof *separators; ++i) {
    if (ess_view_starts(rest, separators[i])) {
      return ess_view_of(separators[i]).n;
    }
  }
  return 0;
}

static bool
has_separator(struct ess_view text)
{
  for (size_t i = 0; i < text.n; ++i) {
    if (separator(ess_view_sub(text, i, text.n))) {
      return true;
    }
  }
  return false;
}

/* True if `text` begins with a person whose role begins with a word for
   one: a place to cut, where "et" in the middle of a role is none. */
static bool
starts_holder(const struct ess_mapping *mapping, struct ess_view text)
{
  struct ess_holder holder;
  int at = -1;

  if (!ess_holders_one(mapping, text, 2, &holder)) {
    return false;
  }
  (void)ess_mapping_first(mapping, holder.role, ESS_ROLE_WORDS, &at);
  return at == 0 || at == 1;
}

/* "A, rôle et B, rôle": each with a role of their own. */
static bool
read_each(const struct ess_mapping *mapping, struct ess_view text,
          struct ess_holders *ret)
{
  size_t start = 0;

  ret->n = 0;
  for (size_t i = 0; i <= text.n && ret->n < ESS_MAX_NAMES; ++i) {
    const struct ess_view rest = ess_view_sub(text, i, text.n);
    const size_t skip = separator(rest);
    const bool cut =
      i == text.n ||
      (skip && starts_holder(mapping, ess_view_sub(rest, skip, rest.n)));
    if (!cut) {
      continue;
    }
    if (!ess_holders_one(mapping, ess_view_sub(text, start, i - start), 2,
                         &ret->list[ret->n++])) {
      return false;
    }
    start = i + skip;
    i += skip ? skip - 1 : 0;
  }
  return ret->n >= 2;
}

static bool
read_names(const struct ess_mapping *mapping, struct ess_view text,
           struct ess_view role, struct ess_holders *ret)
{
  struct ess_view names[ESS_MAX_NAMES];

  ret->n = ess_name_split(mapping, text, names);
  for (size_t i = 0; i < ret->n; ++i) {
    ret->list[i] = (struct ess_holder){names[i], role};
  }
  return ret->n > 0;
}

/* "A et B, rôle": one role for all. */
static bool
read_shared(const struct ess_mapping *mapping, struct ess_view text,
            struct ess_holders *ret)
{
  for (size_t i = 0; i < text.n; ++i) {
    const struct ess_view head = ess_view_sub(text, 0, i);
    if (text.s[i] == ',' && has_separator(head) &&
        read_names(mapping, head,
                   ess_text_trim(ess_view_sub(text, i + 1, text.n)), ret)) {
      return true;
    }
  }
  return false;
}

bool
ess_holders_read(const struct ess_mapping *mapping, struct ess_view text,
                 bool plural, size_t min_words, struct ess_holders *ret)
{
  const struct ess_view none = {NULL, 0};

  if ((plural || has_separator(text)) &&
      read_names(mapping, text, none, ret)) {
    return true;
  }
  if (ess_name_is_person(mapping, text, min_words)) {
    *ret = (struct ess_holders){.list = {{text, none}}, .n = 1};
    return true;
  }
  if (read_each(mapping, text, ret) || read_shared(mapping, text, ret)) {
    return true;
  }
  ret->n = ess_holders_one(mapping, text, min_words, &ret->list[0]);
  return ret->n > 0;
}
