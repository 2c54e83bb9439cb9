"""Screens: one for each board, the door, the lock and the help."""
