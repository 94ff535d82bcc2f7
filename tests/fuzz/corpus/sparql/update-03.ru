PREFIX : <http://e/>
DELETE DATA { GRAPH :g { :a :b 1 } GRAPH :h {} :a :c 'x'@fr }
