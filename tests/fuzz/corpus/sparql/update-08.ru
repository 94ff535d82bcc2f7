PREFIX : <http://e/>
WITH :g INSERT { ?s :p 1 } WHERE { ?s :q 2 }
