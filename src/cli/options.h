/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Option tables (layer 7): one row an option, from which the command line
   is parsed and the help, the manual page and the completion are written. */

#ifndef ESSAIM_CLI_OPTIONS_H
#define ESSAIM_CLI_OPTIONS_H

#include "base/diag.h"

/** Words of the command line, in order; `{0}` is empty. */
struct ess_list {
  const char **words; /**< Owned array of borrowed words */
  size_t n;
};

/** Append `word`; ESS_LIMIT without memory. */
enum ess_status ess_list_add(struct ess_list *list, const char *word);

/** Free the array; NULL is fine. */
void ess_list_clear(struct ess_list *list);

/** What a shell offers as the value of an option, or as an operand. */
enum ess_completion {
  ESS_COMPLETE_NONE,
  ESS_COMPLETE_FILE,
  ESS_COMPLETE_FOLDER,
  ESS_COMPLETE_WORDS /**< What `words` gives */
};

/** Row `i` of a list of words; NULL past its end. */
typedef const char *ess_word_at(size_t i);

/** Write `value` (NULL: a flag) where `member` points. ESS_USAGE if it is
    not a value of the option. */
typedef enum ess_status ess_option_set(void *member, const char *value);

/** One option. A table of them ends with a row whose name is NULL. */
struct ess_option {
  const char *name;     /**< Without the hyphens */
  char letter;          /**< Short form, or 0 */
  const char *metavar;  /**< What stands for the value; NULL: a flag */
  const char *help;     /**< One phrase, without a final full stop */
  const char *more;     /**< Further sentences for the manual; or NULL */
  const char *takes;    /**< What values are, for errors: "an absolute
                             IRI"; NULL: one of `words`, or the metavar */
  enum ess_completion complete;
  ess_word_at *words;   /**< With ESS_COMPLETE_WORDS */
  size_t offset;        /**< Of the member in the group's struct */
  ess_option_set *set;  /**< NULL: the option asks for help */
};

/** Options under one title. A list of groups ends with a NULL title. */
struct ess_option_group {
  const char *title;
  const struct ess_option *options;
  size_t offset; /**< Of the group's struct in the command's settings */
};

/** What a command line says. */
struct ess_command_line {
  const struct ess_option_group *groups;
  void *settings;           /**< Where the options are written */
  struct ess_list operands; /**< The caller clears it */
  bool help;                /**< Help was asked for; the rest is not read */
  bool stop_at_operand;     /**< In: leave what follows the first operand */
};

/** Parse the NULL-terminated `argv`, which stays the caller's and must live
    as long as the settings. ESS_USAGE, reported with a hint. */
enum ess_status ess_options_parse(struct ess_command_line *line,
                                  char *const *argv, struct ess_log *log);

#endif
