/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/write.h"

#include "rdf/writer.h"
#include "redland/rdfxml.h"

enum ess_status
ess_write(struct ess_world *world, struct ess_dataset *dataset,
          const struct ess_syntax *syntax,
          const struct ess_prefixes *prefixes, struct ess_output *out,
          struct ess_log *log)
{
  if (!syntax->graphs) {
    ess_dataset_merge_graphs(dataset);
  }
  ess_dataset_sort(dataset);
  switch (syntax->id) {
  case ESS_TURTLE:
  case ESS_TRIG:
    return ess_turtle_write(dataset, prefixes, out);
  case ESS_NTRIPLES:
  case ESS_NQUADS:
    return ess_ntriples_write(dataset, syntax->graphs, out);
  case ESS_JSONLD:
    return ess_jsonld_write(dataset, prefixes, out);
  case ESS_RDFXML:
    return ess_rdfxml_write(world, dataset, prefixes, out, log);
  }
  return ESS_BUG;
}

const struct ess_syntax *
ess_write_syntax(const struct ess_syntax *chosen, const char *output,
                 enum ess_syntax_id otherwise)
{
  const struct ess_syntax *by_name =
    output ? ess_syntax_of_path(output) : NULL;
  return chosen ? chosen : by_name ? by_name : ess_syntax_get(otherwise);
}
