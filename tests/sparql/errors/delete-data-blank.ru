DELETE DATA { _:a <b> 1 }
