INSERT DATA { GRAPH <g> { <a> <b> 1 . GRAPH <h> { <a> <b> 2 } } }
