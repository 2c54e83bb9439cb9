"""A believable night in a district that does not exist."""
