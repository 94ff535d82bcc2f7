/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/decode.h"

#include "base/text.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* How bytes are read: as ASCII until one is not, then as what it tells. */
enum mode { MODE_UNDECIDED, MODE_UTF8, MODE_ICONV };

enum { max_charset = 40 };

struct ess_decoder {
  const char *source;
  enum mode mode;
  bool begun;
  iconv_t iconv;         /* if the mode is MODE_ICONV */
  const char *charset;   /* its name, for messages */
  struct ess_buf rest;   /* a character that began in the piece before */
  unsigned long line;    /* where the next character stands, from 1 */
  unsigned long column;
};

struct ess_decoder *
ess_decoder_new(const char *source)
{
  struct ess_decoder *decoder = calloc(1, sizeof *decoder);
  if (decoder) {
    decoder->source = source;
    decoder->line = 1;
    decoder->column = 1;
  }
  return decoder;
}

void
ess_decoder_free(struct ess_decoder *decoder)
{
  if (decoder) {
    if (decoder->mode == MODE_ICONV) {
      (void)iconv_close(decoder->iconv);
    }
    ess_buf_clear(&decoder->rest);
    free(decoder);
  }
}

static bool
choose(struct ess_decoder *decoder, const char *charset)
{
  const iconv_t opened = iconv_open("UTF-8", charset);
  if (opened == (iconv_t)-1) {
    return false;
  }
  if (decoder->mode == MODE_ICONV) {
    (void)iconv_close(decoder->iconv);
  }
  decoder->iconv = opened;
  decoder->charset = charset;
  decoder->mode = MODE_ICONV;
  return true;
}

/* Latin-1 is Windows-1252 on the web. The list is closed: what a document
   declares is not to be handed to iconv, which has charsets with a state
   and looks for files. */
static const char *
known_charset(const char *name)
{
  static const char *const names[][2] = {
    {"windows-1252", "CP1252"}, {"iso-8859-1", "CP1252"},
    {"iso8859-1", "CP1252"},    {"iso_8859-1", "CP1252"},
    {"latin1", "CP1252"},       {"latin-1", "CP1252"},
    {"cp1252", "CP1252"},       {"x-cp1252", "CP1252"},
    {"us-ascii", "CP1252"},     {"ascii", "CP1252"},
    {"iso-8859-15", "ISO-8859-15"}, {"latin9", "ISO-8859-15"},
    {"latin-9", "ISO-8859-15"},     {"macintosh", "MACINTOSH"},
    {"x-mac-roman", "MACINTOSH"},   {"ibm850", "CP850"},
    {"cp850", "CP850"},             {"windows-1250", "CP1250"},
    {"windows-1254", "CP1254"},     {"iso-8859-2", "ISO-8859-2"},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    if (strcasecmp(name, names[i][0]) == 0) {
      return names[i][1];
    }
  }
  return NULL;
}

bool
ess_decoder_declare(struct ess_decoder *decoder, struct ess_view charset)
{
  char name[max_charset + 1] = {0};

  if (charset.n > max_charset || charset.n == 0) {
    return false;
  }
  memcpy(name, charset.s, charset.n);
  /* What can say so in ASCII is not in UTF-16. */
  if (strcasecmp(name, "utf-8") == 0 || strcasecmp(name, "utf8") == 0 ||
      strncasecmp(name, "utf-16", 6) == 0) {
    decoder->mode = MODE_UTF8;
    return true;
  }
  const char *known = known_charset(name);
  return known && choose(decoder, known);
}

/* Returns the length of the mark, and what it tells. */
static size_t
byte_order_mark(struct ess_view piece, const char **ret)
{
  static const struct {
    struct ess_view mark;
    const char *charset;
  } marks[] = {{ESS_VIEW("\xEF\xBB\xBF"), NULL},
               {ESS_VIEW("\xFF\xFE"), "UTF-16LE"},
               {ESS_VIEW("\xFE\xFF"), "UTF-16BE"}};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; ++i) {
    if (ess_view_equal(ess_view_sub(piece, 0, marks[i].mark.n),
                       marks[i].mark)) {
      *ret = marks[i].charset;
      return marks[i].mark.n;
    }
  }
  return 0;
}

/* Drop the mark off `piece`, and heed it. */
static struct ess_view
begin(struct ess_decoder *decoder, struct ess_view piece)
{
  const char *charset = NULL;
  const size_t n = byte_order_mark(piece, &charset);

  decoder->begun = true;
  if (n && charset) {
    (void)choose(decoder, charset);
  } else if (n) {
    if (decoder->mode == MODE_ICONV) {
      (void)iconv_close(decoder->iconv);
    }
    decoder->mode = MODE_UTF8;
  }
  return ess_view_sub(piece, n, piece.n);
}

/* The place at the end of `text`, which follows what is decoded so far. */
static struct ess_place
place_behind(const struct ess_decoder *decoder, struct ess_view text)
{
  struct ess_place place = ess_place_at(decoder->source, text, text.n);
  place.column += place.line == 1 ? decoder->column - 1 : 0;
  place.line += decoder->line - 1;
  place.text = (struct ess_view){NULL, 0};
  return place;
}

static void
move(struct ess_decoder *decoder, struct ess_view text)
{
  size_t start = 0;
  size_t at = ess_view_find(text, '\n');
  while (at < text.n) {
    ++decoder->line;
    decoder->column = 1;
    start = at + 1;
    at = start + ess_view_find(ess_view_sub(text, start, text.n), '\n');
  }
  for (size_t i = start; i < text.n; ++i) {
    decoder->column += ((unsigned char)text.s[i] & 0xC0U) != 0x80U;
  }
}

