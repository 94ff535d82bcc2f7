/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Requests to one target (layer 5, above net and sparql): tried again where
   that is safe, not too many at a time, not for ever, and counted. */

#ifndef ESSAIM_SYNC_CLIENT_H
#define ESSAIM_SYNC_CLIENT_H

#include "sync/target.h"

/** What happened, told as it happens. */
struct ess_sync_event {
  enum ess_sync_what {
    ESS_SYNC_REQUEST, /**< A request was answered, or failed */
    ESS_SYNC_WAIT     /**< It will be tried again after `wait_ms` */
  } what;
  bool writes;        /**< The request changes the server */
  const char *method; /**< Of the request */
  const char *url;    /**< Without its query */
  long status;        /**< Of the answer, or 0: there was none */
  unsigned attempt;   /**< The first is 1 */
  long wait_ms;
  size_t bytes;       /**< Of the body that was sent */
};

/** Told of events; `{0}` is not. */
struct ess_sync_sink {
  void (*on_event)(void *self, const struct ess_sync_event *event); /**< or
                                                                       NULL */
  void *self; /**< Handed to `on_event` */
};

/** What a client did so far. */
struct ess_traffic {
  unsigned long reads;  /**< Requests that change nothing, every try counted */
  unsigned long writes; /**< Requests that write, every try counted */
  size_t sent;          /**< Bytes of bodies */
};

/** How a request that writes ended. */
enum ess_outcome {
  ESS_WRITTEN,   /**< The server says that it is done */
  ESS_UNWRITTEN, /**< It is not done: refused, or never sent */
  ESS_UNKNOWN    /**< Nobody knows: read the state of the server again */
};

/** A client; opaque. */
struct ess_client;

/** A client of `target`, which is borrowed as `log` is. NULL, reported,
    without memory. Free with ess_client_free. */
struct ess_client *ess_client_new(const struct ess_target *target,
                                  struct ess_sync_sink events,
                                  struct ess_log *log);

/** Free `client`; NULL is fine. */
void ess_client_free(struct ess_client *client);

/** The target of `client`. */
const struct ess_target *ess_client_target(const struct ess_client *client);

/** What the server called itself in its last answer; or "". */
const char *ess_client_server(const struct ess_client *client);

/** What it did so far. */
struct ess_traffic ess_client_traffic(const struct ess_client *client);

/** Ask a query whose answer is rows; tried again as often as the target says.
    `rows->begin` is called for each answer: what came before is void then.
    `*ret_max_rows`, if not NULL, is where the server says that it cuts, or 0.
    ESS_NETWORK, reported, when it is given up; ESS_LIMIT, reported, at the
    deadline; ESS_PARTIAL, not reported, if the user stopped it
    (remote.stop). */
enum ess_status ess_client_ask(struct ess_client *client,
                               struct ess_view query,
                               const struct ess_row_sink *rows,
                               unsigned long *ret_max_rows);

/** Send a SPARQL update, again as long as it surely was not done. The status
    is ESS_OK with ESS_WRITTEN alone; else as ess_client_ask gives it, but not
    reported: see ess_client_fail. Whoever sends again what is ESS_UNKNOWN
    asks ess_client_wait first. */
enum ess_status ess_client_update(struct ess_client *client,
                                  struct ess_view update,
                                  enum ess_outcome *ret);

/** Put `ntriples` in place of `graph` (Graph Store HTTP Protocol, 5.3), or
    add them to it if `add` (5.5); outcome and status as ess_client_update. */
enum ess_status ess_client_store(struct ess_client *client, bool add,
                                 struct ess_view graph,
                                 struct ess_view ntriples,
                                 struct ess_progress progress,
                                 enum ess_outcome *ret);

/** Before try `attempt` (2, 3, …) of what failed last: true after the time
    to wait for, false if it is not worth another try, or was stopped. */
bool ess_client_wait(struct ess_client *client, unsigned attempt);

/** Report what failed last, the request that writes, and return its
    status. */
enum ess_status ess_client_fail(struct ess_client *client);

/** Make haste, or not any longer: each request is tried once, and a few
    seconds are there even behind the deadline; errors go to `log`. Returns the
    log before. */
struct ess_log *ess_client_hurry(struct ess_client *client, bool hurry,
                                 struct ess_log *log);

/** True if the user gave up. */
bool ess_client_is_stopped(const struct ess_client *client);

#endif
