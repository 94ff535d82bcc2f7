/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Targets (layer 5, above net and sparql): remote graphs by name, from a file
   of settings. */

#ifndef ESSAIM_SYNC_TARGET_H
#define ESSAIM_SYNC_TARGET_H

#include "net/remote.h"
#include "sync/server.h"

/** A remote store and how to use it. All text is borrowed by whoever fills it
    by hand, or owned by the settings that it came from. */
struct ess_target {
  const char *name;         /**< As in the file, or the URL */
  const struct ess_server *server;
  struct ess_abilities abilities; /**< Those of `server`, amended */
  struct ess_remote remote; /**< Endpoints and login */
  const char *graph;        /**< IRI of the graph that all goes to; or NULL:
                                 each graph to that of its name */
  const char *skolem;       /**< How names for blank nodes begin; or NULL: by
                                 the graph */
  bool unversioned;         /**< Write no statement about the version */
  unsigned tries;           /**< Of a request; 0: the default */
  long backoff_ms;          /**< Before the second try; 0: the default */
  long deadline_seconds;    /**< Of all requests together; 0: the default */
  double max_rate;          /**< Requests a second; 0: no limit */
  const char *contact;      /**< URL or address for User-Agent; or NULL */
};

/** Settings that were read; opaque. They own the targets. */
struct ess_settings;

/** Read the file `path`. `environment` gives the value of a variable that it
    names (getenv; the library reads no environment of its own). Unknown or
    doubtful settings, and passwords, are ESS_USAGE, reported at their line with
    a hint, a file that is not there ESS_IO. */
enum ess_status ess_settings_read(const char *path,
                                  const char *(*environment)(const char *name),
                                  struct ess_settings **ret,
                                  struct ess_log *log);

/** The same for `document`, that of the file `source`; it is copied, `source`
    is borrowed as long as the settings. */
enum ess_status
ess_settings_parse(struct ess_view document, const char *source,
                   const char *(*environment)(const char *name),
                   struct ess_settings **ret, struct ess_log *log);

/** Free `settings`, whose secrets are wiped; NULL is fine. */
void ess_settings_free(struct ess_settings *settings);

/** The target `name`, completed by the table of servers and, if `profile`
    (the path of what `essaim doctor` wrote) is not NULL and is there, by that.
    NULL, reported with what there is, if there is no such target. Passwords
    are looked up now: ESS_USAGE, reported, if they are not to be had. */
enum ess_status ess_settings_target(struct ess_settings *settings,
                                    const char *name, const char *profile,
                                    struct ess_target *ret,
                                    struct ess_log *log);

/** Name of target `i`, NULL past the end. */
const char *ess_settings_name(const struct ess_settings *settings, size_t i);

#endif
