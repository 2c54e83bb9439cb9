"""Swaps and covers of duties."""

STATEMENTS = """
"""
