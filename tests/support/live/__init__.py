"""What tests of live letters share."""
