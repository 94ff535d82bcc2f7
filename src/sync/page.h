/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One page of a remote graph (layer 5, above net and sparql): the rows behind
   a key, in the order of keys. */

#ifndef ESSAIM_SYNC_PAGE_H
#define ESSAIM_SYNC_PAGE_H

#include "rdf/dataset.h"
#include "sync/client.h"

/** What the rows of a page are sorted by. Each level is for what has more
    rows than a page with the same key of the level before. */
enum ess_page_level {
  ESS_PAGE_SUBJECT,
  ESS_PAGE_PREDICATE, /**< Of one subject */
  ESS_PAGE_OBJECT     /**< Of one subject and predicate */
};

/** Which rows. */
struct ess_page_range {
  struct ess_view graph;
  enum ess_page_level level;
  struct ess_view subject;   /**< An IRI; from ESS_PAGE_PREDICATE on */
  struct ess_view predicate; /**< An IRI; for ESS_PAGE_OBJECT */
  bool blank;                /**< Those whose key is a blank node, which are in
                                  no order; else all others */
  struct ess_term behind;    /**< Only those whose keys are behind this one;
                                  ESS_NONE: all */
  size_t limit;              /**< At most as many rows */
};

/** Read the rows of `range` into `page`, which is emptied first, as triples.
    `*ret_full` tells if there may be more. Errors as ess_client_ask. */
enum ess_status ess_page_read(struct ess_client *client,
                              const struct ess_page_range *range,
                              struct ess_dataset *page, bool *ret_full);

/** The key of `statement` at `level`. */
struct ess_term ess_page_key(const struct ess_statement *statement,
                             enum ess_page_level level);

#endif
