"""The API in which phones and the server meet: what it takes, refuses and answers."""
