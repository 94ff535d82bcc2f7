/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/record.h"

int
ess_record_compare(const struct ess_record *a, const struct ess_record *b)
{
  const int order = ess_view_compare(a->key, b->key);
  return order ? order : ess_view_compare(a->payload, b->payload);
}
