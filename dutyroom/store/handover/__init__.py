"""Handovers as the journal has them; only what the first picture needs is loaded at once."""
