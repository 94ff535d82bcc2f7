/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/doctor_inside.h"

#define SUBJECT "<https://w3id.org/essaim/doctor>"
#define PREDICATE "<https://w3id.org/essaim/doctor#value>"
#define VALUE(text) SUBJECT " " PREDICATE " \"" text "\""

/* `before` GRAPH <graph> { `inside` } `behind` */
static void
add_part(struct ess_doctor *d, struct ess_buf *out, enum ess_scratch which,
         const char *before, const char *inside, const char *behind)
{
  ess_buf_printf(out, "%sGRAPH <", before);
  ess_doctor_graph(d, which, out);
  ess_buf_printf(out, "> { %s }%s", inside, behind);
}

static bool
insert(struct ess_doctor *d, enum ess_scratch which, const char *data)
{
  struct ess_buf update = {0};

  add_part(d, &update, which, "INSERT DATA { ", data, " }");
  const bool good = ess_doctor_update(d, &update);
  ess_buf_clear(&update);
  return good;
}

/* Put `with` in place of `out`, where `guard` is there. */
static bool
change(struct ess_doctor *d, enum ess_scratch which, const char *out,
       const char *with, const char *guard)
{
  struct ess_buf update = {0};

  add_part(d, &update, which, "DELETE { ", out, " } ");
  add_part(d, &update, which, "INSERT { ", with, " } ");
  add_part(d, &update, which, "WHERE { ", guard, " }");
  const bool good = ess_doctor_update(d, &update);
  ess_buf_clear(&update);
  return good;
}

static void
try_insert(struct ess_doctor *d)
{
  const bool good = insert(d, ESS_SCRATCH_UPDATE, VALUE("one")) &&
                    ess_doctor_has(d, ESS_SCRATCH_UPDATE, 1, VALUE("one"), 1);
  d->can.update = good;
  ess_doctor_tell_if(d, "update", "takes SPARQL updates", good);
}

/* A delta is safe only if it does nothing where its guard is not. */
static void
try_guard(struct ess_doctor *d)
{
  const enum ess_scratch g = ESS_SCRATCH_UPDATE;
  const bool good =
    change(d, g, VALUE("one"), VALUE("two"), VALUE("one")) &&
    ess_doctor_has(d, g, 1, VALUE("two"), 1) &&
    change(d, g, VALUE("two"), VALUE("three"), VALUE("one")) &&
    ess_doctor_has(d, g, 1, VALUE("two"), 1);
  d->can.update = good;
  ess_doctor_tell_if(d, "guard", "changes statements under a condition",
                     good);
}

/* `n` statements; those of another `round` are others. */
static void
add_many(struct ess_buf *out, unsigned n, int round)
{
  for (unsigned i = 0; i < n; ++i) {
    ess_buf_printf(out,
                   "<https://w3id.org/essaim/doctor/%d/%u> " PREDICATE
                   " \"a statement as long as they often are, number %u\" "
                   ".\n",
                   round, i, i);
  }
}

/* As deltas are sent: INSERT DATA, then half out and half in. */
static bool
holds(struct ess_doctor *d, unsigned n)
{
  const enum ess_scratch g = ESS_SCRATCH_BATCH;
  struct ess_buf all = {0};
  struct ess_buf out = {0};
  struct ess_buf in = {0};
  struct ess_buf guard = {0};

  add_many(&all, n, (int)n);
  add_many(&out, n / 2, (int)n);
  add_many(&in, n / 2, (int)n + 1);
  add_many(&guard, 1, (int)n);
  bool good = all.status == ESS_OK && insert(d, g, ess_buf_str(&all)) &&
              change(d, g, ess_buf_str(&out), ess_buf_str(&in),
                     ess_buf_str(&guard)) &&
              ess_doctor_has(d, g, n, NULL, 0);
  good = good && ess_doctor_clear(d, g);
  ess_buf_clear(&all);
  ess_buf_clear(&out);
  ess_buf_clear(&in);
  ess_buf_clear(&guard);
  return good;
}

static void
try_batch(struct ess_doctor *d)
{
  static const unsigned sizes[] = {100, 500, 1000, 2500, 5000};
  struct ess_buf detail = {0};
  unsigned most = 0;
  size_t i = 0;

  while (i < sizeof sizes / sizeof sizes[0] && holds(d, sizes[i])) {
    most = sizes[i++];
  }
  ess_buf_printf(&detail, "%u at once", most);
  if (i < sizeof sizes / sizeof sizes[0]) {
    ess_buf_printf(&detail, "; not %u: %s", sizes[i],
                   ess_buf_str(&d->failure.text));
  }
  d->can.batch = most ? most : d->can.batch;
  ess_doctor_tell(d, "batch", "takes updates of many statements",
                  most ? ESS_FINDING_YES : ESS_FINDING_NO,
                  ess_buf_str(&detail));
  ess_buf_clear(&detail);
}

