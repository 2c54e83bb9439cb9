"""The commands of the program, each in its own module."""
