"""Works out the hash by which a whole document is approved: its title, its items, its typed sentences, its links.

Status, dates, layout, paper, house style and numbers of pages never count, nor what is bold, italic or an item of a list.
"""

from collections.abc import Iterable

from db.model.agreed import Item, joint_hash
from db.model.case_study import Sentence
from db.model.whole_study import WholeVersion


def document_hash(sentences: Iterable[Sentence], items: Iterable[Item]) -> str:
    """Returns the hash of a document with these sentences and items."""
    said = tuple(sentences)
    title = next((one.text for one in said if one.slot == "title"), "")
    typed, targets = (one.text for one in said if one.typed), (f"→ {target}" for one in said for target in one.targets)
    return joint_hash((title, *(item.hash for item in items), *typed, *targets))


def version_hash(whole: WholeVersion) -> str:
    """Returns the hash of a version, from what it holds now: who was erased from it changed it."""
    return document_hash((one.sentence for one in whole.sentences), (one.item for one in whole.items))
