"""The chain of a journal: each line's hash stands on the hash before it."""

from hashlib import sha256

UNIT = "\x1f"
FORMAT = "dutyroom/1"


def genesis(uid: str, tier: str) -> bytes:
    """The hash a book begins with; `tier` is "journal" or "register"."""
    return sha256(UNIT.join((FORMAT, "sha256", tier, uid)).encode()).digest()


def body_hash(body: str) -> bytes:
    """The hash by which a body enters its line, so that it can be erased and the chain stay whole."""
    return sha256(body.encode()).digest()


def entry_hash(
    before: bytes, body: bytes, seq: int, stamp: int, officer: int, kind: str, subject: str
) -> bytes:
    """The hash of a journal line over the hash before it, its body's hash and its fields."""
    fields = f"{seq}{UNIT}{stamp}{UNIT}{officer}{UNIT}{kind}{UNIT}{subject}"
    return sha256(before + body + fields.encode()).digest()
