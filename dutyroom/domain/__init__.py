"""Rules and facts: pure functions that return an event or refuse."""
