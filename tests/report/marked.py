"""Makes a case study in which somebody marked words of every kind, added items of lists, and put links."""

from dataclasses import replace

from db.model.case_study import Sentence
from db.model.marks import Mark, MarkKind, Marks
from desktop.report.content.story.standing import all_of, with_typed
from desktop.report.document.story import Story
from tests.report.content.story.told import story, whole

SITE, MAIL = "https://klarlauf.example/pumpen?a=1&b=(ż)", "mailto:tom@klarlauf.example"
ITEMS = ("One sensor for each pump.", "A «weekly» report & a call: 5 < 6_000 *at most*.", "Noch: größere Läufe – auf Łódź.")


def marked(text: str, **words: MarkKind | str) -> Marks:
    """Marks words of `text`, which are keys with "_" for a space: bold, italic, or a link where a target is given."""
    found = []
    for key, how in words.items():
        start = text.index(key.replace("_", " "))
        kind, target = (how, "") if isinstance(how, MarkKind) else (MarkKind.LINK, how)
        found.append(Mark(start, start + len(key), kind, target))
    return tuple(sorted(found))


TYPED = "They read how it works before they began, half-bold in a word and both at once. Write to Tom, or call."
TYPED_MARKS = marked(
    TYPED,
    how_it_works=SITE,
    they_began=MarkKind.ITALIC,
    bold=MarkKind.BOLD,
    both_at_once=MarkKind.BOLD,
    at_once=MarkKind.ITALIC,
    to_Tom=MAIL,
    Tom=MarkKind.BOLD,
)


def a_marked_story(name: str = "halden-pumps") -> Story:
    """Returns the story of a visit with marks; see `with_marks`."""
    return with_marks(story(whole(name)))


def with_marks(made: Story) -> Story:
    """Returns a story with marks in what was composed and in what somebody typed, links, and items of a list."""
    stored = [replace(one, marks=_longest_word(one, n), item=one.slot == "next") for n, one in enumerate(all_of(made))]
    typed = Sentence(slot="solution", text=TYPED, typed=True, added=True, marks=TYPED_MARKS)
    items = [replace(typed, text=text, marks=(), item=True) for text in ITEMS]
    items[1] = replace(items[1], marks=marked(items[1].text, weekly=MarkKind.BOLD, report=SITE))
    return with_typed(made, [*stored, typed, *items, replace(typed, text="And so on.", marks=())])


def _longest_word(one: Sentence, number: int) -> Marks:
    word = max(one.text.split(), key=len, default="")
    start = one.text.index(word)
    kind = MarkKind.ITALIC if number % 2 else MarkKind.BOLD
    return (Mark(start, start + len(word), kind),) if word else ()
