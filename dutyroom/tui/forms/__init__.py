"""Forms: what is filled in over a board or instead of it."""
