"""Composes the story of a customer: which records tell it, in which order, in which sentences. Pure: records in, a Story out."""
