"""The versions a room's file has had, in order."""
