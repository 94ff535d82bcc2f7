/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/man.h"

#include "cli/commands.h"

#include <string.h>

/* The date of the page is that of the release, not of the build. */
static const char *const head =
  ".Dd November 24, 2026\n"
  ".Dt ESSAIM 1\n"
  ".Os\n"
  ".Sh NAME\n"
  ".Nm essaim\n"
  ".Nd linked open data on the social and solidarity economy\n";

static const char *const description =
  ".Sh DESCRIPTION\n"
  ".Nm\n"
  "turns profile pages of local authorities about the social and solidarity\n"
  "economy into RDF, keeps it in a store, answers SPARQL queries, and sends\n"
  "it to triple stores.\n"
  "Data goes to standard output, messages to standard error.\n"
  "A file that an option names for output is replaced only when the whole\n"
  "output has been written.\n"
  ".Pp\n"
  "The options of the program itself, before a command:\n";

static const char *const environment =
  ".Sh ENVIRONMENT\n"
  ".Bl -tag -width ESSAIM_PASSWORD\n"
  ".It Ev ESSAIM_STORE\n"
  "Path of the store when no option names one.\n"
  ".It Ev ESSAIM_USER , ESSAIM_PASSWORD\n"
  "What to log in to a server with, unless a netrc file is named.\n"
  ".It Ev COLUMNS\n"
  "Width of tables on a terminal.\n"
  ".It Ev NO_COLOR\n"
  "If set and not empty, nothing is coloured.\n"
  ".It Ev TERM\n"
  "If unset, empty or\n"
  ".Dq dumb ,\n"
  "there is neither colour nor progress bar.\n"
  ".It Ev TMPDIR\n"
  "Folder of temporary files, else\n"
  ".Pa /tmp .\n"
  ".El\n"
  ".Sh FILES\n"
  ".Bl -tag -width essaim.store\n"
  ".It Pa essaim.store\n"
  "The store in the current folder, when neither an option nor\n"
  ".Ev ESSAIM_STORE\n"
  "names another.\n"
  ".El\n";

static const char *const tail =
  ".Sh DIAGNOSTICS\n"
  "A fault in a document is reported as\n"
  ".Dq file:line:column: error: text ,\n"
  "with the line, a caret under the column, and a hint.\n"
  ".Sh STANDARDS\n"
  "RDF 1.1 Concepts, Turtle, N-Triples, N-Quads, TriG, RDF/XML and\n"
  "JSON-LD 1.1;\n"
  "SPARQL 1.1 Query Language, Protocol, Graph Store HTTP Protocol and\n"
  "Query Results (JSON, CSV and TSV, XML); all by the W3C.\n"
  ".Sh LICENSE\n"
  "MIT.\n";

static void
add_escaped(struct ess_buf *out, char c)
{
  ess_buf_puts(out, c == '-' || c == '\\' ? "\\" : "");
  ess_buf_putc(out, c == '\\' ? 'e' : c);
}

/* Append `text` as running text: broken after sentences and at 72 columns,
   with what would be a request at the start of a line escaped. */
static void
add_text(struct ess_buf *out, const char *text)
{
  size_t start = out->len;

  for (const char *c = text; *c; ++c) {
    const bool ends_sentence = c > text && c[-1] == '.';
    if (*c == ' ' && (ends_sentence || out->len - start > 64)) {
      ess_buf_putc(out, '\n');
      start = out->len;
      continue;
    }
    ess_buf_puts(out, out->len == start && strchr(".'", *c) ? "\\&" : "");
    add_escaped(out, *c);
  }
  ess_buf_putc(out, '\n');
}

/* Append ".Dl $ " and a command line. */
static void
add_command_line(struct ess_buf *out, const char *line)
{
  ess_buf_puts(out, ".Dl $ ");
  for (; *line; ++line) {
    add_escaped(out, *line);
  }
  ess_buf_putc(out, '\n');
}

