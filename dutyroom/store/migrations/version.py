"""What tells a room's file from any other, and one version from another."""

APPLICATION = 0x44555459
"""SQLite's application id of a room's file: "DUTY"."""

VERSION = 3
"""The newest version this program knows."""
