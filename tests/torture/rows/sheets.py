"""Promises about approval sheets that come back: whatever the file is, texts alone get in, or one sentence is said."""

import os
import sys
import zlib
from random import Random

from desktop.consent.filled_sheet import read_filled
from desktop.consent.sheet_fields import Box
from desktop.exchange.sheets.sheets import sheet_from
from tests.consent.sheets import HEADLINE, QUOTE, box, change, filled, sheet, signed, version_of
from tests.torture.rows.exchange import each_read
from tests.torture.table import Outcome, Promise, Trial

MOST_SECONDS = 40.0
# Parts of a file that a hostile one may say otherwise.
WORDS = (b"/Kids", b"/Fields", b"/Count", b"/Type", b"/FT", b"/V", b"/Length", b"/Filter", b"/Parent", b"/T ", b"xref", b"R ")


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is its root."""
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + head + table + end


def made_to_hurt() -> list[bytes]:
    """Files that ask for more than a reader should give."""
    zeros = zlib.compress(b"0 " * 60_000_000, 9)
    bomb = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(zeros), zeros)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    root, pages = b"<< /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    field = b"<< /FT /Tx /T (a) /V (%s) >>"
    deep = b"[" * 20_000 + b"]" * 20_000
    return [
        pdf_of(root, pages, page, bomb, field % b"x"),
        pdf_of(root, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>", page, b"null", field % b"x"),
        pdf_of(root, pages, page, b"null", b"<< /FT /Tx /T (a) /Kids [5 0 R] >>"),
        pdf_of(b"<< /Pages 2 0 R /AcroForm << /Fields %s >> >>" % deep, pages, page, b"null"),
        pdf_of(root, pages, page, b"null", field % (b"y" * 2_000_000)),
        b"%PDF-1.7\n" + b"1 0 obj\n<<" * 50_000,
    ]


def tampered(dice: Random, data: bytes) -> bytes:
    """The file with some of its bytes or words changed, or cut off."""
    made = bytearray(data)
    for _ in range(dice.choice((1, 3, 20))):
        match dice.randrange(4):
            case 0:
                made[dice.randrange(len(made))] = dice.randrange(256)
            case 1:
                del made[dice.randrange(len(made)) :]
                made = made or bytearray(data)
            case 2:
                word = dice.choice(WORDS)
                made = bytearray(bytes(made).replace(word, dice.choice(WORDS), dice.choice((1, 5))))
            case _:
                at = dice.randrange(len(made))
                made[at:at] = data[at // 2 : at // 2 + dice.randrange(2000)]
    return bytes(made)


def hostile_sheets(trial: Trial) -> Outcome:
    """Reads bombs, circles and tampered sheets: texts come out, or a sentence; no other file is touched."""
    back = filled(sheet(), box(HEADLINE, Box.APPROVE), change(QUOTE, "We sleep."), signed())

    def read(data: bytes) -> None:
        read_filled(sheet_from(data), version_of(), version_of())

    # The process apart in which a sheet is read.
    programs = (sys.executable, os.devnull)
    return each_read(trial, made_to_hurt(), lambda: tampered(trial.dice, back), read, MOST_SECONDS, programs)


PROMISES = (Promise("I7", "a filled sheet gives texts alone, or a sentence", 300, hostile_sheets, quick=1),)
