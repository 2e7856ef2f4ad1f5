"""The pages, one for each language, and what a phone keeps of them."""
