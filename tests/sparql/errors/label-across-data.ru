INSERT DATA { _:a <b> 1 } ;
INSERT DATA { _:a <b> 2 }
