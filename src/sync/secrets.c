/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/secrets.h"

#include "base/file.h"
#include "net/netrc.h"

#include <string.h>

static void
wipe(struct ess_buf *secret)
{
  if (secret->data) {
    explicit_bzero(secret->data, secret->cap);
  }
  ess_buf_clear(secret);
}

void
ess_secrets_wipe(struct ess_secrets *secrets)
{
  wipe(&secrets->password);
  wipe(&secrets->token);
}

/* A secret from the variable `name`. */
static enum ess_status
take_variable(const char *(*environment)(const char *name), const char *name,
              struct ess_buf *secret, struct ess_log *log)
{
  const char *value = environment(name);

  ess_buf_puts(secret, value ? value : "");
  return secret->len
           ? secret->status
           : ess_fail(log, ESS_USAGE, NULL, NULL,
                      "the variable %s, which shall hold a secret, is not "
                      "set",
                      name);
}

/* A secret from the first line of the file `path`. */
static enum ess_status
take_file(const char *path, struct ess_buf *secret, struct ess_log *log)
{
  const struct ess_place place = {path, 1, 0, {NULL, 0}};

  enum ess_status st = ess_netrc_check(path, log);
  if (st == ESS_OK) {
    st = ess_file_read(path, secret, log);
  }
  if (st == ESS_OK) {
    ess_buf_truncate(secret, strcspn(ess_buf_str(secret), "\r\n"));
    st = secret->len ? ESS_OK
                     : ess_fail(log, ESS_USAGE, &place, NULL,
                                "there is no secret in this line");
  }
  return st;
}

static enum ess_status
take_secret(const char *(*environment)(const char *name), const char *name,
            const char *path, struct ess_buf *secret, const char **ret,
            struct ess_log *log)
{
  enum ess_status st = ESS_OK;

  wipe(secret);
  if (name) {
    st = take_variable(environment, name, secret, log);
  } else if (path) {
    st = take_file(path, secret, log);
  }
  *ret = name || path ? ess_buf_str(secret) : NULL;
  return st;
}

/* The way to log in, if the settings do not say which. */
static enum ess_auth
choose_auth(enum ess_auth usual, const struct ess_login *login)
{
  return login->token                    ? ESS_AUTH_BEARER
         : !login->user && !login->netrc ? ESS_AUTH_NONE
         : usual == ESS_AUTH_NONE || usual == ESS_AUTH_BEARER
           ? ESS_AUTH_BASIC
           : usual;
}

/* What is missing of a login; or NULL. */
static const char *
what_is_missing(const struct ess_login *login)
{
  const bool bearer = login->auth == ESS_AUTH_BEARER;
  const bool named = login->netrc || (login->user && login->password);

  return login->password && !login->user ? "there is a password, but no user"
         : login->key_file && !login->cert_file
           ? "there is a key-file, but no cert-file"
         : login->auth == ESS_AUTH_NONE    ? NULL
         : bearer ? login->token ? NULL : "there is no token to log in with"
         : !named ? "there is no user and password to log in with"
         : login->auth == ESS_AUTH_SIGV4 && !login->region
           ? "there is no region to sign for"
           : NULL;
}

enum ess_status
ess_secrets_take(struct ess_secrets *secrets, struct ess_draft *draft,
                 const char *(*environment)(const char *name),
                 struct ess_log *log)
{
  struct ess_login *login = &draft->target.remote.login;

  enum ess_status st =
    take_secret(environment, draft->password_env, draft->password_file,
                &secrets->password, &login->password, log);
  if (st == ESS_OK) {
    st = take_secret(environment, draft->token_env, draft->token_file,
                     &secrets->token, &login->token, log);
  }
  if (st != ESS_OK) {
    return st;
  }
  if (!draft->auth_given) {
    login->auth = choose_auth(login->auth, login);
  }
  const char *missing = what_is_missing(login);
  return missing ? ess_fail(log, ESS_USAGE, NULL,
                            "set user and password-env or password-file, or "
                            "netrc; or token-env or token-file",
                            "the login of the target \"%s\" is not whole: "
                            "%s",
                            draft->target.name, missing)
                 : ESS_OK;
}
