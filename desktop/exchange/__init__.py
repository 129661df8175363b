"""Files in and out: visit files, tables and pictures, read with care and written whole. No Qt."""
