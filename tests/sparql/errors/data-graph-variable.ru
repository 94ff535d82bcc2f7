DELETE DATA { GRAPH ?g { <a> <b> 1 } }
