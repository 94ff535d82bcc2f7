/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/write.h"

#include "redland/rdfxml.h"

struct ess_writer
ess_writer_for(struct ess_world *world, const struct ess_syntax *syntax,
               const struct ess_prefixes *prefixes, struct ess_log *log)
{
  switch (syntax->id) {
  case ESS_TURTLE:
  case ESS_TRIG:
    return ess_turtle_writer(prefixes);
  case ESS_NTRIPLES:
  case ESS_NQUADS:
    return ess_ntriples_writer(syntax->graphs);
  case ESS_JSONLD:
    return ess_jsonld_writer(prefixes);
  case ESS_RDFXML:
    return ess_rdfxml_writer(world, prefixes, log);
  }
  return (struct ess_writer){0};
}

enum ess_status
ess_write(struct ess_world *world, struct ess_dataset *dataset,
          const struct ess_syntax *syntax,
          const struct ess_prefixes *prefixes, struct ess_output *out,
          struct ess_log *log)
{
  struct ess_writer writer = ess_writer_for(world, syntax, prefixes, log);

  if (!syntax->graphs) {
    ess_dataset_merge_graphs(dataset);
  }
  ess_dataset_sort(dataset);
  const struct ess_statements all = ess_dataset_all(dataset);
  return ess_writer_run(&writer, &all, out);
}

const struct ess_syntax *
ess_write_syntax(const struct ess_syntax *chosen, const char *output,
                 enum ess_syntax_id otherwise)
{
  const struct ess_syntax *by_name =
    output ? ess_syntax_of_path(output) : NULL;
  return chosen ? chosen : by_name ? by_name : ess_syntax_get(otherwise);
}
