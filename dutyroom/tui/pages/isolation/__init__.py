"""What the board of people under isolation shows."""
