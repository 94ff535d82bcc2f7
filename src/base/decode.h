/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Bytes to UTF-8 (layer 0), piece by piece, in the encoding that a byte
   order mark, the document or the bytes themselves tell. The only door to
   iconv. */

#ifndef ESSAIM_BASE_DECODE_H
#define ESSAIM_BASE_DECODE_H

#include "base/buf.h"
#include "base/diag.h"

/** A document being decoded; opaque. */
struct ess_decoder;

/** Begin to decode the document named `source` (borrowed). NULL without
    memory. Free with ess_decoder_free. */
struct ess_decoder *ess_decoder_new(const char *source);

/** Free `decoder`; NULL is fine. */
void ess_decoder_free(struct ess_decoder *decoder);

/** The document says that it is in `charset`; a byte order mark knows
    better. To be called before the first piece. False if nobody knows that
    charset: then the bytes decide. */
bool ess_decoder_declare(struct ess_decoder *decoder,
                         struct ess_view charset);

/** Append the whole characters of `piece` to `out`, as UTF-8; the first
    piece must hold a byte order mark, if there is one, whole. If
    nothing is declared, it is UTF-8 or, if its first byte over 0x7F is not
    that, Windows-1252. ESS_BAD_INPUT, reported where it stands, for bytes that
    are no characters, and for NUL, control characters and
    noncharacters. */
enum ess_status ess_decoder_feed(struct ess_decoder *decoder,
                                 struct ess_view piece, struct ess_buf *out,
                                 struct ess_log *log);

/** The document is over: append what is left to `out`. ESS_BAD_INPUT,
    reported, if it ends within a character. */
enum ess_status ess_decoder_end(struct ess_decoder *decoder,
                                struct ess_buf *out, struct ess_log *log);

#endif
