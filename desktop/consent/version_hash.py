"""Works out the hash by which a whole document is approved: its title, its items and its typed sentences, in order.

Status, dates, layout, paper, house style and numbers of pages never count.
"""

from collections.abc import Iterable

from db.model.agreed import Item, joint_hash
from db.model.case_study import Sentence
from db.model.whole_study import WholeVersion


def document_hash(sentences: Iterable[Sentence], items: Iterable[Item]) -> str:
    """Returns the hash of a document with these sentences and items."""
    said = tuple(sentences)
    title = next((one.text for one in said if one.slot == "title"), "")
    return joint_hash((title, *(item.hash for item in items), *(one.text for one in said if one.typed)))


def version_hash(whole: WholeVersion) -> str:
    """Returns the hash of a version, from what it holds now: who was erased from it changed it."""
    return document_hash((one.sentence for one in whole.sentences), (one.item for one in whole.items))
