"""What every screen stands on: safe words, ordered keys, a lock, a clean terminal."""
