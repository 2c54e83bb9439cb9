"""Bytes, hashes and books: what makes a page that was torn out or rewritten show."""
