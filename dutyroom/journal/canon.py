"""The one way a fact is spelled before it is hashed."""

import json
from collections.abc import Mapping


def canonical(body: Mapping[str, object]) -> str:
    """The canonical JSON of a body: keys sorted, no spaces, characters as they are, no NaN."""
    return json.dumps(
        body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
