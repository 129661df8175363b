"""Tables in and out: the records of a visit as CSV and XLSX, and back."""
