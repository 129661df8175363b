"""Finds typefaces, shapes scripts into glyphs, and cuts font subsets for embedding."""
