"""The server: connections, the loop that serves them, and what hands requests to the app."""
