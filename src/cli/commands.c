/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/commands.h"

#include "base/buf.h"
#include "base/nearest.h"

#include <stdint.h>
#include <string.h>

static const char *const convert_text[] = {
  "Reads profile pages of local authorities and writes what they say as "
  "RDF. A page is plain text in UTF-8, HTML, or a table with a profile a "
  "row (CSV); a folder stands for all pages in it, \"-\" for standard "
  "input. What is compressed with gzip is read as it was before. The same "
  "pages always give the same bytes.",
  NULL,
};

static const struct ess_example convert_examples[] = {
  {"A page to Turtle on standard output", "essaim convert page.txt"},
  {"Two pages to one file, with a table of what was understood",
   "essaim convert -o ess.nt --facts ess.tsv east.txt west.txt"},
  {NULL, NULL},
};

static const char *const load_text[] = {
  "Reads profile pages and RDF files into the store, which is made if it "
  "is not there. All files go in, or none. A profile that is loaded again "
  "takes the place of what it said before. What is compressed with gzip is "
  "read as it was before; data.nt.gz is N-Triples.",
  NULL,
};

static const struct ess_example load_examples[] = {
  {"A page and an ontology into one store",
   "essaim load --store ess.store page.txt ontology.ttl"},
  {NULL, NULL},
};

static const char *const dump_text[] = {
  "Writes the store, or one graph of it, sorted: the same bytes each time. "
  "The syntax is N-Quads unless another is chosen.",
  NULL,
};

static const struct ess_example dump_examples[] = {
  {"A copy of the store", "essaim dump -o copy.nq"},
  {"One graph in Turtle",
   "essaim dump -f turtle --graph https://example.org/id/region/nord"},
  {NULL, NULL},
};

static const char *const query_text[] = {
  "Answers a SPARQL query over the store, over files, or by a remote "
  "endpoint. QUERY is a file; \"-\" stands for standard input.",
  "The exit status of an ASK that is answered no is 1.",
  NULL,
};

static const struct ess_example query_examples[] = {
  {"A query in a file, as CSV", "essaim query -f csv budgets.rq"},
  {"A query over a page that is in no store",
   "essaim query --data page.txt -e 'SELECT * { ?s a ?type }'"},
  {NULL, NULL},
};

static const char *const update_text[] = {
  "Does what a SPARQL update says to the store: all of its operations, or "
  "none. UPDATE is a file; \"-\" stands for standard input. Statements that "
  "name no graph are about the default graph of the store, which holds what "
  "is in no named one.",
  NULL,
};

static const struct ess_example update_examples[] = {
  {"A graph emptied",
   "essaim update -e 'CLEAR GRAPH <https://example.org/old>'"},
  {NULL, NULL},
};

static const char *const diff_text[] = {
  "Tells which statements went and which came from A to B. Each of them is an "
  "RDF file in any syntax, a profile page, \"-\" for standard input, a folder "
  "that is a store, or @NAME for a target of the file of settings.",
  "Statements are compared as sets: their order does not count, nor the case "
  "of language tags, nor the labels of blank nodes, which are told apart by "
  "what is said of them. A target is compared with what a push would send: "
  "under what its server makes of literals, and with IRIs for blank nodes.",
  "The exit status is 0 if both are the same, 1 if not, and 2 if there was "
  "any trouble.",
  NULL,
};

static const struct ess_example diff_examples[] = {
  {"What a page says that it did not say before",
   "essaim diff before.txt page.txt"},
  {"A patch that makes a new copy of an old one",
   "essaim diff -f patch -o changes.rdfp old.nq new.nq"},
  {"Is the server in step with the store?",
   "essaim diff -q ess.store @prod"},
  {NULL, NULL},
};

static const char *const push_text[] = {
  "Brings graphs on a server in step with the FILEs, or with the store when "
  "there are none. TARGET is a name in the file of settings, or the URL of a "
  "graph store or endpoint. Everything is read and checked here, then what is "
  "on the server is read row by row and compared; only what differs is "
  "written, so that no reader sees half a graph, and read back.",
  "A push that was broken off ends with status 7, and --resume takes it up. A "
  "statement in the graph says its version: it keeps two that push at once "
  "apart.",
  NULL,
};

static const struct ess_example push_examples[] = {
  {"What would be done", "essaim push --dry-run prod page.txt"},
  {"The store to the target \"prod\" of essaim.conf", "essaim push prod"},
  {"A page to a server that is in no settings",
   "essaim push --server-type virtuoso --netrc login.netrc "
   "--graph https://example.org/ess https://example.org page.txt"},
  {NULL, NULL},
};

static const char *const doctor_text[] = {
  "Tries what a server can do, and tells what push will make of it: whether "
  "it answers queries and where it cuts them, takes updates and of how many "
  "statements, moves and puts graphs, keeps the old graph when that fails, "
  "and what it makes of literals. TARGET is as for push.",
  "What writes does so in graphs of its own, which are removed at the end; "
  "their names are that of the graph of the target with /doctor/ and more "
  "behind. What was found is kept in the state folder, where push reads it; "
  "settings of the target come before it. The exit status is 1 if push could "
  "not write there.",
  NULL,
};

