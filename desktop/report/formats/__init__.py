"""Writes case studies in the formats that people go on working in: text, Markdown, web page, word file, slide."""
