"""Duties swapped, covered for, and taken over: who should have stood, and who does."""
