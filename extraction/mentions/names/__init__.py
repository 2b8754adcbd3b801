"""Readers of names: organisations, people, places, corridors, and what a text tells of itself."""
