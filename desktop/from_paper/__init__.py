"""What was written on the paper guide, entered by number after a visit."""
