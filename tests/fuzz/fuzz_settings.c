/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Files of targets. Of each target that is sound, what it relies on must be
   there, and its abilities must come back from the profile that they make. */

#include "fuzz.h"
#include "sync/keys.h"

#include <stdlib.h>

static const char *
environment(const char *name)
{
  return name[0] == 'P' ? "a secret" : NULL;
}

static void
must(bool good)
{
  if (!good) {
    abort();
  }
}

/* The profile, behind a target that has nothing else, read as settings. */
static void
write_and_read(const struct ess_abilities *abilities)
{
  struct ess_settings *settings = NULL;
  struct ess_target target = {0};
  struct ess_buf text = {0};

  ess_buf_puts(&text, "[target a]\nendpoint = http://e.org/\n");
  ess_keys_add_abilities(&text, abilities);
  must(ess_settings_parse(ess_buf_view(&text), "fuzz", environment,
                          &settings, NULL) == ESS_OK);
  must(ess_settings_target(settings, "a", NULL, &target, NULL) == ESS_OK);
  must(target.abilities.put == abilities->put &&
       target.abilities.update == abilities->update &&
       target.abilities.move == abilities->move &&
       target.abilities.whole_put == abilities->whole_put &&
       target.abilities.typed_strings == abilities->typed_strings &&
       target.abilities.page_rows == abilities->page_rows &&
       target.abilities.batch == abilities->batch &&
       target.abilities.max_body == abilities->max_body &&
       target.abilities.likeness == abilities->likeness);
  ess_settings_free(settings);
  ess_buf_clear(&text);
}

static void
look_at(const struct ess_target *target)
{
  const struct ess_login *login = &target->remote.login;

  must(target->server && target->name && target->remote.query_url);
  must(target->abilities.page_rows > 0 && target->abilities.batch > 0);
  must(login->auth == ESS_AUTH_NONE || login->token || login->netrc ||
       (login->user && login->password));
  write_and_read(&target->abilities);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  const struct ess_view document = {(const char *)data, n};
  struct ess_settings *settings = NULL;
  struct ess_target target = {0};
  const char *name = NULL;

  if (ess_settings_parse(document, "fuzz", environment, &settings, NULL) ==
      ESS_OK) {
    for (size_t i = 0; (name = ess_settings_name(settings, i)); ++i) {
      if (ess_settings_target(settings, name, NULL, &target, NULL) ==
          ESS_OK) {
        look_at(&target);
      }
    }
    ess_settings_free(settings);
  }
  return 0;
}
