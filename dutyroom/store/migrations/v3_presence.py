"""Who came, who was asked, where leaders are."""

STATEMENTS = """
"""
