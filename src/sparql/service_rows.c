/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/service_rows.h"

#include <stdlib.h>

void
ess_incoming_clear(struct ess_incoming *incoming)
{
  free(incoming->variables);
  incoming->variables = NULL;
  ess_buf_clear(&incoming->prefix);
  ess_buf_clear(&incoming->label);
}

static enum ess_status
fail(struct ess_incoming *in, enum ess_status st)
{
  in->status = in->status ? in->status : st;
  return st;
}

/* The variable called `name` that was asked for; else the last column, which
   is nobody's. */
static ess_variable
variable_of(const struct ess_incoming *in, struct ess_view name)
{
  const struct ess_request *request = in->run->request;

  for (size_t i = 0; i < request->n_variables; ++i) {
    if (in->scope[i] && ess_view_equal(request->variables[i], name)) {
      return (ess_variable)i;
    }
  }
  return (ess_variable)(in->run->width - 1);
}

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  struct ess_incoming *in = self;

  ess_incoming_clear(in);
  in->n = n;
  in->variables = calloc(n + 1, sizeof *in->variables);
  if (!in->variables) {
    return fail(in, ess_run_memory(in->run));
  }
  for (size_t k = 0; k < n; ++k) {
    in->variables[k] = variable_of(in, names[k]);
  }
  /* Labels mean something within one answer alone. */
  return fail(in, ess_run_blank_prefix(in->run, &in->prefix));
}

/* The label of a blank node here: what no grammar forbids. */
static void
set_label(struct ess_incoming *in, struct ess_view there)
{
  ess_buf_reset(&in->label);
  ess_buf_add(&in->label, ess_buf_view(&in->prefix));
  for (size_t i = 0; i < there.n; ++i) {
    const char c = there.s[i];
    if (ess_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      ess_buf_putc(&in->label, c);
    } else {
      ess_buf_printf(&in->label, "_%02x", (unsigned)(unsigned char)c);
    }
  }
}

static enum ess_status
put(struct ess_incoming *in, const struct ess_term *term, ess_id *cell)
{
  struct ess_term here = *term;

  if (term->kind == ESS_BLANK) {
    set_label(in, term->value);
    here.value = ess_buf_view(&in->label);
  }
  return in->label.status ? ess_run_memory(in->run)
                          : ess_run_id(in->run, &here, cell);
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  struct ess_incoming *in = self;
  const size_t none = in->run->width - 1;
  ess_id *row = ess_table_add(in->table);
  enum ess_status st = row ? ESS_OK : ess_run_memory(in->run);

  for (size_t k = 0; k < n && k < in->n && st == ESS_OK; ++k) {
    if (terms[k].kind != ESS_NONE && in->variables[k] != none) {
      st = put(in, &terms[k], &row[in->variables[k]]);
    }
  }
  st = st ? st : ess_run_check(in->run, in->table);
  return fail(in, st);
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  const struct ess_incoming *in = self;
  const struct ess_place place = {in->url, 0, 0, {NULL, 0}};

  (void)answer;
  return ess_fail(in->log, ESS_NETWORK, &place,
                  "check that the URL is that of a SPARQL endpoint",
                  "the answer is yes or no, not rows");
}

struct ess_row_sink
ess_incoming_sink(struct ess_incoming *incoming)
{
  return (struct ess_row_sink){on_begin, on_row, on_boolean, incoming};
}
