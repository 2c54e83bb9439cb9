"""The full-screen desk: what stands on the glass and what the keys do."""
