"""Lines, tones and themes: how words come onto the glass."""
