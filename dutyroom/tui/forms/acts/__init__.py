"""What can be done about a matter, each with the lines of its form and what it writes."""
