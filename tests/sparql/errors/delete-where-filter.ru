DELETE WHERE { ?a <b> ?c FILTER(?c > 1) }
