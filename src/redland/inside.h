/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the files of redland/ share, and nobody else includes (layer 4). */

#ifndef ESSAIM_REDLAND_INSIDE_H
#define ESSAIM_REDLAND_INSIDE_H

#include "redland/world.h"

#include <raptor2.h>
#include <redland.h>

/** The world and what its log handler needs to know. */
struct ess_world {
  librdf_world *rdf;        /**< Owned; holds the raptor world */
  struct ess_log *log;      /**< Borrowed */
  unsigned errors;          /**< What Redland reported: the error mark */
  int tells;                /**< Least level that is reported: usually
                                 ESS_ERROR; -1 to report nothing */
  const char *source;       /**< Name of the document being read, or NULL */
  struct ess_view document; /**< Its bytes */
  bool told;                /**< An error in it was reported */
  unsigned long blanks;     /**< Blank nodes generated in it */
};

/** Say that messages are about `document`, called `source`, from now on;
    NULL and the empty view to end it. */
void ess_world_about(struct ess_world *world, const char *source,
                     struct ess_view document);

/** The place of line `line`, column `column` (0: not known; both as raptor
    counts them) of the document being read. */
struct ess_place ess_world_place(const struct ess_world *world, int line,
                                 int column);

/** The raptor world inside `world`. */
raptor_world *ess_world_raptor(const struct ess_world *world);

#endif
