PREFIX : <http://e/>
PREFIX x: <http://e/x/> INSERT DATA { x:a :b 1 } ; PREFIX x: <http://e/y/> BASE <http://e/> INSERT DATA { x:a :b <z> }
