"""The API through which phones sync with the server: what it takes, refuses and answers."""
