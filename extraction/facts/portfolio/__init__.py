"""Sums over several activities."""
