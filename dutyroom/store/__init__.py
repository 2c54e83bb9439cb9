"""One SQLite file behind one door: the only place that speaks SQL."""
