"""Readers of projects and programmes."""
