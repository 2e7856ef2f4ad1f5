"""What the bench makes of what it sees."""
