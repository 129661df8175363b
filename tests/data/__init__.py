"""Files that tests read: visit files of eight real visits, of twelve like published ones, and a store of each schema."""

from pathlib import Path

VISIT_FILES = Path(__file__).parent / "visits"
SCHEMAS = Path(__file__).parent / "schema"
