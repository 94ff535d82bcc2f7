/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* LOAD (layer 5; SPARQL 1.1 Update, section 3.1.4): a document from the web
   into the store, if the request was lent a fetcher. */

#ifndef ESSAIM_SPARQL_LOAD_H
#define ESSAIM_SPARQL_LOAD_H

#include "sparql/run.h"

/** Add what the document of `operation`, a LOAD, states: INTO GRAPH all of it
    to that graph, else to the graphs that it names itself. Behind SILENT all
    of it or nothing. ESS_BAD_INPUT, reported, if nothing may be fetched or the
    document is not sound; ESS_NETWORK; ESS_IO; ESS_LIMIT. */
enum ess_status ess_load_document(struct ess_run *run,
                                  const struct ess_operation *operation);

#endif
