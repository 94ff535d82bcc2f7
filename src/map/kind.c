/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/kind.h"

#include "base/buf.h"

static const struct ess_view unknown = ESS_VIEW("autre");

bool
ess_kind_state(struct ess_profile *profile,
               const struct ess_mapping *mapping, struct ess_view text,
               unsigned long line)
{
  const struct ess_label *kind =
    ess_mapping_whole(mapping, text, ESS_MEANS(KIND_NAME));
  if (!kind) {
    kind = ess_mapping_first(mapping, text, ESS_MEANS(KIND_NAME), NULL);
  }
  const struct ess_view slug = kind ? kind->detail : unknown;
  if (!profile->kind.line) {
    profile->kind = (struct ess_value){text, slug, line};
  }
  return ess_view_equal(profile->kind.value, slug);
}

/* `named` is NULL if the name says no kind either. */
static void
add_doubt(struct ess_profile *profile, const struct ess_label *named)
{
  struct ess_buf note = {0};

  if (profile->kind.line) {
    ess_buf_puts(&note, "La page indique « ");
    ess_buf_add(&note, profile->kind.written);
    ess_buf_puts(&note, " »");
  } else {
    ess_buf_puts(&note, "La page n’indique pas de type");
  }
  if (named) {
    ess_buf_puts(&note, profile->kind.line ? ", le nom indique « "
                                           : " ; le nom indique « ");
    ess_buf_add(&note, named->name);
    ess_buf_puts(&note, " »");
  } else if (profile->kind.line) {
    ess_buf_puts(&note, ", un type inconnu");
  }
  /* The fact of the kind is the last one added; that of the name is first. */
  ess_profile_doubt(
    profile, ESS_V_ESS_doubtAboutKind, ess_buf_view(&note),
    &profile->facts[profile->kind.line ? profile->n_facts - 1 : 0]);
  ess_buf_clear(&note);
}

static void
add_fact(struct ess_profile *profile)
{
  const struct ess_value *kind = &profile->kind;
  struct ess_buf value = {0};

  if (ess_view_equal(kind->value, profile->kind_slug)) {
    ess_buf_add(&value, kind->value);
  } else {
    ess_buf_puts(&value, "as-written=");
    ess_buf_add(&value, kind->value);
    ess_buf_puts(&value, ";corrected=");
    ess_buf_add(&value, profile->kind_slug);
  }
  (void)ess_profile_fact(profile, "kind", kind->written,
                         ess_buf_view(&value), kind->line);
  ess_buf_clear(&value);
}

/* True if the kind that is settled is not what the page clearly states. */
static bool
is_doubtful(const struct ess_profile *profile,
            const struct ess_mapping *mapping)
{
  const struct ess_value *kind = &profile->kind;
  if (!kind->line || !ess_view_equal(kind->value, profile->kind_slug)) {
    return true;
  }
  return ess_view_equal(kind->value, unknown) &&
         !ess_mapping_whole(mapping, kind->written, ESS_MEANS(KIND_NAME));
}

const struct ess_view *
ess_kind_given(const struct ess_mapping *mapping, const char *given,
               struct ess_log *log)
{
  const struct ess_label *kind = ess_mapping_kind(mapping, given);
  if (!kind) {
    (void)ess_fail(log, ESS_USAGE, NULL, "see the names in kinds.ttl",
                   "--kind: there is no kind \"%s\"", given);
  }
  return kind ? &kind->detail : NULL;
}

void
ess_kind_settle(struct ess_profile *profile,
                const struct ess_mapping *mapping,
                const struct ess_view *given)
{
  int at = -1;
  const struct ess_label *named = ess_mapping_first(
    mapping, profile->name.value, ESS_MEANS(KIND_NAME), &at);

  named = at == 0 ? named : NULL;
  if (given && !profile->kind.line) {
    profile->kind_slug = *given;
    profile->kind_name = ess_mapping_kind_name(mapping, *given);
    return;
  }
  profile->kind_slug = named                ? named->detail
                       : profile->kind.line ? profile->kind.value
                                            : unknown;
  profile->kind_name = ess_mapping_kind_name(mapping, profile->kind_slug);
  if (profile->kind.line) {
    add_fact(profile);
  }
  if (is_doubtful(profile, mapping)) {
    add_doubt(profile, named);
  }
}
