"""What was agreed with a customer: the page, and answers noted by hand."""
