"""The handover of a post to the next shift: compiled, offered, decided, signed, reviewed."""
