"""Who gives an amount and who gets it."""
