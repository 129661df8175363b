"""Bold, italic and links are put on words and taken off."""

from hypothesis import given
from hypothesis import strategies as some

from db.model.marks import Mark, MarkKind, Marks, tidy
from desktop.core.marking import is_marked, link_at, linked, toggled, unmarked
from tests.db.model.test_marks import looks, marked

SITE = "https://klarlauf.example"


@given(marked(), some.sampled_from((MarkKind.BOLD, MarkKind.ITALIC)), some.data())
def test_a_range_is_marked_and_unmarked_and_all_else_stays(
    made: tuple[str, Marks], kind: MarkKind, data: some.DataObject
) -> None:
    text, marks = made
    start = data.draw(some.integers(0, len(text)))
    end = data.draw(some.integers(start, len(text)))
    once = toggled(marks, kind, start, end, len(text))
    before, after = looks(text, marks), looks(text, once)
    assert before[:start] == after[:start] and before[end:] == after[end:]
    if start < end:
        assert is_marked(once, kind, start, end) is not is_marked(marks, kind, start, end)
        bare = unmarked(once, kind, start, end, len(text))
        at = 0 if kind is MarkKind.BOLD else 1
        assert not any(look[at] for _, look in looks(text, bare)[start:end])
        assert [look[1 - at] for _, look in looks(text, bare)] == [look[1 - at] for _, look in before]
    else:
        assert once == marks


@given(marked(), some.data())
def test_a_link_takes_the_place_of_others_and_is_taken_off(made: tuple[str, Marks], data: some.DataObject) -> None:
    text, marks = made
    start = data.draw(some.integers(0, len(text)))
    end = data.draw(some.integers(start, len(text)))
    leads = linked(marks, start, end, SITE, len(text))
    assert {look[2] for _, look in looks(text, leads)[start:end]} <= {SITE}
    assert looks(text, leads)[:start] == looks(text, marks)[:start] and looks(text, leads)[end:] == looks(text, marks)[end:]
    off = unmarked(leads, MarkKind.LINK, start, end, len(text))
    assert not any(look[2] for _, look in looks(text, off)[start:end])
    assert [look[:2] for _, look in looks(text, off)] == [look[:2] for _, look in looks(text, marks)]


def test_a_hostile_target_makes_no_link_and_leaves_the_words() -> None:
    for target in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "https://" + "a" * 3000):
        assert linked((Mark(0, 4, MarkKind.BOLD),), 0, 4, target, 4) == (Mark(0, 4, MarkKind.BOLD),)


def test_the_link_at_the_cursor_is_found_at_its_edges_too() -> None:
    marks = tidy((Mark(2, 5, MarkKind.LINK, SITE), Mark(0, 9, MarkKind.BOLD)), 9)
    assert [bool(link_at(marks, place)) for place in range(8)] == [False, False, True, True, True, True, False, False]
