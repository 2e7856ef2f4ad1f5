"""The store for several servers: one row of a PostgreSQL database for each session."""
