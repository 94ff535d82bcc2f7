/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Options that several commands have (layer 7): each table fills the struct
   it is declared with. */

#ifndef ESSAIM_CLI_FRAGMENTS_H
#define ESSAIM_CLI_FRAGMENTS_H

#include "cli/options.h"
#include "map/options.h"
#include "net/remote.h"
#include "rdf/syntax.h"

/** --base and the other choices of the mapping: fills a
    `struct ess_profile_options`. */
extern const struct ess_option ess_mapping_options[];

/** Which store. */
struct ess_store_choice {
  const char *path;    /**< NULL until ess_store_path */
  const char *storage; /**< NULL: the default one */
};

/** --store and --storage: fills a `struct ess_store_choice`. */
extern const struct ess_option ess_store_options[];

/** --store alone, for what only our own stores have: fills the path of a
    `struct ess_store_choice`. */
extern const struct ess_option ess_store_place_options[];

/** How to write to a store of our own. */
struct ess_store_writing {
  unsigned wait; /**< Seconds to wait for another writer */
  size_t memory; /**< Bytes, or 0: what is usual */
};

/** --wait and --memory: fills a `struct ess_store_writing`. */
extern const struct ess_option ess_store_writing_options[];

/** The store chosen, else $ESSAIM_STORE, else "essaim.store". */
const char *ess_store_path(const struct ess_store_choice *choice);

/** $TMPDIR, or NULL. */
const char *ess_temporary_folder(void);

enum { ESS_DATE_SIZE = 11 };

/** The day, in UTC, that $SOURCE_DATE_EPOCH stands for, written to `text`;
    `*ret` is `text`, or NULL if the variable is not set. ESS_USAGE, reported,
    if it is no number of seconds. */
enum ess_status ess_source_date(char text[ESS_DATE_SIZE], const char **ret,
                                struct ess_log *log);

/** Where RDF goes, and in what syntax. */
struct ess_output_choice {
  const char *path;
  const struct ess_syntax *syntax;
};

/** --output and --format: fills a `struct ess_output_choice`. */
extern const struct ess_option ess_output_options[];

/** How to reach a server; its URLs are not among the options. */
struct ess_server_choice {
  struct ess_remote remote;
  bool auth_given; /**< --auth was there */
};

/** --auth, --user, --netrc, --ca-file, --timeout: fills a
    `struct ess_server_choice`. */
extern const struct ess_option ess_server_options[];

/** Complete the login from the environment: user and password from
    ESSAIM_USER and ESSAIM_PASSWORD; digest if there is anything to log in
    with and nothing else was chosen. ESS_USAGE, reported, if a login was
    asked for and there is nothing to log in with. */
enum ess_status ess_server_login(struct ess_server_choice *choice,
                                 struct ess_log *log);

/** --help: the last group of every command. */
extern const struct ess_option ess_help_options[];

/** The group that ends every command's list, and the end itself. */
#define ESS_HELP_GROUP {"Help", ess_help_options, 0}, {NULL, NULL, 0}

/** Name of RDF syntax `i`: an ess_word_at. */
const char *ess_syntax_name_at(size_t i);

/** Set a `const struct ess_syntax *` by its name, extension or media
    type. */
enum ess_status ess_set_syntax(void *member, const char *value);

#endif
