/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 4 GiB: beyond what one document may hold, below where sizes overflow. */
static const size_t max_len = (size_t)1 << 32;

void
ess_buf_clear(struct ess_buf *buf)
{
  if (buf) {
    free(buf->data);
    *buf = (struct ess_buf){0};
  }
}

void
ess_buf_reset(struct ess_buf *buf)
{
  buf->len = 0;
  buf->status = ESS_OK;
  if (buf->data) {
    buf->data[0] = '\0';
  }
}

void
ess_buf_truncate(struct ess_buf *buf, size_t len)
{
  buf->len = len;
  if (buf->data) {
    buf->data[len] = '\0';
  }
}

void
ess_buf_drop(struct ess_buf *buf, size_t n)
{
  if (n) {
    memmove(buf->data, buf->data + n, buf->len - n);
    ess_buf_truncate(buf, buf->len - n);
  }
}

char *
ess_buf_reserve(struct ess_buf *buf, size_t more)
{
  if (buf->status == ESS_OK && more < max_len - buf->len) {
    const size_t need = buf->len + more + 1;
    if (need <= buf->cap) {
      return buf->data + buf->len;
    }
    const size_t cap = need < 64 ? 64 : need + need / 2;
    char *data = realloc(buf->data, cap);
    if (data) {
      buf->data = data;
      buf->cap = cap;
      data[buf->len] = '\0';
      return data + buf->len;
    }
  }
  buf->status = ESS_LIMIT;
  return NULL;
}

void
ess_buf_add(struct ess_buf *buf, struct ess_view v)
{
  char *to = ess_buf_reserve(buf, v.n);
  if (to && v.n) {
    memcpy(to, v.s, v.n);
    buf->len += v.n;
    buf->data[buf->len] = '\0';
  }
}

void
ess_buf_puts(struct ess_buf *buf, const char *s)
{
  ess_buf_add(buf, ess_view_of(s));
}

void
ess_buf_putc(struct ess_buf *buf, char c)
{
  if (buf->status == ESS_OK && buf->len + 1 < buf->cap) {
    buf->data[buf->len++] = c;
    buf->data[buf->len] = '\0';
  } else {
    ess_buf_add(buf, (struct ess_view){&c, 1});
  }
}

void
ess_buf_vprintf(struct ess_buf *buf, const char *format, va_list args)
{
  va_list again;
  va_copy(again, args);
  const int n = vsnprintf(NULL, 0, format, args);
  char *to = n >= 0 ? ess_buf_reserve(buf, (size_t)n) : NULL;
  if (to) {
    (void)vsnprintf(to, (size_t)n + 1, format, again);
    buf->len += (size_t)n;
  } else {
    buf->status = ESS_LIMIT;
  }
  va_end(again);
}

void
ess_buf_printf(struct ess_buf *buf, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  ess_buf_vprintf(buf, format, args);
  va_end(args);
}

struct ess_view
ess_buf_view(const struct ess_buf *buf)
{
  return (struct ess_view){ess_buf_str(buf), buf->len};
}

const char *
ess_buf_str(const struct ess_buf *buf)
{
  return buf->data ? buf->data : "";
}

char *
ess_buf_take(struct ess_buf *buf)
{
  char *data = NULL;
  if (ess_buf_reserve(buf, 0)) {
    data = buf->data;
    buf->data = NULL;
  }
  ess_buf_clear(buf);
  return data;
}
