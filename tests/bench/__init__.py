"""Benchmarks, run by hand: `python -m tests.bench` prints every ratio against its floor."""
