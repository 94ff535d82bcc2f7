/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What each `cmd_*.c` gives to the table of commands (layer 7). */

#ifndef ESSAIM_CLI_CMD_H
#define ESSAIM_CLI_CMD_H

#include "cli/options.h"

/** The code of a command: its options, and what runs it. */
struct ess_cmd {
  const struct ess_option_group *groups;
  size_t settings_size; /**< Bytes of its settings, zero at the start */
  /** Do it; what is wrong has been reported. */
  enum ess_status (*run)(void *settings, const struct ess_list *operands,
                         struct ess_log *log);
  void (*clear)(void *settings); /**< Free what they hold; or NULL */
};

extern const struct ess_cmd ess_cmd_convert; /**< Profile pages to RDF */
extern const struct ess_cmd ess_cmd_load;    /**< Files into the store */
extern const struct ess_cmd ess_cmd_dump;    /**< The store out again */
extern const struct ess_cmd ess_cmd_query;   /**< SPARQL to an answer */
extern const struct ess_cmd ess_cmd_update;  /**< SPARQL to the store */
extern const struct ess_cmd ess_cmd_diff;    /**< Two sides compared */
extern const struct ess_cmd ess_cmd_push;    /**< A graph to a server */
extern const struct ess_cmd ess_cmd_doctor;  /**< A server looked at */
extern const struct ess_cmd ess_cmd_store;   /**< The store looked after */
extern const struct ess_cmd ess_cmd_help;    /**< Help, man, completion */

#endif
