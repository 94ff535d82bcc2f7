/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "net/resource.h"

#include "net/answer.h"

#include <strings.h>

enum { most_redirects = 5 };

void
ess_resource_clear(struct ess_resource *resource)
{
  if (resource) {
    ess_buf_clear(&resource->url);
    ess_buf_clear(&resource->content);
    ess_buf_clear(&resource->media_type);
  }
}

/* 301, 302, 303, 307 and 308 (RFC 9110, section 15.4). */
static bool
is_redirect(const struct ess_response *response)
{
  const long s = response->status;
  return ((s >= 301 && s <= 303) || s == 307 || s == 308) &&
         response->location.len;
}

/* True if who asks `from` may be sent on to `to`. */
static bool
may_follow(const char *from, const char *to)
{
  return strncasecmp(to, "https:", 6) == 0 ||
         (strncasecmp(to, "http:", 5) == 0 &&
          strncasecmp(from, "https:", 6) != 0);
}

/* What the response gives, or where it sends us: `*ret_again`. */
static enum ess_status
take(struct ess_response *response, bool may_redirect,
     struct ess_resource *ret, bool *ret_again, struct ess_log *log)
{
  const char *to = ess_buf_str(&response->location);
  struct ess_buf shown = {0};
  enum ess_status st = ESS_OK;

  *ret_again = may_redirect && is_redirect(response) &&
               may_follow(ess_buf_str(&ret->url), to);
  if (*ret_again) {
    ess_buf_reset(&ret->url);
    ess_buf_puts(&ret->url, to);
  } else if (response->status == 200) {
    ret->content = response->body;
    ret->media_type = response->media_type;
    response->body = (struct ess_buf){0};
    response->media_type = (struct ess_buf){0};
  } else {
    ess_url_show(&shown, ess_buf_str(&ret->url));
    const struct ess_place place = {ess_buf_str(&shown), 0, 0, {NULL, 0}};
    st = ess_answer_fail(response, NULL, &place, NULL, log);
  }
  ess_buf_clear(&shown);
  return st;
}

enum ess_status
ess_resource_get(const struct ess_http_request *how, struct ess_resource *ret,
                 struct ess_log *log)
{
  struct ess_http_request request = *how;
  bool again = true;
  enum ess_status st = ESS_OK;

  ess_buf_puts(&ret->url, how->url);
  request.method = "GET";
  for (int i = 0; again && st == ESS_OK; ++i) {
    struct ess_response response = {0};
    request.url = ess_buf_str(&ret->url);
    st = ret->url.status ? ret->url.status
                         : ess_http(&request, &response, log);
    st = st ? st : take(&response, i < most_redirects, ret, &again, log);
    ess_response_clear(&response);
  }
  return st;
}
