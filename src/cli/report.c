/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/report.h"

#include "base/file.h"
#include "base/text.h"
#include "cli/terminal.h"

#include <errno.h>
#include <stdarg.h>
#include <unistd.h>

/* Columns of source line shown before the caret, and in all. */
enum { max_before = 48, max_line = 74 };

/* Control sequences (ECMA-48 SGR). */
static const char *const plain = "\033[0m";
static const char *const bold = "\033[1m";
static const char *const green = "\033[1;32m";

static const struct {
  const char *word;
  const char *colour;
} levels[] = {
  [ESS_ERROR] = {"error", "\033[1;31m"},
  [ESS_WARNING] = {"warning", "\033[1;35m"},
  [ESS_NOTE] = {"note", "\033[1;36m"},
};

/* Characters that reorder or break what is shown: C1 controls, line and
   paragraph separators, bidirectional controls. */
static bool
is_unsafe(uint32_t c)
{
  return (c >= 0x80 && c < 0xA0) || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Append `c` so that a terminal shows it and does nothing else. */
static void
add_visible(struct ess_buf *out, uint32_t c)
{
  if (c == '\t') {
    ess_buf_putc(out, ' ');
  } else if (c < 0x20) {
    ess_utf8_put(out, 0x2400 + c);
  } else if (c == 0x7F) {
    ess_utf8_put(out, 0x2421);
  } else {
    ess_utf8_put(out, is_unsafe(c) ? 0xFFFD : c);
  }
}

static void
add_safe(struct ess_buf *out, struct ess_view v)
{
  while (v.n) {
    add_visible(out, ess_utf8_next(&v));
  }
}

static void
add_styled(struct ess_buf *out, const char *style, const char *s)
{
  ess_buf_puts(out, style ? style : "");
  add_safe(out, ess_view_of(s));
  ess_buf_puts(out, style ? plain : "");
}

static void
add_place(struct ess_buf *out, const struct ess_place *place, bool colour)
{
  struct ess_buf text = {0};

  ess_buf_puts(&text, place->source ? place->source : "essaim");
  if (place->source && place->line) {
    ess_buf_printf(&text, ":%lu", place->line);
  }
  if (place->source && place->line && place->column) {
    ess_buf_printf(&text, ":%lu", place->column);
  }
  ess_buf_putc(&text, ':');
  add_styled(out, colour ? bold : NULL, ess_buf_str(&text));
  ess_buf_putc(out, ' ');
  ess_buf_clear(&text);
}

/* Append the first `column - 1` characters of `line`, made visible, and
   return what follows them. Characters count as in ess_place_at: bytes that
   do not continue one. */
static struct ess_view
add_head(struct ess_buf *out, struct ess_view line, unsigned long column)
{
  for (unsigned long seen = 1; line.n && seen < column;) {
    seen += ((unsigned char)line.s[0] & 0xC0U) != 0x80U;
    add_visible(out, ess_utf8_next(&line));
  }
  return line;
}

/* The end of `v` that fits in `columns`. */
static struct ess_view
fitting_end(struct ess_view v, size_t columns)
{
  size_t width = ess_text_width(v);
  while (width > columns) {
    const struct ess_view before = v;
    (void)ess_utf8_next(&v);
    width -= ess_text_width(ess_view_sub(before, 0, before.n - v.n));
  }
  return v;
}

/* The beginning of `v` that fits in `columns`. */
static struct ess_view
fitting_start(struct ess_view v, size_t columns)
{
  struct ess_view rest = v;
  size_t width = 0;
  size_t end = 0;
  while (rest.n) {
    const struct ess_view before = rest;
    (void)ess_utf8_next(&rest);
    width += ess_text_width(ess_view_sub(before, 0, before.n - rest.n));
    if (width > columns) {
      break;
    }
    end = v.n - rest.n;
  }
  return ess_view_sub(v, 0, end);
}

/* The source line and a caret under its column. */
static void
add_source(struct ess_buf *out, const struct ess_place *place, bool colour)
{
  struct ess_buf line = {0};
  const struct ess_view rest = add_head(&line, place->text, place->column);
  const size_t mark = line.len;

  add_safe(&line, rest);
  const struct ess_view all = ess_buf_view(&line);
  const struct ess_view head = ess_view_sub(all, 0, mark);
  const struct ess_view tail = ess_view_sub(all, mark, all.n);
  const bool fits = ess_text_width(all) <= max_line;
  const struct ess_view before = fits ? head : fitting_end(head, max_before);
  const size_t width = ess_text_width(before);
  const struct ess_view after =
    fits ? tail : fitting_start(tail, max_line - width);

  ess_buf_puts(out, before.n < head.n ? "  …" : "  ");
  ess_buf_add(out, before);
  ess_buf_add(out, after);
  ess_buf_puts(out, after.n < tail.n ? "…\n" : "\n");
  if (place->column) {
    const size_t indent = width + 2 + (before.n < head.n);
    ess_buf_printf(out, "%*s%s^%s\n", (int)indent, "", colour ? green : "",
                   colour ? plain : "");
  }
  ess_buf_clear(&line);
}

void
ess_diag_show(struct ess_buf *out, const struct ess_diag *diag, bool colour)
{
  add_place(out, &diag->place, colour);
  add_styled(out, colour ? levels[diag->level].colour : NULL,
             levels[diag->level].word);
  ess_buf_puts(out, ": ");
  add_styled(out, colour ? bold : NULL, diag->text);
  ess_buf_putc(out, '\n');
  if (diag->place.line && diag->place.text.n) {
    add_source(out, &diag->place, colour);
  }
  if (diag->hint) {
    add_styled(out, colour ? green : NULL, "hint:");
    ess_buf_putc(out, ' ');
    add_safe(out, ess_view_of(diag->hint));
    ess_buf_putc(out, '\n');
  }
}

void
ess_write_fd(int fd, struct ess_view v)
{
  while (v.n) {
    const ssize_t n = write(fd, v.s, v.n);
    if (n > 0) {
      v = ess_view_sub(v, (size_t)n, v.n);
    } else if (errno != EINTR) {
      return;
    }
  }
}

static void
on_diag(void *self, const struct ess_diag *diag)
{
  struct ess_buf out = {0};

  (void)self;
  /* A progress bar may stand on the line. */
  ess_buf_puts(&out, ess_terminal_is(STDERR_FILENO) ? "\r\033[K" : "");
  ess_diag_show(&out, diag, ess_terminal_colours(STDERR_FILENO));
  ess_write_fd(STDERR_FILENO, ess_buf_view(&out));
  ess_buf_clear(&out);
}

struct ess_log
ess_report_log(void)
{
  return (struct ess_log){on_diag, NULL, 0, 0};
}

void
ess_say(const char *format, ...)
{
  struct ess_buf text = {0};
  struct ess_buf out = {0};
  va_list args;

  va_start(args, format);
  ess_buf_vprintf(&text, format, args);
  va_end(args);
  add_safe(&out, ess_buf_view(&text));
  ess_buf_putc(&out, '\n');
  ess_write_fd(STDERR_FILENO, ess_buf_view(&out));
  ess_buf_clear(&out);
  ess_buf_clear(&text);
}

enum ess_status
ess_print(struct ess_buf *text, struct ess_log *log)
{
  struct ess_output *out = NULL;
  enum ess_status st = ess_output_open("-", &out, log);

  if (st == ESS_OK) {
    (void)ess_output_write(out, ess_buf_view(text));
    st = ess_output_commit(out, log);
  }
  ess_buf_clear(text);
  return st;
}
