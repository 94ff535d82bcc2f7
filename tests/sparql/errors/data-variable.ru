INSERT DATA { <a> <b> ?c }
