"""The documents of a visit: what is made, checked, looked at and saved."""
