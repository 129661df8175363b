"""Everything Firsthand keeps: records, the encrypted store, search. No Qt here."""
