"""Files that tests read: visits that are real and like published ones, a store of each schema, filled approval sheets."""

from pathlib import Path

VISIT_FILES = Path(__file__).parent / "visits"
SCHEMAS = Path(__file__).parent / "schema"
SHEETS = Path(__file__).parent / "sheets"
