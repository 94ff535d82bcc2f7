/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SPARQL Query Results XML Format to rows (layer 5). The only door to
   libxml2's reader in net/. */

#ifndef ESSAIM_NET_RESULTS_XML_H
#define ESSAIM_NET_RESULTS_XML_H

#include "base/diag.h"
#include "rdf/sink.h"

/** Read `document`, the whole answer of a server, into `rows`, row by row.
    ESS_NETWORK, reported at its line under the name `source`, if it is not
    well-formed, not this format, cut short, or has a DOCTYPE: then `rows` may
    have received what was before. Nothing is fetched. Control characters that
    XML 1.0 cannot hold are left out (net/controls.h). Virtuoso's way of
    answering ASK, a column "__ASK_RETVAL", is made a boolean. */
enum ess_status ess_results_xml_read(struct ess_view document,
                                     const char *source,
                                     const struct ess_row_sink *rows,
                                     struct ess_log *log);

#endif
