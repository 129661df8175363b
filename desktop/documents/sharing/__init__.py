"""What stands against a document that goes out, what is logged of it, and how it leaves."""
