PREFIX : <http://e/>
INSERT { _:a :p 1 } WHERE {} ; INSERT { _:a :p 2 } WHERE {}
