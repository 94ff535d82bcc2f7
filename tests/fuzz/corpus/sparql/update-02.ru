PREFIX : <http://e/>
INSERT DATA { :a :b 1 . GRAPH :g { _:x :c _:x } . :d :e [] } ; 
