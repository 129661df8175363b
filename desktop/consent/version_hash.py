"""Works out the hash by which a whole document is approved: its title, its items, its typed sentences, its links.

Status, dates, layout, paper, house style and numbers of pages never count, nor what is bold, italic or an item of a list, nor a
sentence that waits until what it tells is chosen again.
"""

from collections.abc import Iterable

from db.model.agreed import Item, as_hashed, joint_hash
from db.model.case_study import Sentence, on_the_page
from db.model.marks import as_read
from db.model.whole_study import WholeVersion


def document_hash(sentences: Iterable[Sentence], items: Iterable[Item]) -> str:
    """Returns the hash of a document with these sentences and items."""
    said = tuple(sentences)
    title = next((one.text for one in said if one.slot == "title"), "")
    typed, targets = (one.text for one in said if one.typed), (f"→ {target}" for one in said for target in one.targets)
    return joint_hash((title, *(item.hash for item in items), *typed, *targets))


def version_hash(whole: WholeVersion) -> str:
    """Returns the hash of a version, from what it holds now: who was erased from it changed it."""
    return document_hash((one.sentence for one in on_the_page(whole.sentences)), (one.item for one in whole.items))


def beyond_items(whole: WholeVersion) -> tuple[str, ...]:
    """Returns what a version says beside its items, as its sheet shows it: typed sentences that are none, and where links lead.

    Only whoever approves the whole version approves it.
    """
    items = {as_hashed(one.text) for one in whole.items}
    found = dict[str, None]()
    for one in (one.sentence for one in on_the_page(whole.sentences) if one.sentence.is_beyond_items):
        text = one.text.strip()
        if one.targets or (text and as_hashed(text) not in items):
            found[" → ".join((text, *map(as_read, one.targets)))] = None
    return tuple(found)
