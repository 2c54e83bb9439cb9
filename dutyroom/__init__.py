"""The night desk of an emergency duty room."""
