"""What is wrong with a visit file, and where."""


class BadVisitFile(ValueError):
    """The file was refused whole; `str()` is one plain sentence that names the place and the reason."""
