"""Reads guides from text files: blocks with minutes, their questions, starred must-haves and probes."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from db.engine.plain_files import read_plain
from db.model.errors import MessageError
from db.model.messages import N_, Message
from db.model.system_texts import system_reason
from desktop.core.messages import Translator

# The places that an answer may fill: a free answer, a list of records, or one field of a record.
FILLS = (
    *("answer", "people", "customer", "visit", "objectives", "objections", "quotes", "promises"),
    *("claims.revenue", "claims.cost", "claims.emotional", "claims.other"),
    *("consent", "consent.approver", "consent.company", "consent.note", "consent.scope"),
    *("value", "return_plan", "rates"),
)
# The records into which two keys turn a free answer.
BECOMES = ("quotes", "objectives", "objections", "promises")
# The title of a block with objections, at the table, where the guide gives none.
HOW_DECIDED = N_("How you decided")
# The names msgspec gives to what TOML holds → ours.
TYPES = {"str": N_("text"), "int": N_("a whole number"), "array": N_("a list")}
NO_UTF_8 = N_("it is not UTF-8 text")
NO_TOML = N_("this is not TOML")
TOO_DEEP = N_("its brackets stand too deep within each other")
NOT_ONE_OF = N_('"{value}" is not one of {known}')
DOUBLE_ID = N_('the id "{id}" is used by another question already')
NO_SUCH_KEY = N_('there is no such key "{key}"')
MISSING = N_('"{key}" is missing')


class BadGuide(MessageError, ValueError):
    """The guide file cannot be used; the message names file and line."""


class Question(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question: its wording, the place its answer fills, and what to ask if the answer is thin.

    `star` names what the minimum story lacks without it; it is empty for questions that may be skipped. `rank` orders starred
    questions when time is short, 1 first. `becomes` is the form into which a free answer is often turned. `customer_ask` is
    how the customer reads the question at the table, where that is not how it is asked.
    """

    id: str
    ask: str
    hint: str = ""
    star: str = ""
    fills: str = "answer"
    probes: tuple[str, ...] = ()
    rank: int = 0
    becomes: str = ""
    customer_ask: str = ""

    @property
    def ask_at_table(self) -> str:
        """The question as the customer reads it at the table."""
        return self.customer_ask or self.ask


