"""Typefaces, shaping of scripts, subsets."""
