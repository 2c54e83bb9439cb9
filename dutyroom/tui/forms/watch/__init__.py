"""What is done on the watch board: enter, end, show in full, level an area."""
