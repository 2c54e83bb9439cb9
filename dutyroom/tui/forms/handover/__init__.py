"""What is typed and signed at a handover."""
