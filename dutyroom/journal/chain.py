"""The chain of a journal: each line's hash stands on the hash before it."""

from hashlib import sha256

UNIT = "\x1f"
FORMAT = "dutyroom/1"

SEPARATORS = 4
"""How many separators a journal line holds: one more would let text move between two fields."""


def genesis(uid: str, tier: str) -> bytes:
    """The hash a book begins with; `tier` is "journal" or "register"."""
    return sha256(UNIT.join((FORMAT, "sha256", tier, uid)).encode()).digest()


def body_hash(body: str) -> bytes:
    """The hash by which a body enters its line, so that it can be erased and the chain hold."""
    return sha256(body.encode()).digest()


def line(seq: int, stamp: int, officer: int, kind: str, subject: str) -> bytes:
    """The fields of a journal line as they are hashed; raises ValueError for a stray separator."""
    text = f"{seq}{UNIT}{stamp}{UNIT}{officer}{UNIT}{kind}{UNIT}{subject}"
    if text.count(UNIT) != SEPARATORS:
        raise ValueError("a kind or subject holds the separator")
    return text.encode()


def entry_hash(before: bytes, body: bytes, line: bytes) -> bytes:
    """The hash of a journal line over the hash before it, its body's hash and its fields."""
    return sha256(before + body + line).digest()
