"""Reads the notation of the word lists: "name | name | name", and blocks of "head: name | name" over several lines."""


def names(text: str) -> list[str]:
    """Returns the names of a list."""
    return [name.strip() for name in " ".join(text.split()).split(" | ") if name.strip()]


def entries(block: str) -> list[tuple[str, list[str]]]:
    """Returns the heads of a block and their names; a line without a head continues the one before."""
    found: list[tuple[str, str]] = []
    for line in block.strip().splitlines():
        head, mark, rest = line.partition(": ")
        if mark and "|" not in head:
            found.append((head.strip(), rest))
        else:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
    return [(head, names(rest)) for head, rest in found]
