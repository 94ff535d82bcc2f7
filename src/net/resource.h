/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Documents of the web (layer 5), over http.h: one GET, or a few. */

#ifndef ESSAIM_NET_RESOURCE_H
#define ESSAIM_NET_RESOURCE_H

#include "net/http.h"

/** A document; `{0}` before it is there. */
struct ess_resource {
  struct ess_buf url;        /**< Where it was, behind all redirects */
  struct ess_buf content;
  struct ess_buf media_type; /**< As in struct ess_response; may be empty */
};

/** Free what `resource` holds; NULL is fine. */
void ess_resource_clear(struct ess_resource *resource);

/** GET what `how` says: its URL, what it accepts, how long it may take; its
    other members are as for any request without a body. Nobody logs in, so
    redirects are followed, a few of them, but none from https to http. Any
    other status than 200 is ESS_NETWORK, reported with what the server said;
    other errors as ess_http. */
enum ess_status ess_resource_get(const struct ess_http_request *how,
                                 struct ess_resource *ret,
                                 struct ess_log *log);

#endif
