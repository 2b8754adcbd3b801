"""Readers of numbers: money, percentages, fractions, quantities, and the numerals that are none."""