static const struct ess_example doctor_examples[] = {
  {"A target of the file of settings", "essaim doctor prod"},
  {"Without a write, a server that has no settings",
   "essaim doctor --read-only --query-url https://example.org/sparql "
   "https://example.org/rdf-graph-store"},
  {NULL, NULL},
};

static const char *const store_text[] = {
  "Looks after the store. ACTION is one of these: stat tells how much it "
  "holds, and the bytes of each part; check looks whether it is sound, and "
  "its exit status is 1 if not; compact writes it anew, without free space "
  "and terms that nothing uses; backup copies it to a new FOLDER.",
  "All of them may run while others read the store; stat, check and backup, "
  "while another writes to it.",
  NULL,
};

static const struct ess_example store_examples[] = {
  {"How much a store holds", "essaim store stat --store ess.store"},
  {"A copy of the store while it is in use", "essaim store backup copy.store"},
  {NULL, NULL},
};

static const char *const help_text[] = {
  "Shows the help of the program or of one command. The manual page and "
  "the completion scripts are written from the same tables that the "
  "command line is parsed with.",
  NULL,
};

static const struct ess_example help_examples[] = {
  {"The manual page, installed",
   "essaim help --man > ~/.local/share/man/man1/essaim.1"},
  {"Completion in this bash", "source <(essaim help --completion bash)"},
  {NULL, NULL},
};

static const struct ess_command commands[] = {
  {"convert", "PROFILE...", 1, SIZE_MAX, ESS_COMPLETE_FILE,
   "profile pages to RDF", convert_text, convert_examples,
   &ess_cmd_convert},
  {"load", "FILE...", 1, SIZE_MAX, ESS_COMPLETE_FILE,
   "profile pages and RDF files into the store", load_text, load_examples,
   &ess_cmd_load},
  {"dump", "", 0, 0, ESS_COMPLETE_NONE,
   "the store, or one graph of it, as RDF", dump_text, dump_examples,
   &ess_cmd_dump},
  {"query", "[QUERY]", 0, 1, ESS_COMPLETE_FILE,
   "answer a SPARQL query", query_text, query_examples, &ess_cmd_query},
  {"update", "[UPDATE]", 0, 1, ESS_COMPLETE_FILE,
   "change the store by a SPARQL update", update_text, update_examples,
   &ess_cmd_update},
  {"diff", "A B", 2, 2, ESS_COMPLETE_FILE,
   "what went and came between two files, stores or targets", diff_text,
   diff_examples, &ess_cmd_diff},
  {"push", "TARGET [FILE...]", 1, SIZE_MAX, ESS_COMPLETE_FILE,
   "bring graphs on a server in step", push_text, push_examples, &ess_cmd_push},
  {"doctor", "TARGET", 1, 1, ESS_COMPLETE_NONE,
   "try what a server can do", doctor_text, doctor_examples,
   &ess_cmd_doctor},
  {"store", "ACTION [FOLDER]", 1, 2, ESS_COMPLETE_FOLDER,
   "look after the store: stat, check, compact, backup", store_text,
   store_examples, &ess_cmd_store},
  {"help", "[COMMAND]", 0, 1, ESS_COMPLETE_WORDS,
   "show help, write the manual page or completion", help_text,
   help_examples, &ess_cmd_help},
};

const struct ess_command *
ess_command_at(size_t i)
{
  return i < sizeof commands / sizeof commands[0] ? &commands[i] : NULL;
}

const char *
ess_command_name_at(size_t i)
{
  return ess_command_at(i) ? ess_command_at(i)->name : NULL;
}

static enum ess_status
fail_unknown(const char *name, struct ess_log *log)
{
  struct ess_nearest nearest = ess_nearest_to(ess_view_of(name));
  struct ess_buf hint = {0};

  for (size_t i = 0; ess_command_at(i); ++i) {
    ess_nearest_try(&nearest, ess_command_at(i)->name);
  }
  if (nearest.word) {
    ess_buf_printf(&hint, "did you mean %s?", nearest.word);
  } else {
    ess_buf_puts(&hint, "essaim --help lists the commands");
  }
  ess_fail(log, ESS_USAGE, NULL, ess_buf_str(&hint),
           "unknown command \"%s\"", name);
  ess_buf_clear(&hint);
  return ESS_USAGE;
}

const struct ess_command *
ess_command_named(const char *name, struct ess_log *log)
{
  for (size_t i = 0; ess_command_at(i); ++i) {
    if (strcmp(name, ess_command_at(i)->name) == 0) {
      return ess_command_at(i);
    }
  }
  (void)fail_unknown(name, log);
  return NULL;
}
