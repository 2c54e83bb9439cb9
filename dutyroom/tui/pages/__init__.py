"""What boards and forms say, as lines and cells; nothing of Textual's screens in it."""
