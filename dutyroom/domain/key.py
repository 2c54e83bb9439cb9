"""Small stable numbers for things that have a name."""

from hashlib import sha256


def key_of(*parts: str) -> int:
    """A positive 32-bit number for a named thing, the same in every file and on every machine.

    Four bytes keep a register line short; the register holds two of them a line.
    """
    digest = sha256("\x1f".join(parts).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:4], "big") or 1
