DELETE { <a> <b> (1) } WHERE { <a> <b> ?c }
