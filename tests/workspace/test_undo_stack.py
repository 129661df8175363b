from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.model.edits import Edit, RecordChange
from db.model.records import Promise, RecordId, VisitId
from desktop.workspace.undo_stack import UndoStack

VISIT = VisitId("v")
EMPTY = Promise(id=RecordId("p"), visit_id=VISIT)


class Typist:
    """Somebody who types into the fields of one promise."""

    def __init__(self) -> None:
        self.steps = UndoStack()
        self.now = EMPTY

    def set(self, typing: bool = False, /, **values: str) -> None:
        after = replace(self.now, **values)  # type: ignore[arg-type]  # its own fields
        change = RecordChange(self.now, after)
        if change.before != change.after:
            self.steps.done(Edit(VISIT, (change,)), f"p {' '.join(values)}" if typing else "")
            self.now = after

    def type(self, field: str, words: str) -> None:
        before = getattr(self.now, field)
        for n in range(1, len(words) + 1):
            self.set(True, **{field: before + words[:n]})

    def take(self, edit: Edit | None) -> None:
        for change in edit.changes if edit else ():
            assert change.before == self.now
            assert isinstance(change.after, Promise)
            self.now = change.after


def test_a_step_in_a_field_is_taken_back_and_later_steps_elsewhere_stay() -> None:
    typist = Typist()
    typist.type("text", "sends the paper")
    typist.type("due", "Friday")
    typist.take(typist.steps.undone_in(typist.now, "text"))
    assert (typist.now.text, typist.now.due) == ("", "Friday")
    typist.take(typist.steps.redone())
    assert (typist.now.text, typist.now.due) == ("sends the paper", "Friday")


def test_a_word_typed_over_and_a_paste_are_steps_of_their_own() -> None:
    typist = Typist()
    typist.type("text", "nine hours")
    typist.set(True, text="t")
    typist.set(True, text="te")
    typist.take(typist.steps.undone_in(typist.now, "text"))
    assert typist.now.text == "nine hours"
    typist.set(True, text="nine hours, every single week")
    typist.set(True, text="nine hours, every single week!")
    typist.take(typist.steps.undone_in(typist.now, "text"))
    assert typist.now.text == "nine hours, every single week"
    typist.take(typist.steps.undone_in(typist.now, "text"))
    assert typist.now.text == "nine hours"


FIELDS = st.sampled_from(("text", "due", "owner"))


@given(st.lists(st.tuples(FIELDS, st.sampled_from("xyz"))), st.lists(FIELDS))
def test_whatever_is_taken_back_field_by_field_the_rest_leads_to_the_beginning_and_redo_to_the_end(
    steps: list[tuple[str, str]], undone: list[str]
) -> None:
    typist = Typist()
    for field, value in steps:
        typist.set(**{field: value})
    end = typist.now
    for field in undone:
        typist.take(typist.steps.undone_in(typist.now, field))
    while typist.steps.any_done:
        typist.take(typist.steps.undone())
    assert typist.now == EMPTY
    while typist.steps.any_undone:
        typist.take(typist.steps.redone())
    assert typist.now == end
