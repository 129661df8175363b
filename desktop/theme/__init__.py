"""Defines the look of Firsthand: colours, type and spacing as data, turned into Qt's palette, fonts and style sheet."""
