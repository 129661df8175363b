"""Names what version 2 of the visit file holds; the keys of each record are its fields (see visit_file.shape)."""

from db.model.messages import N_
from db.model.records import Customer, Person, Visit
from db.model.whole_visit import LISTS, SINGLES
from desktop.exchange.visit_file.shape import AUTHORSHIP as AUTHORSHIP
from desktop.exchange.visit_file.shape import Shape
from desktop.exchange.visit_file.shape import keys_of as keys_of
from desktop.exchange.visit_file.shape import part_of as part_of

MAJOR, MINOR = 2, 1
VERSION = f"{MAJOR}.{MINOR}"
NO_SUCH_KEY = N_("{place}: there is no such key in a visit file {version}")
SHAPE = Shape(
    "VisitFile",
    VERSION,
    MINOR,
    NO_SUCH_KEY,
    needed={"visit": Visit, "customer": Customer},
    many={"people": Person, **LISTS},
    singles=SINGLES,
    heads={},
)
# The records of the file, by key: those that occur once, and lists.
ONES, MANY = SHAPE.ones, SHAPE.many
