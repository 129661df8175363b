"""Evidence: reads figures as said, computes changes and values in Decimal, and finds remarks. No window, no database."""
