"""What the parts of the server count, for whoever watches it: numbers only."""
