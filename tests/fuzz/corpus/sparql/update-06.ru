PREFIX : <http://e/>
WITH :g DELETE { ?s :p ?o } INSERT { ?s :q ?o . GRAPH ?o { [] :r _:a } } USING :u USING NAMED :v WHERE { ?s :p ?o . _:a :t ?s }
