# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Perl's binding of Redland on our store.
# usage: perl.pl FOLDER TURTLE_FILE

use strict;
use warnings;
use RDF::Redland;

my ($folder, $file) = @ARGV;
my $failed = 0;

sub check {
  my ($what, $is) = @_;
  print $is ? "ok" : "not ok", " - perl: $what\n";
  $failed = 1 unless $is;
}

sub iri { return RDF::Redland::URINode->new("http://e/$_[0]"); }

sub statement {
  my ($s, $p, $o) = @_;
  return RDF::Redland::Statement->new(iri($s), iri($p), $o);
}

sub count {
  my ($stream) = @_;
  my $n = 0;
  while ($stream && !$stream->end) { ++$n; $stream->next; }
  return $n;
}

my $storage = RDF::Redland::Storage->new("essaim", $folder, "contexts='yes'");
my $model = RDF::Redland::Model->new($storage, "");
check("a store is made", $storage && $model);

my $un = RDF::Redland::LiteralNode->new("un", undef, "fr");
my $graph = iri("g");
$model->add_statement(statement("a", "p", $un));
$model->add_statement(statement("b", "p", $un), $graph);
check("what is added counts", $model->size == 2);
check("it contains it", $model->contains_statement(statement("a", "p", $un)));
check("and no more", !$model->contains_statement(statement("c", "p", $un)));

my $any = RDF::Redland::Statement->new(undef, iri("p"), undef);
my $stream = $model->find_statements($any);
check("find", count($stream) == 2);
$stream = $model->find_statements($any, $graph);
check("find in a context", count($stream) == 1);

# A stream sees what was there when it began.
$stream = $model->find_statements($any);
my @seen;
while (!$stream->end) {
  push @seen, $stream->current->subject->as_string;
  $model->add_statement(statement("late" . @seen, "p", $un));
  $stream->next;
}
check("a stream is a snapshot", @seen == 2);
undef $stream;
check("what came meanwhile is there", $model->size == 4);

my @sources = sort map { $_->as_string } $model->sources(iri("p"), $un);
check("sources", @sources == 4 && $sources[0] eq "<http://e/a>");
check("a target", $model->target(iri("a"), iri("p"))->as_string =~ /un/);

my $parser = RDF::Redland::Parser->new("turtle", "text/turtle");
my $base = RDF::Redland::URI->new("http://e/");
$parser->parse_into_model(RDF::Redland::URI->new("file:$file"), $base,
                          $model);
check("a file is parsed into it", $model->size == 6);

check("remove", !$model->remove_statement(statement("late1", "p", $un)));
check("remove what is not there",
      $model->remove_statement(statement("late1", "p", $un)));
$model->remove_context_statements($graph);
check("remove a context", $model->size == 4);

my $query = RDF::Redland::Query->new(
  'SELECT ?x WHERE { ?x <http://e/p> "un"@fr }', undef, undef, "sparql");
my $results = $query->execute($model);
my $n = 0;
while (!$results->finished) { ++$n; $results->next_result; }
check("a query of Redland", $n == 2);

$model->sync;
exit $failed;
