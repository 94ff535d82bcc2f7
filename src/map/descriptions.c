/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What a page tells about an action: its lines, from behind its title up to
   the next action. */

#include "map/reading.h"

#include "base/text.h"

void
ess_close_description(struct ess_reading *r)
{
  if (r->described) {
    ess_profile_property(r->profile, r->described, ESS_V_DCT_description,
                         ESS_VALUE_PROSE, ess_buf_view(&r->description));
  }
  r->described = 0;
  ess_buf_reset(&r->description);
}

void
ess_open_description(struct ess_reading *r, size_t part,
                     struct ess_view text)
{
  ess_close_description(r);
  r->described = part;
  ess_text_squeeze(&r->description, text);
}

/* Outside of a section of actions, a paragraph below a list of them is about
   the last one only if it announces a list, which is that action's. */
static bool
leaves_action(const struct ess_reading *r)
{
  return r->action != r->described ||
         (!ess_reading_in(r, "actions") && r->line->gap && !r->item &&
          !ess_view_ends(r->line->text, ":"));
}

void
ess_describe(struct ess_reading *r)
{
  if (leaves_action(r)) {
    ess_close_description(r);
  }
  if (r->described) {
    if (r->description.len) {
      ess_buf_putc(&r->description, '\n');
    }
    ess_text_squeeze(&r->description, r->line->shape == ESS_SHAPE_ITEM
                                        ? r->line->whole
                                        : r->line->text);
  }
}
