"""What is asked and shown about rosters, each act in a module of its name."""
