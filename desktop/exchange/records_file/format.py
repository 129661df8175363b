"""Names what the records file holds: one shape for the file of a customer, one for that of the house.

The keys of each record are its fields, as in the visit file (see visit_file.shape).
"""

from db.model.messages import N_
from db.model.records import Customer, Person
from db.model.scopes import OF_CUSTOMER, OF_HOUSE
from desktop.exchange.visit_file.shape import Shape

FORMAT = "firsthand.records"
MAJOR, MINOR = 1, 3
VERSION = f"{MAJOR}.{MINOR}"
NO_SUCH_KEY = N_("{place}: there is no such key in a records file {version}")
CUSTOMER, HOUSE = "customer", "house"
_OF = {"of": (str, CUSTOMER)}
SHAPES = {
    CUSTOMER: Shape(
        "CustomerRecords", VERSION, MINOR, NO_SUCH_KEY, needed={"customer": Customer}, many=OF_CUSTOMER, singles={}, heads=_OF
    ),
    HOUSE: Shape(
        "HouseRecords",
        VERSION,
        MINOR,
        NO_SUCH_KEY,
        needed={},
        many={"people": Person, **OF_HOUSE},
        singles={},
        # The logos that the house style names: PNG or JPEG in base64, by digest.
        heads={**_OF, "pictures": (dict[str, str], {})},
    ),
}
