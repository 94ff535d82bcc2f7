WITH <g> DELETE WHERE { ?s ?p ?o }
