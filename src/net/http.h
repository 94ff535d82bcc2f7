/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* HTTP (layer 5): one request, one response. The only door to libcurl. */

#ifndef ESSAIM_NET_HTTP_H
#define ESSAIM_NET_HTTP_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/progress.h"
#include "net/login.h"

/** Connections that are kept from one request to the next; opaque. */
struct ess_connection;

/** How much is known of a request that was not answered. */
enum ess_delivery {
  ESS_ANSWERED, /**< There is a complete answer */
  ESS_NOT_SENT, /**< It did not reach the server: nothing was done */
  ESS_MAYBE     /**< It may have been carried out, or may be later */
};

/** One request; everything is borrowed for the call. */
struct ess_http_request {
  const char *method;       /**< "GET", "PUT", "POST" */
  const char *url;          /**< http or https; nothing else is spoken */
  const char *accept;       /**< Accept header, or NULL */
  const char *content_type; /**< Of `body`, or NULL: no body */
  struct ess_view body;     /**< Sent with an exact Content-Length */
  struct ess_login login;
  const char *contact;      /**< Behind the name in User-Agent; or NULL */
  const char *ca_file;      /**< PEM file of further authorities; or NULL */
  long timeout_seconds;     /**< Whole request; 0: the default */
  long timeout_ms;          /**< In its place, unless 0 */
  const volatile bool *stop; /**< Set when the user gives up; or NULL */
  size_t max_response;      /**< Bytes; 0: the default of 1 GiB */
  struct ess_connection *connection; /**< To use and keep; or NULL */
  bool repeatable;          /**< It changes nothing: it may be sent once more if
                                 a kept connection turns out to be closed. GET
                                 always may */
  struct ess_progress progress; /**< Told of what is sent */
};

/** The response. `{0}` before the call; free with ess_response_clear. */
struct ess_response {
  long status;              /**< HTTP status code */
  struct ess_buf body;      /**< At most `max_response` bytes */
  struct ess_buf media_type; /**< Without parameters, lower case */
  struct ess_buf location;  /**< Where a redirect points to; or empty */
  struct ess_buf server;    /**< What it calls itself (Server); or empty */
  unsigned long max_rows;   /**< X-SPARQL-MaxRows: Virtuoso cuts there; 0:
                                 the server did not send it */
  long retry_after;         /**< Seconds to wait, by Retry-After (RFC 9110,
                                 10.2.3), or -1: the server did not say */
  enum ess_delivery delivery; /**< If ess_http failed: how far it came */
};

/** Free what `response` holds; NULL is fine. */
void ess_response_clear(struct ess_response *response);

/** Run `request`. TLS is verified, redirects are not followed. ESS_OK for
    any complete response, whatever its status code; otherwise, reported
    under the URL (never with a password), ESS_NETWORK or ESS_LIMIT, ESS_USAGE
    for a URL that is not one or holds a login, or that is plain http to another
    machine with a login, ESS_IO for a netrc file that cannot be read or that
    others can read. ESS_NETWORK, too, if the user stopped it, who knows.
    `delivery` tells if it may have been carried out; the request is never sent
    a second time without the caller's leave (`repeatable`). */
enum ess_status ess_http(const struct ess_http_request *request,
                         struct ess_response *response, struct ess_log *log);

/** No connections yet, or NULL without memory. Free with
    ess_connection_free. For one thread. */
struct ess_connection *ess_connection_new(void);

/** Close and free `connection`; NULL is fine. */
void ess_connection_free(struct ess_connection *connection);

/** Append `url` as messages show it: without its query, where keys stand. */
void ess_url_show(struct ess_buf *out, const char *url);

/** Append `text` percent-encoded for a query string (RFC 3986). */
void ess_url_escape(struct ess_buf *out, struct ess_view text);

#endif
