INSRT DATA { <a> <b> <c> }
