"""How every document is made, looked at and saved."""
