"""Tests of the whole program, and the chores of its developers."""
