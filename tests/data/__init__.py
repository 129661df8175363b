"""Files that tests read: a visit file of each of eight real visits, and a store of each schema."""

from pathlib import Path

VISIT_FILES = Path(__file__).parent / "visits"
SCHEMAS = Path(__file__).parent / "schema"
