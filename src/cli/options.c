/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/options.h"

#include "base/buf.h"
#include "base/nearest.h"

#include <stdlib.h>

/* Where the parser is. */
struct parser {
  struct ess_command_line *line;
  char *const *next; /* The next word */
  struct ess_log *log;
};

/* A row, and the group it stands in. */
struct found {
  const struct ess_option *option;
  const struct ess_option_group *group;
};

enum ess_status
ess_list_add(struct ess_list *list, const char *word)
{
  const char **words = realloc(list->words, (list->n + 1) * sizeof *words);
  if (!words) {
    return ESS_LIMIT;
  }
  words[list->n++] = word;
  list->words = words;
  return ESS_OK;
}

void
ess_list_clear(struct ess_list *list)
{
  if (list) {
    free(list->words);
    *list = (struct ess_list){0};
  }
}

static struct found
find_name(const struct ess_option_group *groups, struct ess_view name)
{
  for (const struct ess_option_group *g = groups; g->title; ++g) {
    for (const struct ess_option *o = g->options; o->name; ++o) {
      if (ess_view_is(name, o->name)) {
        return (struct found){o, g};
      }
    }
  }
  return (struct found){NULL, NULL};
}

static struct found
find_letter(const struct ess_option_group *groups, char letter)
{
  for (const struct ess_option_group *g = groups; g->title; ++g) {
    for (const struct ess_option *o = g->options; o->name; ++o) {
      if (o->letter == letter) {
        return (struct found){o, g};
      }
    }
  }
  return (struct found){NULL, NULL};
}

static enum ess_status
fail_unknown(const struct parser *p, struct ess_view name)
{
  struct ess_nearest nearest = ess_nearest_to(name);
  struct ess_buf hint = {0};

  for (const struct ess_option_group *g = p->line->groups; g->title; ++g) {
    for (const struct ess_option *o = g->options; o->name; ++o) {
      ess_nearest_try(&nearest, o->name);
    }
  }
  if (nearest.word) {
    ess_buf_printf(&hint, "did you mean --%s?", nearest.word);
  } else {
    ess_buf_puts(&hint, "--help lists the options");
  }
  ess_fail(p->log, ESS_USAGE, NULL, ess_buf_str(&hint),
           "unknown option --%.*s", (int)name.n, name.s);
  ess_buf_clear(&hint);
  return ESS_USAGE;
}

/* Append "a, b or c". */
static void
add_words(struct ess_buf *out, ess_word_at *words)
{
  for (size_t i = 0; words(i); ++i) {
    ess_buf_puts(out, i == 0 ? "" : words(i + 1) ? ", " : " or ");
    ess_buf_puts(out, words(i));
  }
}

static void
add_nearest(struct ess_buf *out, ess_word_at *words, const char *value)
{
  struct ess_nearest nearest = ess_nearest_to(ess_view_of(value));

  for (size_t i = 0; words(i); ++i) {
    ess_nearest_try(&nearest, words(i));
  }
  if (nearest.word) {
    ess_buf_printf(out, "did you mean %s?", nearest.word);
  }
}

static enum ess_status
fail_value(const struct parser *p, const struct ess_option *option,
           const char *value)
{
  struct ess_buf takes = {0};
  struct ess_buf hint = {0};

  if (option->takes || !option->words) {
    ess_buf_puts(&takes, option->takes ? option->takes : option->metavar);
  } else {
    add_words(&takes, option->words);
    add_nearest(&hint, option->words, value);
  }
  if (!hint.len) {
    ess_buf_printf(&hint, "--%s: %s", option->name, option->help);
  }
  ess_fail(p->log, ESS_USAGE, NULL, ess_buf_str(&hint),
           "--%s takes %s, not \"%s\"", option->name, ess_buf_str(&takes),
           value);
  ess_buf_clear(&hint);
  ess_buf_clear(&takes);
  return ESS_USAGE;
}

static enum ess_status
apply(const struct parser *p, struct found found, const char *value)
{
  const struct ess_option *option = found.option;

  if (!option->set) {
    p->line->help = true;
    return ESS_OK;
  }
  char *settings = p->line->settings;
  const enum ess_status st =
    option->set(settings + found.group->offset + option->offset, value);
  if (st == ESS_USAGE) {
    return fail_value(p, option, value);
  }
  return st == ESS_OK
           ? ESS_OK
           : ess_fail(p->log, st, NULL, NULL, "out of memory");
}

/* Apply an option whose value, if it takes one, is the next word. */
static enum ess_status
apply_with_next(struct parser *p, struct found found)
{
  const struct ess_option *option = found.option;

  if (!option->metavar) {
    return apply(p, found, NULL);
  }
  if (!*p->next) {
    return ess_fail(p->log, ESS_USAGE, NULL, option->help,
                    "--%s needs a value: %s", option->name,
                    option->metavar);
  }
  return apply(p, found, *p->next++);
}

/* `word` is what follows the two hyphens. */
static enum ess_status
parse_long(struct parser *p, const char *word)
{
  const struct ess_view all = ess_view_of(word);
  const struct ess_view name = ess_view_sub(all, 0, ess_view_find(all, '='));
  const struct found found = find_name(p->line->groups, name);

  if (!found.option) {
    return fail_unknown(p, name);
  }
  if (name.n == all.n) {
    return apply_with_next(p, found);
  }
  if (!found.option->metavar) {
    return ess_fail(p->log, ESS_USAGE, NULL, "write the option alone",
                    "--%s takes no value", found.option->name);
  }
  return apply(p, found, word + name.n + 1);
}

/* `letters` is what follows the one hyphen: flags, and at the end perhaps
   an option with its value behind it, or in the next word. */
static enum ess_status
parse_short(struct parser *p, const char *letters)
{
  enum ess_status st = ESS_OK;

  for (; *letters && st == ESS_OK && !p->line->help; ++letters) {
    const struct found found = find_letter(p->line->groups, *letters);
    if (!found.option) {
      return ess_fail(p->log, ESS_USAGE, NULL, "--help lists the options",
                      "unknown option -%.*s",
                      (unsigned char)*letters < 0x80 ? 1 : 4, letters);
    }
    if (found.option->metavar && letters[1]) {
      return apply(p, found, letters + 1);
    }
    st = apply_with_next(p, found);
  }
  return st;
}

static enum ess_status
add_operand(const struct parser *p, const char *word)
{
  const enum ess_status st = ess_list_add(&p->line->operands, word);
  return st == ESS_OK
           ? st
           : ess_fail(p->log, st, NULL, NULL, "out of memory");
}

enum ess_status
ess_options_parse(struct ess_command_line *line, char *const *argv,
                  struct ess_log *log)
{
  struct parser p = {line, argv, log};
  enum ess_status st = ESS_OK;
  bool only_operands = false;

  while (*p.next && st == ESS_OK && !line->help) {
    const char *word = *p.next++;
    if (only_operands || word[0] != '-' || !word[1]) {
      st = add_operand(&p, word);
      only_operands = only_operands || line->stop_at_operand;
    } else if (word[1] != '-') {
      st = parse_short(&p, word + 1);
    } else if (word[2]) {
      st = parse_long(&p, word + 2);
    } else {
      only_operands = true;
    }
  }
  return st;
}
