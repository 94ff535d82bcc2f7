/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Who asks, and what must not be told of it (layer 5). */

#ifndef ESSAIM_NET_LOGIN_H
#define ESSAIM_NET_LOGIN_H

#include "base/buf.h"

/** How to log in. */
enum ess_auth {
  ESS_AUTH_NONE,
  ESS_AUTH_BASIC,  /**< User and password (RFC 7617) */
  ESS_AUTH_DIGEST, /**< The same, not sent themselves (RFC 7616) */
  ESS_AUTH_BEARER, /**< A token (RFC 6750) */
  ESS_AUTH_SIGV4   /**< Requests signed as Amazon's services ask for: the user
                        is the access key, the password the secret one */
};

/** A login; all borrowed, none of it from a command line but names. */
struct ess_login {
  enum ess_auth auth;
  const char *user;      /**< When not from `netrc` */
  const char *password;
  const char *netrc;     /**< File in netrc form to log in from; or NULL */
  const char *token;     /**< With ESS_AUTH_BEARER */
  const char *region;    /**< With ESS_AUTH_SIGV4: "eu-west-3" */
  const char *cert_file; /**< PEM file of a client certificate; or NULL */
  const char *key_file;  /**< PEM file of its key; or NULL: in `cert_file` */
};

/** Replace by "***", in `text`, the password and the token of `login` (NULL:
    nobody's), as they are and as Basic sends them, and whatever follows the
    words Basic, Bearer and Digest: servers repeat what they were sent. */
void ess_login_hide(struct ess_buf *text, const struct ess_login *login);

#endif
