"""What is asked on the board of people under isolation."""
