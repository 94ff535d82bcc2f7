/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Growable bytes with a ceiling (layer 0). The first failure sticks: later
   additions do nothing, and `ess_buf_status` tells at the end, so that a
   chain of additions needs one check. */

#ifndef ESSAIM_BASE_BUF_H
#define ESSAIM_BASE_BUF_H

#include "base/status.h"
#include "base/view.h"

#include <stdarg.h>

/** Bytes that grow; always NUL-terminated once anything was added.
    `{0}` is a valid empty buffer. */
struct ess_buf {
  char *data;             /**< Owned; NULL while empty */
  size_t len;             /**< Bytes in use, the final NUL not counted */
  size_t cap;             /**< Bytes allocated */
  enum ess_status status; /**< First failure: ESS_LIMIT, or ESS_OK */
};

/** Free what `buf` holds and make it empty again; NULL is fine. */
void ess_buf_clear(struct ess_buf *buf);

/** Forget the content, keep the memory and a status of ESS_OK. */
void ess_buf_reset(struct ess_buf *buf);

/** Forget all but the first `len` bytes, of which there are as many. */
void ess_buf_truncate(struct ess_buf *buf, size_t len);

/** Forget the first `n` bytes, of which there are as many. */
void ess_buf_drop(struct ess_buf *buf, size_t n);

/** Append the bytes of `v`. */
void ess_buf_add(struct ess_buf *buf, struct ess_view v);

/** Append the NUL-terminated `s`. */
void ess_buf_puts(struct ess_buf *buf, const char *s);

/** Append one byte. */
void ess_buf_putc(struct ess_buf *buf, char c);

/** Append text formatted as by printf; use no locale-dependent format. */
void ess_buf_printf(struct ess_buf *buf, const char *format, ...)
  __attribute__((format(printf, 2, 3)));

/** As ess_buf_printf, with the arguments in `args`. */
void ess_buf_vprintf(struct ess_buf *buf, const char *format, va_list args)
  __attribute__((format(printf, 2, 0)));

/** Make room for `more` further bytes and return where they start; NULL
    on failure. The caller writes there, then adds what it wrote to `len`. */
char *ess_buf_reserve(struct ess_buf *buf, size_t more);

/** The content; valid until the next change of `buf`. */
struct ess_view ess_buf_view(const struct ess_buf *buf);

/** The content as a C string, "" when empty; lifetime as ess_buf_view. */
const char *ess_buf_str(const struct ess_buf *buf);

/** The content handed over: the caller frees it. NULL if a failure stuck.
    `buf` is empty afterwards. */
char *ess_buf_take(struct ess_buf *buf);

#endif
