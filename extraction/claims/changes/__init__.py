"""How something changed, and from what to what."""
