"""What every test runs under."""

import gc


def pytest_configure() -> None:
    """Let the garbage collector look less often: thousands of tests are collected, and stay."""
    gc.set_threshold(50_000)


def pytest_collection_finish() -> None:
    """Let it pass over them from now on."""
    gc.freeze()
