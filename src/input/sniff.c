/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/sniff.h"

#include "base/input.h"

#include <string.h>
#include <strings.h>

enum {
  max_rows = 50,        /* looked at */
  max_head = 4096,      /* bytes in which a charset is declared */
  max_heading = 100,    /* bytes of a heading, if a table is to be certain */
  min_columns = 3       /* the same */
};

enum ess_format
ess_format_of_path(const char *path)
{
  static const struct {
    const char *extension;
    enum ess_format format;
  } known[] = {
    {"txt", ESS_FORMAT_TEXT},   {"text", ESS_FORMAT_TEXT},
    {"html", ESS_FORMAT_HTML},  {"htm", ESS_FORMAT_HTML},
    {"xhtml", ESS_FORMAT_HTML}, {"csv", ESS_FORMAT_CSV},
    {"tsv", ESS_FORMAT_CSV},
  };
  const struct ess_extension extension = ess_input_extension(path);
  for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
    if (strcasecmp(extension.text, known[i].extension) == 0) {
      return known[i].format;
    }
  }
  return ESS_FORMAT_UNKNOWN;
}

static struct ess_view
without_blanks(struct ess_view v)
{
  size_t n = ess_view_starts(v, "\xEF\xBB\xBF") ? 3 : 0;
  while (n < v.n && strchr(" \t\r\n\f", v.s[n]) && v.s[n]) {
    ++n;
  }
  return ess_view_sub(v, n, v.n);
}

/* Starts with `s`, in any case of ASCII. */
static bool
starts_with(struct ess_view v, const char *s)
{
  const size_t n = strlen(s);
  return v.n >= n && strncasecmp(v.s, s, n) == 0;
}

/* "<p", "<!--", "<!doctype html", "<?xml … <html": but not any XML. */
static bool
is_markup(struct ess_view head)
{
  head = without_blanks(head);
  if (starts_with(head, "<?xml")) {
    const struct ess_view rest = ess_view_sub(head, 0, max_head);
    return ess_view_search(rest, "<html") < rest.n ||
           ess_view_search(rest, "<!DOCTYPE html") < rest.n;
  }
  const char c = head.n > 1 ? head.s[1] : '\0';
  return starts_with(head, "<!doctype html") || starts_with(head, "<!--") ||
         (starts_with(head, "<") &&
          ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')));
}

enum ess_format
ess_format_of_bytes(struct ess_view head)
{
  bool certain = false;

  if (is_markup(head)) {
    return ESS_FORMAT_HTML;
  }
  (void)ess_sniff_separator(head, &certain);
  return certain ? ESS_FORMAT_CSV : ESS_FORMAT_TEXT;
}

/* The value behind "charset", or "encoding" of an XML declaration. */
static struct ess_view
declared(struct ess_view tag, const char *name)
{
  for (size_t i = 0; i < tag.n; ++i) {
    if (starts_with(ess_view_sub(tag, i, tag.n), name)) {
      size_t at = i + strlen(name);
      while (at < tag.n && strchr(" \t\r\n=\"'", tag.s[at])) {
        ++at;
      }
      size_t n = 0;
      while (at + n < tag.n && !strchr(" \t\r\n;\"'/>", tag.s[at + n])) {
        ++n;
      }
      return ess_view_sub(tag, at, n);
    }
  }
  return (struct ess_view){NULL, 0};
}

struct ess_view
ess_sniff_charset(struct ess_view head)
{
  struct ess_view charset = {NULL, 0};
  struct ess_view rest = ess_view_sub(head, 0, max_head);

  while (rest.n && !charset.n) {
    rest = ess_view_sub(rest, ess_view_find(rest, '<'), rest.n);
    const struct ess_view tag =
      ess_view_sub(rest, 0, ess_view_find(rest, '>') + 1);
    if (starts_with(tag, "<meta")) {
      charset = declared(tag, "charset");
    } else if (starts_with(tag, "<?xml")) {
      charset = declared(tag, "encoding");
    }
    rest = ess_view_sub(rest, tag.n, rest.n);
  }
  return charset;
}

/* The rows at the head of a table, counted with one separator. */
struct count {
  size_t columns;  /* of the first row */
  size_t rows;     /* whole ones */
  size_t like;     /* of these, with as many cells as the first */
  bool plain;      /* the headings are short, and none is empty */
};

/* Count the cells of the row at `*at`, and move behind it. False if it is
   not whole. */
static bool
count_row(struct ess_view text, char separator, size_t *at, size_t *ret,
          bool *plain)
{
  bool quoted = false;
  size_t cell = *at;
  size_t i = *at;

  *ret = 1;
  for (; i < text.n &&
         (quoted || (text.s[i] != '\n' && text.s[i] != '\r'));
       ++i) {
    if (text.s[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text.s[i] == separator) {
      *plain &= i > cell && i - cell <= max_heading;
      cell = i + 1;
      ++*ret;
    }
  }
  *plain &= i > cell && i - cell <= max_heading;
  *at = i + 1;
  *at += ess_view_starts(ess_view_sub(text, i, text.n), "\r\n");
  return i < text.n;
}

/* The offset behind the rows at the start that have nothing in them. */
static size_t
skip_empty_rows(struct ess_view text)
{
  size_t start = 0;
  for (size_t i = 0; i < text.n && strchr("\r\n,;\t|", text.s[i]); ++i) {
    if (text.s[i] == '\n' || text.s[i] == '\r') {
      start = i + 1;
    }
  }
  return start;
}

/* The last row may be cut short, or have no end. */
static struct count
count_rows(struct ess_view text, char separator)
{
  struct count count = {.plain = true};
  size_t at = skip_empty_rows(text);

  for (bool more = at < text.n; more && count.rows < max_rows;) {
    bool plain = true;
    size_t cells = 0;
    more = count_row(text, separator, &at, &cells, &plain) && at < text.n;
    if (count.rows == 0) {
      count.columns = cells;
      count.plain = plain;
    } else if (at > text.n && cells != count.columns) {
      break;
    }
    count.like += cells == count.columns;
    ++count.rows;
  }
  return count;
}

char
ess_sniff_separator(struct ess_view head, bool *ret_certain)
{
  static const char separators[] = {',', ';', '\t', '|'};
  struct count best = {0};
  char found = ',';

  for (size_t i = 0; i < sizeof separators; ++i) {
    const struct count count = count_rows(head, separators[i]);
    const bool better =
      count.columns > 1 &&
      (count.like > best.like ||
       (count.like == best.like && count.columns > best.columns));
    if (better) {
      best = count;
      found = separators[i];
    }
  }
  if (ret_certain) {
    *ret_certain = best.columns >= min_columns && best.rows >= 2 &&
                   best.like == best.rows && best.plain;
  }
  return found;
}
