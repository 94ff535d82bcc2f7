DELETE WHERE { ?a <b> [] }
