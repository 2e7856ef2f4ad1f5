"""Live letters: a WebSocket beside `/sync`, over which phones see each other write."""
