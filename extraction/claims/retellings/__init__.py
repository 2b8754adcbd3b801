"""What is told twice: in the headline and the body, the text and its table."""
