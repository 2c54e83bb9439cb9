"""Matters: whatever must be seen closed, in one loop for every kind."""
