/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/explain.h"

#include "rdf/json.h"

/* -------------------------------------------------------------------- text */

static void
add_line(struct ess_explanation *x, const struct ess_step *step)
{
  struct ess_buf *out = &x->text;

  if (!out->len) {
    ess_buf_puts(out, "    expected         rows         ms  step\n");
  }
  if (step->estimate < 0) {
    ess_buf_printf(out, "%12s", "-");
  } else {
    ess_buf_printf(out, "%12.0f", step->estimate);
  }
  ess_buf_printf(out, " %12zu %10.3f  %*s%s", step->rows,
                 step->seconds * 1e3, (int)(2 * step->depth), "",
                 step->what);
  if (step->text.n) {
    ess_buf_putc(out, ' ');
    ess_buf_add(out, step->text);
  }
  if (step->way) {
    ess_buf_printf(out, " [%s]", step->way);
  }
  if (step->times > 1) {
    ess_buf_printf(out, " (%zu times)", step->times);
  }
  ess_buf_putc(out, '\n');
}

/* -------------------------------------------------------------------- JSON */

/* Indented, so that it can be read. */
static void
new_line(struct ess_explanation *x, unsigned depth)
{
  ess_buf_printf(&x->text, "\n%*s", (int)(2 * depth), "");
}

/* Close the steps that are not around one that is `depth` steps deep. */
static void
close_steps(struct ess_explanation *x, unsigned depth)
{
  while (x->open > depth) {
    ess_buf_puts(&x->text, "]}");
    --x->open;
  }
}

static void
add_object(struct ess_explanation *x, const struct ess_step *step)
{
  struct ess_buf *out = &x->text;
  const bool first = x->open <= step->depth && (!out->len || x->open);

  if (!out->len) {
    ess_buf_puts(out, "{\"steps\": [");
  }
  if (!first) {
    close_steps(x, step->depth);
    ess_buf_putc(out, ',');
  }
  new_line(x, step->depth + 1);
  ess_buf_puts(out, "{\"operation\": ");
  ess_json_string(out, ess_view_of(step->what));
  if (step->text.n) {
    ess_buf_puts(out, ", \"pattern\": ");
    ess_json_string(out, step->text);
  }
  if (step->way) {
    ess_buf_puts(out, ", \"way\": ");
    ess_json_string(out, ess_view_of(step->way));
  }
  if (step->estimate >= 0) {
    ess_buf_printf(out, ", \"expected\": %.0f", step->estimate);
  }
  ess_buf_printf(out,
                 ", \"times\": %zu, \"rows\": %zu, \"milliseconds\": %.3f, "
                 "\"steps\": [",
                 step->times, step->rows, step->seconds * 1e3);
  ++x->open;
}

static void
on_step(void *self, const struct ess_step *step)
{
  struct ess_explanation *x = self;

  if (x->json) {
    add_object(x, step);
  } else {
    add_line(x, step);
  }
}

struct ess_step_sink
ess_explanation_sink(struct ess_explanation *explanation)
{
  return (struct ess_step_sink){on_step, explanation};
}

void
ess_explanation_end(struct ess_explanation *explanation)
{
  struct ess_buf *out = &explanation->text;

  if (!explanation->json) {
    return;
  }
  if (!out->len) {
    ess_buf_puts(out, "{\"steps\": [");
  }
  close_steps(explanation, 0);
  ess_buf_puts(out, "]}\n");
}
