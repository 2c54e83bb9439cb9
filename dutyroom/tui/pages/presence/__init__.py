"""What the three lists of the presence board show."""
