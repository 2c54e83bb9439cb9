"""The lists of the watch board: whom to notice, who was, and areas people come from."""
