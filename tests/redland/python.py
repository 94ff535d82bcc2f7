# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Python's binding of Redland on our store.
# usage: python.py FOLDER TURTLE_FILE
#
# All that is Redland's is local to a function: at its end Python frees the
# world of Redland before what is global, and librdf then looks at what it has
# freed, whatever the storage.

import sys

import RDF
import Redland

failed = False


def check(what, is_so):
    global failed
    print("ok" if is_so else "not ok", "-", "python:", what)
    failed = failed or not is_so


def iri(name):
    return RDF.Node(RDF.Uri("http://e/" + name))


def statement(s, p, o):
    return RDF.Statement(iri(s), iri(p), o)


# The binding has transactions in its lower half alone.
def begin(model):
    return Redland.librdf_model_transaction_start(model._model)


def commit(model):
    return Redland.librdf_model_transaction_commit(model._model)


def roll_back(model):
    return Redland.librdf_model_transaction_rollback(model._model)


def main(folder, file):
    storage = RDF.Storage(storage_name="essaim", name=folder,
                          options_string="contexts='yes'")
    model = RDF.Model(storage)
    un = RDF.Node(literal="un", language="fr")
    seven = RDF.Node(literal="7", datatype=RDF.Uri(
        "http://www.w3.org/2001/XMLSchema#integer"))
    graph = iri("g")

    model.append(statement("a", "p", un))
    model.append(statement("b", "p", seven), graph)
    check("what is added counts", model.size() == 2)
    check("it contains it", statement("a", "p", un) in model)
    check("in a context, too", statement("b", "p", seven) in model)
    check("and no more", statement("c", "p", un) not in model)

    anything = RDF.Statement(None, iri("p"), None)
    check("find", len(list(model.find_statements(anything))) == 2)
    found = list(model.find_statements_context(anything))
    check("find with contexts",
          sorted(str(context) for _, context in found) == ["None", "http://e/g"])
    check("a literal comes back as it was",
          model.get_target(iri("b"), iri("p")) == seven)
    check("contexts", [str(c) for c in model.get_contexts()] == ["http://e/g"])

    # A stream sees what was there when it began.
    seen = 0
    for found in model.find_statements(anything):
        seen += 1
        model.append(statement("late%d" % seen, "p", un))
    check("a stream is a snapshot", seen == 2 and model.size() == 4)

    check("a transaction begins", not begin(model))
    model.append(statement("never", "p", un))
    check("it is seen from inside", model.size() == 5)
    check("and rolled back", not roll_back(model)
          and model.size() == 4)
    check("another one begins", not begin(model))
    del model[statement("late1", "p", un)]
    check("and is committed", not commit(model)
          and model.size() == 3)

    parser = RDF.Parser(name="turtle")
    model.add_statements(parser.parse_as_stream("file:" + file,
                                                RDF.Uri("http://e/")), iri("h"))
    check("a file is parsed into a context", model.size() == 5)
    model.context_remove_statements(context=graph)
    check("a context is removed", model.size() == 4)

    results = RDF.Query('SELECT ?x WHERE { ?x <http://e/p> "un"@fr }',
                        query_language="sparql").execute(model)
    check("a query of Redland", sum(1 for _ in results) == 2)

    # What is wrong is an error, and the store goes on.
    try:
        wrong = model.append(RDF.Statement(RDF.Node(RDF.Uri("x y")), iri("p"), un))
    except RDF.RedlandError:
        wrong = True
    check("a bad IRI is refused", wrong and model.size() == 4)
    model.sync()


main(*sys.argv[1:])
sys.exit(failed)
