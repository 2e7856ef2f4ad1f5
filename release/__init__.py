"""What a release has beside its packages: the list of its parts, and the check of these."""
