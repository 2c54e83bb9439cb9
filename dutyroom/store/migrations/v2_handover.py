"""Handovers, their items, and the cuts that part one shift from the next."""

STATEMENTS = ""
