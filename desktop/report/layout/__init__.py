"""The outline on pages: lines, boxes, columns, page breaks."""
