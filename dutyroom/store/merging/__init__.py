"""Books that come from other files: verified, united, undone."""
