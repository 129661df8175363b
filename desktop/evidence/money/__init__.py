"""Value arithmetic in Decimal: money, what a claim is worth, return on an investment."""
