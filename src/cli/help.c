/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/help.h"

#include "base/text.h"

#include <string.h>

/* Where the explanation of an option or a command begins, and where every
   line ends at the latest. */
enum { option_column = 26, command_column = 12, right = 79 };

static void
pad(struct ess_buf *out, size_t n)
{
  ess_buf_printf(out, "%*s", (int)n, "");
}

/* Append the words of `text` from column `at` on, further lines from column
   `indent` on, and the end of the line. */
static void
add_wrapped(struct ess_buf *out, const char *text, size_t at, size_t indent)
{
  struct ess_view rest = ess_view_of(text);
  bool first = true;

  while (rest.n) {
    const struct ess_view word =
      ess_view_sub(rest, 0, ess_view_find(rest, ' '));
    const size_t width = ess_text_width(word);
    if (!first && at + 1 + width > right) {
      ess_buf_putc(out, '\n');
      pad(out, indent);
      at = indent;
    } else if (!first) {
      ess_buf_putc(out, ' ');
      ++at;
    }
    ess_buf_add(out, word);
    at += width;
    rest = ess_view_sub(rest, word.n + 1, rest.n);
    first = false;
  }
  ess_buf_putc(out, '\n');
}

/* Append `text` at `column`, on this line if what stands on it since
   `start` leaves room, else on the next. */
static void
add_at(struct ess_buf *out, size_t start, size_t column, const char *text)
{
  const size_t width = out->len - start;
  if (width + 2 > column) {
    ess_buf_putc(out, '\n');
    pad(out, column);
  } else {
    pad(out, column - width);
  }
  add_wrapped(out, text, column, column);
}

static void
add_option(struct ess_buf *out, const struct ess_option *option)
{
  const size_t start = out->len;

  if (option->letter) {
    ess_buf_printf(out, "  -%c, --%s", option->letter, option->name);
  } else {
    ess_buf_printf(out, "      --%s", option->name);
  }
  if (option->metavar) {
    ess_buf_printf(out, " %s", option->metavar);
  }
  add_at(out, start, option_column, option->help);
}

static void
add_groups(struct ess_buf *out, const struct ess_option_group *groups)
{
  const char *title = "";

  for (const struct ess_option_group *g = groups; g->title; ++g) {
    if (strcmp(title, g->title) != 0) {
      ess_buf_printf(out, "\n%s:\n", g->title);
      title = g->title;
    }
    for (const struct ess_option *o = g->options; o->name; ++o) {
      add_option(out, o);
    }
  }
}

static void
add_statuses(struct ess_buf *out)
{
  ess_buf_puts(out, "\nExit status:\n");
  for (int i = ESS_OK; i <= ESS_BUG; ++i) {
    const enum ess_status st = (enum ess_status)i;
    ess_buf_printf(out, "  %2d  %s\n", ess_status_exit_code(st),
                   ess_status_text(st));
  }
}

void
ess_help_program(struct ess_buf *out)
{
  ess_buf_puts(out, "Usage: essaim COMMAND [OPTION...] [OPERAND...]\n\n");
  add_wrapped(out,
              "Turns profile pages about the social and solidarity economy "
              "into RDF, keeps it in a store, answers SPARQL queries, and "
              "sends it to triple stores.", 0, 0);
  ess_buf_puts(out, "\nCommands:\n");
  for (size_t i = 0; ess_command_at(i); ++i) {
    const size_t start = out->len;
    ess_buf_printf(out, "  %s", ess_command_at(i)->name);
    add_at(out, start, command_column, ess_command_at(i)->summary);
  }
  add_groups(out, ess_program_groups);
  add_statuses(out);
  ess_buf_puts(out, "\nessaim help COMMAND tells more of a command.\n");
}

void
ess_help_command(struct ess_buf *out, const struct ess_command *command)
{
  ess_buf_printf(out, "Usage: essaim %s [OPTION...]%s%s\n", command->name,
                 *command->operands ? " " : "", command->operands);
  for (const char *const *p = command->paragraphs; *p; ++p) {
    ess_buf_putc(out, '\n');
    add_wrapped(out, *p, 0, 0);
  }
  add_groups(out, command->cmd->groups);
  ess_buf_puts(out, "\nExamples:\n");
  for (const struct ess_example *e = command->examples; e->text; ++e) {
    ess_buf_printf(out, "  %s:\n    $ ", e->text);
    add_wrapped(out, e->line, 6, 8);
  }
  ess_buf_puts(out, "\nessaim --help lists the exit statuses.\n");
}
