/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The labels of the files of `ontology/` that the mapping needs, built into
   the program so that it works wherever it is copied. Made by
   compile_mapping and embed.awk. */

#ifndef ESSAIM_MAP_BUILTIN_H
#define ESSAIM_MAP_BUILTIN_H

/** A built-in file. */
struct ess_builtin {
  const char *name; /**< "headings.ttl" */
  const char *text; /**< What ess_mapping_save wrote, NUL-terminated */
};

/** The built-in files, ended by one with no name. */
extern const struct ess_builtin ess_builtins[];

#endif
