/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/making.h"

#include "store/generation.h"
#include "store/trouble.h"
#include "store/writer.h"

#include <unistd.h>

static const char cannot_make[] = "cannot make the store";

/* In a folder where nobody else makes one. It is declared first, so that
   what is left of it if we are killed is known to be nobody's data. */
static enum ess_status
make(const struct ess_home *home, struct ess_log *log)
{
  struct ess_generation *first = NULL;
  enum ess_status st = ESS_OK;

  ess_home_discard(home, ESS_HOME_FIRST);
  st = ess_trouble(log, home->path, ess_home_declare(home, ESS_HOME_FIRST),
                   cannot_make);
  if (st == ESS_OK) {
    st = ess_generation_open(home, ESS_HOME_FIRST, ESS_GENERATION_MAKE,
                             &first, log);
  }
  ess_generation_close(first);
  if (st == ESS_OK) {
    st = ess_trouble(log, home->path, ess_home_switch(home), cannot_make);
  }
  return st;
}

/* Make a store in the open `home`, unless somebody was faster. Nothing is
   written to a folder that is somebody else's. */
static enum ess_status
settle(struct ess_home *home, unsigned wait, bool made, struct ess_log *log)
{
  int fd = -1;
  enum ess_status st = ess_home_vacant(home, true, log);

  if (st == ESS_OK) {
    st = ess_writer_take(home, wait, &fd, log);
  }
  if (st == ESS_OK && !ess_home_is_store(home)) {
    st = make(home, log);
    home->made = made && st == ESS_OK;
    if (st != ESS_OK) {
      ess_home_unmake(home, made);
    }
  }
  ess_writer_release(fd);
  return st;
}

enum ess_status
ess_making_store(const char *path, unsigned wait, struct ess_home *home,
                 struct ess_log *log)
{
  bool made = false;
  enum ess_status st = ess_home_make(path, home, &made, log);

  if (st == ESS_OK && !ess_home_is_store(home)) {
    st = settle(home, wait, made, log);
  }
  if (st != ESS_OK && made) {
    (void)rmdir(home->path); /* unless somebody else makes one in it */
  }
  if (st != ESS_OK) {
    ess_home_close(home);
  }
  return st;
}
