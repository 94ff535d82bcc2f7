INSERT { <a> <b> <c> }
