"""Presence: who came to a slot and who is there, spot checks by phone, and where leaders are."""
