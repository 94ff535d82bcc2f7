PREFIX : <http://e/>
LOAD :a ; LOAD SILENT :a INTO GRAPH :b
