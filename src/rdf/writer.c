/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/writer.h"

void
ess_writer_see(const struct ess_writer *writer,
               const struct ess_statements *statements)
{
  for (size_t i = 0; writer->see && i < statements->n; ++i) {
    writer->see(writer->self, &statements->items[i]);
  }
}

enum ess_status
ess_writer_run(struct ess_writer *writer,
               const struct ess_statements *statements,
               struct ess_output *out)
{
  enum ess_status st = ESS_LIMIT;

  if (writer->self) {
    ess_writer_see(writer, statements);
    st = writer->begin(writer->self, out);
  }
  if (st == ESS_OK && statements->n) {
    st = writer->group(writer->self, statements);
  }
  if (st == ESS_OK) {
    st = writer->end(writer->self);
  }
  ess_writer_clear(writer);
  return st;
}

void
ess_writer_clear(struct ess_writer *writer)
{
  if (writer && writer->self) {
    writer->free(writer->self);
    *writer = (struct ess_writer){0};
  }
}

enum ess_status
ess_ntriples_write(const struct ess_dataset *dataset, bool graphs,
                   struct ess_output *out)
{
  const struct ess_statements all = ess_dataset_all(dataset);
  struct ess_writer writer = ess_ntriples_writer(graphs);
  return ess_writer_run(&writer, &all, out);
}

enum ess_status
ess_turtle_write(const struct ess_dataset *dataset,
                 const struct ess_prefixes *prefixes, struct ess_output *out)
{
  const struct ess_statements all = ess_dataset_all(dataset);
  struct ess_writer writer = ess_turtle_writer(prefixes);
  return ess_writer_run(&writer, &all, out);
}

enum ess_status
ess_jsonld_write(const struct ess_dataset *dataset,
                 const struct ess_prefixes *prefixes, struct ess_output *out)
{
  const struct ess_statements all = ess_dataset_all(dataset);
  struct ess_writer writer = ess_jsonld_writer(prefixes);
  return ess_writer_run(&writer, &all, out);
}