/* Refuse NUL and control characters in what was decoded from `start`. */
static enum ess_status
check(struct ess_decoder *decoder, const struct ess_buf *out, size_t start,
      struct ess_log *log)
{
  const struct ess_view text =
    ess_view_sub(ess_buf_view(out), start, out->len);
  const size_t at = ess_text_control(text);
  struct ess_view rest = ess_view_sub(text, at, text.n);

  if (out->status != ESS_OK) {
    return ess_fail(log, out->status, NULL, NULL, "out of memory");
  }
  if (!rest.n) {
    move(decoder, text);
    return ESS_OK;
  }
  const struct ess_place place =
    place_behind(decoder, ess_view_sub(text, 0, at));
  const uint32_t c = ess_utf8_next(&rest);
  if (c == 0) {
    return ess_fail(log, ESS_BAD_INPUT, &place,
                    "is this a text file, saved as UTF-8?",
                    "NUL byte: this is not text");
  }
  return ess_fail(log, ESS_BAD_INPUT, &place,
                  "is this a text file? Save it again as UTF-8",
                  "control character U+%04X", (unsigned)c);
}

/* True if `v`, which is no character, may be the start of one. */
static bool
is_incomplete(struct ess_view v)
{
  const unsigned char lead = (unsigned char)v.s[0];
  const size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;

  if (lead < 0xC2 || lead > 0xF4 || v.n >= need) {
    return false;
  }
  for (size_t i = 1; i < v.n; ++i) {
    if (((unsigned char)v.s[i] & 0xC0U) != 0x80U) {
      return false;
    }
  }
  return true;
}

static enum ess_status
fail_byte(const struct ess_decoder *decoder, struct ess_view before,
          char byte, struct ess_log *log)
{
  const struct ess_place place = place_behind(decoder, before);
  return ess_fail(log, ESS_BAD_INPUT, &place,
                  "save the file as UTF-8, or convert it with iconv",
                  "byte 0x%02X is not %s", (unsigned)(unsigned char)byte,
                  decoder->mode == MODE_ICONV ? decoder->charset : "UTF-8");
}

/* What iconv leaves at the end of a piece waits for the next. */
static enum ess_status
feed_iconv(struct ess_decoder *decoder, struct ess_buf *out,
           struct ess_log *log)
{
  const size_t start = out->len;
  char *in = decoder->rest.data;
  size_t n = decoder->rest.len;

  while (n) {
    /* Three bytes a byte are enough for every charset that is known. */
    size_t room = 3 * n + 16;
    char *to = ess_buf_reserve(out, room);
    if (!to) {
      break;
    }
    const size_t had = room;
    const size_t done = iconv(decoder->iconv, &in, &n, &to, &room);
    out->len += had - room;
    out->data[out->len] = '\0';
    if (done == (size_t)-1 && errno == EILSEQ) {
      return fail_byte(decoder,
                       ess_view_sub(ess_buf_view(out), start, out->len), *in,
                       log);
    }
    if (done == (size_t)-1 && errno == EINVAL) {
      break;
    }
  }
  memmove(decoder->rest.data, in, n);
  decoder->rest.len = n;
  return check(decoder, out, start, log);
}

static bool
is_ascii(struct ess_view v)
{
  unsigned char all = 0;
  for (size_t i = 0; i < v.n; ++i) {
    all |= (unsigned char)v.s[i];
  }
  return all < 0x80;
}

/* The bytes are in `decoder->rest`. */
static enum ess_status
feed_utf8(struct ess_decoder *decoder, struct ess_buf *out,
          struct ess_log *log)
{
  const struct ess_view bytes = ess_buf_view(&decoder->rest);
  const size_t good = ess_utf8_check(bytes);
  const struct ess_view text = ess_view_sub(bytes, 0, good);
  const struct ess_view rest = ess_view_sub(bytes, good, bytes.n);
  const bool bad = rest.n && !is_incomplete(rest);
  const size_t start = out->len;

  if (decoder->mode == MODE_UNDECIDED && !is_ascii(text)) {
    decoder->mode = MODE_UTF8;
  }
  if (bad && decoder->mode == MODE_UNDECIDED &&
      choose(decoder, "CP1252")) {
    return feed_iconv(decoder, out, log);
  }
  if (bad) {
    return fail_byte(decoder, text, rest.s[0], log);
  }
  ess_buf_add(out, text);
  memmove(decoder->rest.data, rest.s, rest.n);
  decoder->rest.len = rest.n;
  return check(decoder, out, start, log);
}

enum ess_status
ess_decoder_feed(struct ess_decoder *decoder, struct ess_view piece,
                 struct ess_buf *out, struct ess_log *log)
{
  if (!decoder->begun) {
    piece = begin(decoder, piece);
  }
  ess_buf_add(&decoder->rest, piece);
  if (decoder->rest.status != ESS_OK) {
    return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  if (!decoder->rest.len) {
    return ESS_OK;
  }
  return decoder->mode == MODE_ICONV ? feed_iconv(decoder, out, log)
                                     : feed_utf8(decoder, out, log);
}

enum ess_status
ess_decoder_end(struct ess_decoder *decoder, struct ess_buf *out,
                struct ess_log *log)
{
  const struct ess_view none = {NULL, 0};

  if (!decoder->rest.len) {
    return ESS_OK;
  }
  if (decoder->mode == MODE_UNDECIDED && choose(decoder, "CP1252")) {
    return feed_iconv(decoder, out, log);
  }
  return fail_byte(decoder, none, decoder->rest.data[0], log);
}
