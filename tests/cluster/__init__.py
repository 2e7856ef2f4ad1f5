"""A cluster of PostgreSQL whose machines, workers and networks go: `make torture-cluster`."""
