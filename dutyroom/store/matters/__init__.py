"""Matters as the journal has them, and the lists they stand in."""
