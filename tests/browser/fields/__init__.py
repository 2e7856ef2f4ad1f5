"""Text fields, as keyboards and other phones write in them."""