class Block(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One part of the conversation, with the minutes it is given. `customer_title` is how the customer reads its title."""

    id: str
    title: str
    minutes: int
    questions: tuple[Question, ...]
    customer_title: str = ""

    def title_at_table(self, words: Translator) -> str:
        """The title as the customer reads it at the table; where the guide has none, objections are not called by their name."""
        asks_objections = any(question.fills == "objections" for question in self.questions)
        return self.customer_title or (words.text(HOW_DECIDED) if asks_objections else self.title)


class Guide(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The questions of a visit, in the order of the finished story."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def minutes(self) -> int:
        """The planned minutes of the whole conversation."""
        return sum(block.minutes for block in self.blocks)

    @property
    def questions(self) -> Iterator[Question]:
        """Every question, in order."""
        return (question for block in self.blocks for question in block.questions)

    @property
    def numbered(self) -> "dict[int, Question]":
        """Every question by its number on paper, from 1."""
        return dict(enumerate(self.questions, start=1))

    @property
    def starred(self) -> tuple[Question, ...]:
        """The questions of the minimum story, in order."""
        return tuple(question for question in self.questions if question.star)

    def block_of(self, question: Question) -> Block:
        """Returns the block in which `question` stands."""
        return next(block for block in self.blocks if question in block.questions)

    @property
    def wording(self) -> dict[str, str]:
        """The wording of each question, by its id."""
        return {question.id: question.ask for question in self.questions}


def read_guide(path: Path) -> Guide:
    """Returns the guide in the file at `path`. Raises BadGuide with file and line."""
    try:
        text = read_plain(path).decode("utf-8-sig")
        guide = msgspec.convert(tomllib.loads(text), Guide)
    except (OSError, UnicodeError) as error:
        raise BadGuide(
            N_("The guide {path} cannot be read: {reason}."),
            path=path,
            reason=system_reason(error) if isinstance(error, OSError) else Message(NO_UTF_8),
        ) from error
    except RecursionError as error:
        raise BadGuide(_message(path, 1, Message(TOO_DEEP))) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise BadGuide(_message(path, int(line[1]) if line else text.count("\n") + 1, Message(NO_TOML))) from error
    except msgspec.ValidationError as error:
        raise BadGuide(_message(path, *_fault(str(error), text))) from error
    for place, reason in _faults(guide):
        raise BadGuide(_message(path, _line(text, place), reason))
    return guide


def read_guides(folders: Iterable[Path]) -> tuple[dict[str, Guide], list[Message]]:
    """Returns the guides in `folders` by the stem of their file, and all faults; a later folder overrides an earlier one."""
    guides: dict[str, Guide] = {}
    complaints = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                guides[path.stem] = read_guide(path)
            except BadGuide as error:
                complaints.append(error.message)
    return dict(sorted(guides.items(), key=lambda item: (item[1].minutes, item[0]))), complaints


def _faults(guide: Guide) -> Iterator[tuple[str, Message]]:
    """Yields the faults that types cannot express: equal names, unknown forms, blocks without minutes."""
    seen: set[str] = set()
    if not guide.blocks:
        yield "blocks", Message(N_("a guide needs at least one block"))
    for n, block in enumerate(guide.blocks):
        if block.minutes < 0:
            yield f"blocks[{n}].minutes", Message(N_("minutes cannot be negative"))
        for m, question in enumerate(block.questions):
            place = f"blocks[{n}].questions[{m}]"
            if question.fills not in FILLS:
                yield f"{place}.fills", Message(NOT_ONE_OF, value=question.fills, known=", ".join(FILLS))
            if question.becomes and question.becomes not in BECOMES:
                yield f"{place}.becomes", Message(NOT_ONE_OF, value=question.becomes, known=", ".join(BECOMES))
            if question.rank < 0:
                yield f"{place}.rank", Message(N_("a rank cannot be negative"))
            if question.id in seen:
                yield f"{place}.id", Message(DOUBLE_ID, id=question.id)
            seen.add(question.id)


def _fault(message: str, text: str) -> tuple[int, Message]:
    reason, _, place = message.partition(" - at `$")
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", reason):
        return _line(text, f"{place.strip('.`')}.{unknown[1]}"), Message(NO_SUCH_KEY, key=unknown[1])
    if missing := re.fullmatch(r"Object missing required field `(.*)`", reason):
        return _line(text, place.strip(".`")), Message(MISSING, key=missing[1])
    wanted = re.match(r"Expected `(.*?)`", reason)
    line = _line(text, place.strip(".`"))
    if wanted is None:
        return line, Message(N_("this should be otherwise"))
    return line, Message(N_("this should be {what}"), what=Message(TYPES.get(wanted[1], wanted[1])))


def _line(text: str, place: str) -> int:
    """Returns the line (from 1) on which `place`, such as `blocks[2].questions[0].ask`, stands in the TOML text."""
    steps = re.findall(r"(\w+)(?:\[(\d+)\])?", place)
    lines = text.split("\n")
    at, header = 0, ""
    for name, number in steps:
        header = f"{header}.{name}" if header else name
        if number:
            starts = [
                n for n in range(at, len(lines)) if re.fullmatch(rf"\s*\[\[\s*{re.escape(header)}\s*\]\]\s*(#.*)?", lines[n])
            ]
            at = starts[int(number)] if int(number) < len(starts) else at
        else:
            at = next((n for n in range(at, len(lines)) if re.match(rf"\s*{re.escape(name)}\s*=", lines[n])), at)
    return at + 1


def _message(path: Path, line: int, reason: Message) -> Message:
    return Message(N_("The guide {name} cannot be used, line {line}: {reason}."), name=path.name, line=line, reason=reason)
