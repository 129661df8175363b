"""What is wrong with a store: the health check, what can be salvaged, and the repair."""
