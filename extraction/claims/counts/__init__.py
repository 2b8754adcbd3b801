"""What is counted: lists after their count, parts within a whole."""
