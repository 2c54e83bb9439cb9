"""What every test runs under."""

import gc


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over the thousands of tests, which stay to the end."""
    gc.freeze()
    gc.set_threshold(50_000)
