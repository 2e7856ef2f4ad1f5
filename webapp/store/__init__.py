"""Where the server keeps sessions."""
