"""Tries hard to lose what people wrote: briefly in `make test`, long in `make torture`."""
