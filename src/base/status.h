/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The one status type, its words and its exit codes (layer 0). */

#ifndef ESSAIM_BASE_STATUS_H
#define ESSAIM_BASE_STATUS_H

/** How a call ended. Every fallible function returns one. */
enum ess_status {
  ESS_OK = 0,    /**< Yes, or done */
  ESS_NO,        /**< The answer is no (ASK false); nothing is broken */
  ESS_USAGE,     /**< The command line asks for something that is not */
  ESS_BAD_INPUT, /**< Input that cannot be read as what it should be */
  ESS_IO,        /**< A local file or store failed */
  ESS_NETWORK,   /**< A remote server failed, refused or is not there */
  ESS_CONFLICT,  /**< The remote is not what was expected after a push */
  ESS_PARTIAL,   /**< Stopped half way; can be taken up again */
  ESS_LIMIT,     /**< A limit was reached: size, memory, time */
  ESS_BUG        /**< essaim is wrong, not its user */
};

/** One English phrase for `st`; static, never NULL. */
const char *ess_status_text(enum ess_status st);

/** The process exit code for `st`, as README documents them. */
int ess_status_exit_code(enum ess_status st);

/** The first of two statuses that is not ESS_OK, `a` before `b`. */
enum ess_status ess_status_first(enum ess_status a, enum ess_status b);

#endif
