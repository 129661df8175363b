"""Arithmetic with money in Decimal: what a claim is worth, and the return on an investment."""
