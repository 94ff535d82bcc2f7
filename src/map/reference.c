/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/reference.h"

/* The bytes of a file, which make puts into the build folder, as a symbol
   and the one behind its end. The assembler copies the file as it is: a
   string literal would be 700 times longer than C promises to take. */
#define EMBED(symbol, file)                                                  \
  __asm__(".pushsection .rodata\n"                                           \
          ".globl " #symbol "\n.globl " #symbol "_end\n"                     \
          ".hidden " #symbol "\n.hidden " #symbol "_end\n"                   \
          #symbol ":\n.incbin \"" file "\"\n" #symbol "_end:\n.byte 0\n"     \
          ".popsection\n");                                                  \
  extern const char symbol[] __attribute__((visibility("hidden")));          \
  extern const char symbol##_end[] __attribute__((visibility("hidden")))

EMBED(ess_gazetteer_bytes, "src/map/gazetteer.tsv");
EMBED(ess_codes_bytes, "src/map/codes.tsv");
EMBED(ess_aliases_bytes, "src/map/aliases.tsv");

static struct ess_view
between(const char *start, const char *end)
{
  return (struct ess_view){start, (size_t)(end - start)};
}

struct ess_view
ess_reference_gazetteer(void)
{
  return between(ess_gazetteer_bytes, ess_gazetteer_bytes_end);
}

struct ess_view
ess_reference_codes(void)
{
  return between(ess_codes_bytes, ess_codes_bytes_end);
}

struct ess_view
ess_reference_aliases(void)
{
  return between(ess_aliases_bytes, ess_aliases_bytes_end);
}
