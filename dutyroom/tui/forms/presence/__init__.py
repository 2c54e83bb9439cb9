"""What is asked on the presence board."""
