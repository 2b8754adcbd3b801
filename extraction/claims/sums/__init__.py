"""What adds up to what: totals, and the parts that make them."""
