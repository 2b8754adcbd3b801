"""What dates and lengths of time say of each other."""
