"""The forms under the questions of a block: a free answer, the fields of one record, a list of records."""
