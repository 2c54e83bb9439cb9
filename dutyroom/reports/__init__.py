"""What leaves the room: files for others."""
