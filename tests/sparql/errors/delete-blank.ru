DELETE { <a> <b> [] } WHERE { <a> <b> ?c }
