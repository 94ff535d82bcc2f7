/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Completion scripts for shells (layer 7). */

#ifndef ESSAIM_CLI_COMPLETION_H
#define ESSAIM_CLI_COMPLETION_H

#include "base/buf.h"

/** Name of shell `i`: an ess_word_at. */
const char *ess_completion_shell_at(size_t i);

/** Append the script for `shell`; false if it is none of the shells. */
bool ess_completion_script(struct ess_buf *out, const char *shell);

#endif