static void
try_move(struct ess_doctor *d)
{
  struct ess_buf update = {0};

  ess_buf_puts(&update, "MOVE GRAPH <");
  ess_doctor_graph(d, ESS_SCRATCH_FROM, &update);
  ess_buf_puts(&update, "> TO GRAPH <");
  ess_doctor_graph(d, ESS_SCRATCH_TO, &update);
  ess_buf_putc(&update, '>');
  const bool good =
    insert(d, ESS_SCRATCH_FROM, VALUE("new")) &&
    insert(d, ESS_SCRATCH_TO, VALUE("old")) &&
    ess_doctor_update(d, &update) &&
    ess_doctor_has(d, ESS_SCRATCH_TO, 1, VALUE("new"), 1) &&
    ess_doctor_has(d, ESS_SCRATCH_FROM, 0, NULL, 0);
  d->can.move = good;
  ess_doctor_tell_if(d, "move", "moves a graph over another", good);
  ess_buf_clear(&update);
}

void
ess_doctor_try_updates(struct ess_doctor *d)
{
  static const char text[] = "takes SPARQL updates";

  if (!d->target.remote.update_url || !d->target.abilities.update) {
    d->can.update = false;
    ess_doctor_tell(d, "update", text, ESS_FINDING_SKIPPED,
                    "the target has no URL for them");
  } else {
    try_insert(d);
    if (d->can.update) {
      try_guard(d);
    }
  }
  d->can.move &= d->can.update;
  if (d->can.update) {
    try_batch(d);
    try_move(d);
  }
}

/* ------------------------------------------------------------ graph store */

static void
try_put(struct ess_doctor *d)
{
  const bool good =
    ess_doctor_store(d, false, ESS_SCRATCH_PUT,
                     ess_view_of(VALUE("one") " .\n")) &&
    ess_doctor_has(d, ESS_SCRATCH_PUT, 1, VALUE("one"), 1) &&
    ess_doctor_store(d, false, ESS_SCRATCH_PUT,
                     ess_view_of(VALUE("two") " .\n")) &&
    ess_doctor_has(d, ESS_SCRATCH_PUT, 1, VALUE("two"), 1);
  d->can.put = good;
  ess_doctor_tell_if(d, "put", "puts graphs in place of others", good);
}

/* A document that ends in the middle of a literal. */
static void
try_bad_put(struct ess_doctor *d)
{
  static const char text[] = "keeps the old graph if a PUT fails";
  struct ess_buf bad = {0};

  add_many(&bad, 2000, 0);
  ess_buf_puts(&bad, SUBJECT " " PREDICATE " \"no end .\n");
  const bool taken =
    ess_doctor_store(d, false, ESS_SCRATCH_PUT, ess_buf_view(&bad));
  const bool kept =
    ess_doctor_has(d, ESS_SCRATCH_PUT, 1, VALUE("two"), 1);
  ess_buf_clear(&bad);
  /* Of a server that nobody knows this proves too little: a reader might see
     a part of a PUT that goes well. */
  const bool known = d->target.server != ess_server_at(0);
  d->can.whole_put = !taken && kept && known;
  ess_doctor_tell(d, "whole-put", text,
                  taken || !kept ? ESS_FINDING_NO
                  : known        ? ESS_FINDING_YES
                                 : ESS_FINDING_NOTE,
                  taken   ? "it takes what is no N-Triples"
                  : !kept ? "the old graph is gone, or parts of the new one "
                            "are there"
                  : known ? NULL
                          : "set whole-put = yes if its documents say that "
                            "readers see no part of a PUT");
}

void
ess_doctor_try_store(struct ess_doctor *d)
{
  if (!d->target.remote.store_url || !d->target.abilities.put) {
    d->can.put = false;
    ess_doctor_tell(d, "put", "puts graphs in place of others",
                    ESS_FINDING_SKIPPED,
                    "the target has no URL of a graph store");
  } else {
    try_put(d);
  }
  d->can.whole_put &= d->can.put;
  if (d->can.put) {
    try_bad_put(d);
  }
}
