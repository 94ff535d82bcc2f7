/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What each `cmd_*.c` gives to the table in commands.c (layer 7): its
   options, the size of the settings they fill, and what runs it. */

#ifndef ESSAIM_CLI_CMD_H
#define ESSAIM_CLI_CMD_H

#include "cli/options.h"

/** Declare what the command `name` gives. */
#define ESS_CMD(name)                                                         \
  extern const struct ess_option_group ess_##name##_groups[];                 \
  extern const size_t ess_##name##_settings_size;                             \
  enum ess_status ess_cmd_##name(void *settings,                              \
                                 const struct ess_list *operands,             \
                                 struct ess_log *log)

ESS_CMD(convert); /**< Profile documents to RDF */
ESS_CMD(load);    /**< Files into the store */
ESS_CMD(dump);    /**< The store out again */
ESS_CMD(query);   /**< A SPARQL query to an answer */
ESS_CMD(push);    /**< One graph to a remote store */
ESS_CMD(help);    /**< Help, the manual page, completion */

#endif
