DELETE { <a> <b> _:c } WHERE { <a> <b> ?c }
