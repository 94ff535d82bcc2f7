/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/patch.h"

#include "base/hash.h"
#include "rdf/writer.h"

enum { digits = 64 };

/* "A <s> <p> <o> <g> .": the graph is left out if it is the default one. */
static void
add_row(struct ess_buf *out, char code, const struct ess_statement *s)
{
  const struct ess_term *terms[] = {&s->subject, &s->predicate, &s->object,
                                    &s->graph};

  ess_buf_putc(out, code);
  for (size_t i = 0; i < 4 && terms[i]->kind != ESS_NONE; ++i) {
    ess_buf_putc(out, ' ');
    ess_ntriples_term(out, terms[i]);
  }
  ess_buf_puts(out, " .\n");
}

/* Each row is hashed together with the hash of those before it. */
static enum ess_status
hash_rows(char code, const struct ess_statements *statements,
          char hash[ess_hash_text_size])
{
  struct ess_buf text = {0};

  for (size_t i = 0; i < statements->n && text.status == ESS_OK; ++i) {
    ess_buf_reset(&text);
    ess_buf_add(&text, (struct ess_view){hash, digits});
    add_row(&text, code, &statements->items[i]);
    (void)ess_hash_text(ESS_HASH_SHA256, ess_buf_view(&text), hash);
  }
  const enum ess_status st = text.status;
  ess_buf_clear(&text);
  return st;
}

/* The version is 8, and the variant 10 in binary. */
static void
add_header(struct ess_buf *out, const char *hash)
{
  ess_buf_printf(out, "H id <urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s> .\nTX .\n",
                 hash, hash + 8, hash + 12, hash + 15, hash + 18);
}

static enum ess_status
write_rows(char code, const struct ess_statements *statements,
           struct ess_buf *line, struct ess_output *out)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < statements->n && st == ESS_OK; ++i) {
    ess_buf_reset(line);
    add_row(line, code, &statements->items[i]);
    st = line->status ? line->status
                      : ess_output_write(out, ess_buf_view(line));
  }
  return st;
}

enum ess_status
ess_patch_write(const struct ess_changes *changes, struct ess_output *out)
{
  char hash[ess_hash_text_size] = {0};
  struct ess_buf line = {0};

  (void)ess_hash_text(ESS_HASH_SHA256, ess_view_of(NULL), hash);
  enum ess_status st = hash_rows('D', &changes->removed, hash);
  st = st ? st : hash_rows('A', &changes->added, hash);
  add_header(&line, hash);
  st = st ? st : ess_output_write(out, ess_buf_view(&line));
  st = st ? st : write_rows('D', &changes->removed, &line, out);
  st = st ? st : write_rows('A', &changes->added, &line, out);
  ess_buf_clear(&line);
  return st ? st : ess_output_write(out, ess_view_of("TC .\n"));
}