static void
add_option(struct ess_buf *out, const struct ess_option *option)
{
  ess_buf_puts(out, ".It");
  if (option->letter) {
    ess_buf_printf(out, " Fl %c ,", option->letter);
  }
  ess_buf_printf(out, " Fl Fl %s", option->name);
  if (option->metavar) {
    ess_buf_printf(out, " Ar %s", option->metavar);
  }
  ess_buf_putc(out, '\n');
  /* The phrase begins with a small letter and ends without a full stop:
     here it is a sentence. */
  struct ess_buf sentence = {0};
  ess_buf_puts(&sentence, option->help);
  if (sentence.len && sentence.data[0] >= 'a' && sentence.data[0] <= 'z') {
    sentence.data[0] = (char)(sentence.data[0] - 'a' + 'A');
  }
  ess_buf_putc(&sentence, '.');
  add_text(out, ess_buf_str(&sentence));
  ess_buf_clear(&sentence);
  if (option->more) {
    add_text(out, option->more);
  }
}

static void
add_options(struct ess_buf *out, const struct ess_option_group *groups)
{
  ess_buf_puts(out, ".Bl -tag -width Ds\n");
  for (const struct ess_option_group *g = groups; g->title; ++g) {
    for (const struct ess_option *o = g->options; o->name; ++o) {
      add_option(out, o);
    }
  }
  ess_buf_puts(out, ".El\n");
}

/* Append " Ar FILE ..." for "FILE...", " Op Ar QUERY" for "[QUERY]". */
static void
add_operands(struct ess_buf *out, struct ess_view rest)
{
  while (rest.n) {
    struct ess_view word = ess_view_sub(rest, 0, ess_view_find(rest, ' '));
    rest = ess_view_sub(rest, word.n + 1, rest.n);
    const bool optional = ess_view_starts(word, "[");
    word = optional ? ess_view_sub(word, 1, word.n - 2) : word;
    const bool many = ess_view_ends(word, "...");
    word.n -= many ? 3 : 0;
    ess_buf_printf(out, " %sAr %.*s%s", optional ? "Op " : "", (int)word.n,
                   word.s, many ? " ..." : "");
  }
}

/* Append "Cm NAME Op Ar OPTION ..." and what the operands are. */
static void
add_form(struct ess_buf *out, const struct ess_command *command)
{
  ess_buf_printf(out, "Cm %s Oo Ar OPTION ... Oc", command->name);
  add_operands(out, ess_view_of(command->operands));
  ess_buf_putc(out, '\n');
}

static void
add_command(struct ess_buf *out, const struct ess_command *command)
{
  ess_buf_printf(out, ".Ss essaim %s\n", command->name);
  ess_buf_puts(out, ".Nm\n.");
  add_form(out, command);
  for (const char *const *p = command->paragraphs; *p; ++p) {
    ess_buf_puts(out, ".Pp\n");
    add_text(out, *p);
  }
  add_options(out, command->cmd->groups);
}

static void
add_statuses(struct ess_buf *out)
{
  ess_buf_puts(out, ".Sh EXIT STATUS\n.Bl -tag -width Ds\n");
  for (int i = ESS_OK; i <= ESS_BUG; ++i) {
    const enum ess_status st = (enum ess_status)i;
    ess_buf_printf(out, ".It %d\n", ess_status_exit_code(st));
    add_text(out, ess_status_text(st));
  }
  ess_buf_puts(out, ".El\n");
}

static void
add_examples(struct ess_buf *out)
{
  ess_buf_puts(out, ".Sh EXAMPLES\n");
  for (size_t i = 0; ess_command_at(i); ++i) {
    const struct ess_example *list = ess_command_at(i)->examples;
    for (const struct ess_example *e = list; e->text; ++e) {
      ess_buf_printf(out, "%s%s:\n", i || e > list ? ".Pp\n" : "", e->text);
      add_command_line(out, e->line);
    }
  }
}

void
ess_man_page(struct ess_buf *out)
{
  ess_buf_puts(out, head);
  ess_buf_puts(out, ".Sh SYNOPSIS\n");
  for (size_t i = 0; ess_command_at(i); ++i) {
    ess_buf_puts(out, ".Nm\n.");
    add_form(out, ess_command_at(i));
  }
  ess_buf_puts(out, description);
  add_options(out, ess_program_groups);
  for (size_t i = 0; ess_command_at(i); ++i) {
    add_command(out, ess_command_at(i));
  }
  ess_buf_puts(out, environment);
  add_statuses(out);
  add_examples(out);
  ess_buf_puts(out, tail);
}
