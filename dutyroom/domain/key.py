"""Small stable numbers for things that have a name."""

from hashlib import sha256


def key_of(*parts: str) -> int:
    """A positive 31-bit number for a named thing, the same in every file and on every machine.

    Four bytes keep a register line short (a larger number takes six); a line holds two of them.
    """
    digest = sha256("\x1f".join(parts).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:4], "big") >> 1 or 1


def long_key_of(*parts: str) -> int:
    """The same in 63 bits, for things so many that two of them might share 31."""
    digest = sha256("\x1f".join(parts).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:8], "big") >> 1 or 1
