"""Shows the form under each question of a block: a free answer, the fields of one record, or a list of records."""
