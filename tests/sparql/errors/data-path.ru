INSERT DATA { <a> <b>/<c> 1 }
