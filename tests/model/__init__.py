"""Models that walk through a subject at random and must never leave its rules."""
