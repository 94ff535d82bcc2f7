# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Files to src/map/builtin.c: one string each, line by line.
# usage: awk -f embed.awk FILE... > builtin.c

BEGIN {
  print "/* Made by src/map/embed.awk: change ontology/ instead. */\n"
  print "#include \"map/builtin.h\"\n"
  print "#include <stddef.h>\n"
  print "const struct ess_builtin ess_builtins[] = {"
}

FNR == 1 {
  if (NR > 1) print "  },"
  name = FILENAME
  sub(/.*\//, "", name)
  print "  {\"" name "\","
}

{
  gsub(/\\/, "\\\\")
  gsub(/"/, "\\\"")
  print "   \"" $0 "\\n\""
}

END {
  print "  },"
  print "  {NULL, NULL},"
  print "};"
}
