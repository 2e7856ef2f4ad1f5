"""What the server pays, and how it bears many phones at once."""
