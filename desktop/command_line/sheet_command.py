"""Runs the command about a filled approval sheet: prints what it says, asks about what is unclear, notes its answers."""

from argparse import Namespace
from collections.abc import Mapping
from contextlib import closing

from db.model.errors import Refused
from db.model.messages import N_, NN_, Message
from db.model.moments import is_day
from desktop.command_line.opening import open_store
from desktop.command_line.output import DONE, FAILED, print_json, print_line, say, translator, warn
from desktop.consent.filled_sheet import LineAnswer, SheetLine
from desktop.consent.sheet_fields import Overall
from desktop.consent.sheet_words import ANSWERS
from desktop.core.paths import DataFolder
from desktop.core.settings import ANSWERS_LAST, Settings
from desktop.core.short_text import short
from desktop.documents.sheets.filled_sheets import SHOWN, Decisions, ImportedSheet, import_sheet, record

OF_LINE, OF_CHANGED_LINE = N_("{number}  {answer}  {text}"), N_("{number}  {answer}  {text}  →  {words}")
SIGNED = N_("Signed by {name}, {day}.")
NO_LINE = N_("{text} is no line and answer such as 3=approve.")
NOT_UNCLEAR = N_("Line {number} is not unclear; what it says is noted as it was filled in.")
NO_DAY = N_("{text} is no day such as 2026-11-20.")
DECIDE = N_("Nothing was noted. Please say what is meant with --line, --all, --by, --since or --before.")
NOTED = NN_("{count} answer was noted.", "{count} answers were noted.")
NOTHING_NEW = N_("All of it is noted already.")
OVERALL = {"printed": Overall.PRINTED, "ticked": Overall.TICKED, "anonymous": Overall.ANONYMOUS, "none": Overall.NONE}
BEFORE = {"": None, "taken-back": True, "stays": False}
DECIDED = {one.value.replace(" ", "-"): one for one in LineAnswer if one is not LineAnswer.UNCLEAR}


def read_filled_sheet(asked: Namespace, data_folder: DataFolder) -> int:
    """Prints what a sheet says, and with --record notes it; 1 where something is unclear, and then nothing is noted."""
    decisions = Decisions(
        lines=_lines(asked.line),
        overall=OVERALL.get(asked.all),
        by=asked.by,
        day=_day(asked.since),
        takes_back=BEFORE[asked.before],
    )
    with closing(open_store(asked, data_folder)) as store:
        imported = import_sheet(store, asked.file.expanduser(), decisions)
        if clear := next((number for number in decisions.lines if number not in imported.asked), None):
            raise Refused(NOT_UNCLEAR, number=clear)
        if asked.json:
            print_json(_as_json(imported))
        else:
            _tell(imported)
        for remark in imported.remarks:
            warn(remark)
        for question in imported.questions:
            warn(question)
        if imported.questions:
            if asked.record:
                warn(Message(DECIDE))
            return FAILED
        if asked.record:
            count = record(store, imported, Settings(data_folder.settings).number(ANSWERS_LAST))
            say(Message(NOTED, count=count) if count else Message(NOTHING_NEW))
    return DONE


def _tell(imported: ImportedSheet) -> None:
    words = translator()
    if imported.signed_by and imported.day:
        print_line(words.text(SIGNED, name=imported.signed_by, day=imported.day))
    for line in imported.sheet.lines:
        sentence = OF_CHANGED_LINE if line.words else OF_LINE
        answer = Message(ANSWERS[line.answer])
        print_line(words.text(sentence, number=line.number, answer=answer, text=short(line.item.text, SHOWN), words=line.words))


def _as_json(imported: ImportedSheet) -> dict[str, object]:
    words = translator()
    return {
        "version": imported.sheet.version.version.id,
        "signed_by": imported.signed_by,
        "day": imported.day,
        "all": [one.value for one in imported.sheet.overall],
        "lines": [_line_as_json(line) for line in imported.sheet.lines],
        "questions": [words.message(one) for one in imported.questions],
        "remarks": [words.message(one) for one in imported.remarks],
    }


def _line_as_json(line: SheetLine) -> dict[str, object]:
    told = {"number": line.number, "item": line.item.hash, "text": line.item.text, "answer": line.answer.value}
    return {**told, "words": line.words, "counts": line.counts}


def _lines(given: list[str]) -> Mapping[int, LineAnswer]:
    found = {}
    for text in given:
        number, _, answer = text.partition("=")
        if not number.strip().isdecimal() or answer.strip() not in DECIDED:
            raise Refused(NO_LINE, text=text)
        found[int(number)] = DECIDED[answer.strip()]
    return found


def _day(text: str) -> str:
    if text and not is_day(text):
        raise Refused(NO_DAY, text=text)
    return text
