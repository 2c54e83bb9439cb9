"""Who has read which version of a roster, and with whom it is filed."""

STATEMENTS = """
"""
