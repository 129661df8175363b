"""Lays the outline out on pages: lines, boxes, columns, page breaks."""
