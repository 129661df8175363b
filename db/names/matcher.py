"""Looks for names in a text, and says of each find whether it is exact or only possible.

Exact is the whole name, whatever its case, signs, apostrophes and hyphens, also broken at the end of a line or spaced out
letter by letter. Possible is a name with an ending, a part of it, and any name in a script without capitals, where nothing tells
a name from a word. Promises of safety: G1, P2.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from db.names.letters import Letters, is_sign, letters_of, plain
from db.names.scripts import AFTER, AHEAD, PARTICLES, Script, has_capitals, may_lead, script_of
from db.names.spellings import Spelling, Wanted, spellings_of
from db.names.words import BEGIN_ALIKE, SHORT_WORDS

# What may stand where two words of a name meet, and within a word: an apostrophe, a hyphen with the end of a line behind it.
BETWEEN = re.compile(
    r"[\s_.,·・'\u2018\u2019\u201b\u02b9\u02bb-\u02bf\u2032\ua78b\ua78c\uff07`´/&＆+\u2010-\u2015\u2212＝=-]{1,12}"
)
WITHIN = re.compile(
    r"['\u2018\u2019\u201b\u02b9\u02bb-\u02bf\u2032\ua78b\ua78c\uff07`´]|[-\u00ad\u2010-\u2015\u2212\uff0d]\s{0,4}"
)
SPACED_OUT = re.compile(r"[\s._*·-]{1,3}")
SHORTEST_SPACED_OUT, SHORTEST_IN_SMALL_WITH_TAIL = 4, 5
LONGEST_TAIL, LONGEST_LEAD = 40, 4


@dataclass(frozen=True, slots=True)
class Find:
    """A name found from `start` to `stop` of a text.

    `as_typed`: it stands there without an ending, as a word of its own, in a script with capitals.
    """

    start: int
    stop: int
    wanted: Wanted
    as_typed: bool

    @property
    def possible(self) -> bool:
        """Whether it is only possible that the name is meant."""
        return self.wanted.is_part or not self.as_typed


class Matcher:
    """Looks for names. `spared` are words that are none of them, though they begin alike: names of others."""

    def __init__(self, wanted: Iterable[Wanted], spared: Collection[str] = ()) -> None:
        self._spellings = [spelling for one in dict.fromkeys(wanted) for spelling in spellings_of(one)]
        self._spared = BEGIN_ALIKE | SHORT_WORDS | {plain(word) for word in spared}
        shortest = sorted({spelling.letters for spelling in self._spellings}, key=len)
        self._beginnings: list[str] = []
        for letters in shortest:
            if not letters.startswith(tuple(self._beginnings)):
                self._beginnings.append(letters)

    def may_stand_in(self, text: str) -> bool:
        """Returns whether `text` may hold one of the names; a quick test before `find`."""
        letters = plain(text)
        return any(beginning in letters for beginning in self._beginnings)

    def find(self, text: str) -> list[Find]:
        """Returns the names in `text` from the left, without overlaps; of two at one place the longer."""
        if not self.may_stand_in(text):
            return []
        letters = letters_of(text)
        finds = [find for spelling in self._spellings for find in _finds(letters, spelling, self._spared)]
        finds.sort(key=lambda find: (find.start, -find.stop, find.possible))
        kept: list[Find] = []
        for find in finds:
            if not kept or find.start >= kept[-1].stop:
                kept.append(find)
        return kept


def _finds(letters: Letters, spelling: Spelling, spared: Collection[str]) -> Iterator[Find]:
    start = letters.plain.find(spelling.letters)
    while start >= 0:
        stop = start + len(spelling.letters)
        if _holds_together(letters, start, stop, spelling):
            found = _whole_word(letters, start, stop, spelling, spared)
            if found:
                as_typed = not found[1] and not spelling.changed and spelling.script is Script.CAPITALS
                yield Find(letters.places[start], letters.end(found[0] - 1), spelling.wanted, as_typed)
            elif spelling.wanted.inside and not spelling.changed:
                begin, end = start - len(_lead(letters, start, LONGEST_TAIL)), _end_of_word(letters, stop, spelling.script)
                yield Find(letters.places[begin], letters.end(end - 1), spelling.wanted, as_typed=False)
        start = letters.plain.find(spelling.letters, start + 1)


def _holds_together(letters: Letters, start: int, stop: int, spelling: Spelling) -> bool:
    """Returns whether what stands between the letters may stand within this name."""
    if letters.places[stop - 1] - letters.places[start] == stop - start - 1:
        return True
    if start and letters.places[start] == letters.places[start - 1]:
        return False
    gaps = [(at - start, gap) for at in range(start + 1, stop) if (gap := letters.gap(at))]
    if all((BETWEEN if at in spelling.joints else WITHIN).fullmatch(gap) for at, gap in gaps):
        return True
    signs = len({letters.places[at] for at in range(start, stop)})
    return signs >= SHORTEST_SPACED_OUT and len(gaps) == signs - 1 and all(SPACED_OUT.fullmatch(gap) for _, gap in gaps)


def _whole_word(letters: Letters, start: int, stop: int, spelling: Spelling, spared: Collection[str]) -> tuple[int, bool] | None:
    """Returns where the name ends with its tail, and whether it is only possible; None if it is a piece of another word."""
    first = letters.sign(start)
    if not _begins(letters, start, spelling):
        return None
    small = has_capitals(first) and first.islower()
    if small and not spelling.may_be_small and not any(letters.gap(at).strip() in ("&", ".") for at in range(start + 1, stop)):
        return None
    script = script_of(letters.sign(stop - 1))
    if script is Script.CAPITALS:
        return _end_with_capitals(letters, start, stop, spelling, spared, small)
    return _end_without_capitals(letters, start, stop, script)


def _begins(letters: Letters, start: int, spelling: Spelling) -> bool:
    """Returns whether a word begins at `start`."""
    if start == 0 or letters.gap(start):
        return True
    here, before = letters.sign(start), letters.sign(start - 1)
    if is_sign(before) or script_of(before) is not spelling.script:
        return True
    if spelling.script is Script.CAPITALS:
        return here.isupper() and not before.isupper()
    if spelling.script in (Script.HAN, Script.THAI, Script.HIRAGANA):
        return True
    if spelling.script is Script.HANGUL:
        return len(spelling.letters) > 2
    return may_lead(spelling.script, _lead(letters, start))


def _lead(letters: Letters, start: int, longest: int = LONGEST_LEAD) -> str:
    """Returns the letters joined before `start`, at most one more than `longest`."""
    begin = start
    while begin > 0 and start - begin <= longest and not letters.gap(begin):
        begin -= 1
    return letters.plain[begin:start]


def _end_with_capitals(
    letters: Letters, start: int, stop: int, spelling: Spelling, spared: Collection[str], small: bool
) -> tuple[int, bool] | None:
    end = _end_of_word(letters, stop, Script.CAPITALS)
    tail = letters.plain[stop:end]
    if not tail:
        return (stop, spelling.changed) if spelling.tails.hold("", "") or not spelling.changed else None
    here, before = letters.sign(stop), letters.sign(stop - 1)
    hump = here.isupper() and not before.isupper()
    if (hump or len(tail) > LONGEST_TAIL) and not spelling.changed:
        # Another word begins there ("HaldenApp"); one that never ends is no word.
        return stop, True
    if letters.plain[start:end] in spared:
        return None
    typed = letters.text[letters.places[stop] : letters.end(end - 1)]
    if spelling.tails.hold(typed, tail) and (not small or tail == "s" or stop - start >= SHORTEST_IN_SMALL_WITH_TAIL):
        return end, True
    return (end, True) if spelling.any_tail and not small else None


def _end_of_word(letters: Letters, stop: int, script: Script) -> int:
    """Returns where the word ends in which `stop` stands, at most one letter more than the longest tail."""
    end = stop
    while end < len(letters.plain) and end - stop <= LONGEST_TAIL and not (end and letters.gap(end)):
        sign = letters.sign(end)
        if script_of(sign) is not script or (is_sign(sign) and not sign.isalnum()):
            break
        end += 1
    return end


def _end_without_capitals(letters: Letters, start: int, stop: int, script: Script) -> tuple[int, bool] | None:
    """Returns where a name ends in a script without capitals; a short one needs a clear end, or a title beside it."""
    long = stop - start
    end = _end_of_word(letters, stop, script)
    tail = letters.plain[stop:end]
    if script is Script.ARABIC or script is Script.HEBREW:
        longest = 0 if long <= 3 else 3
        return (end, True) if len(tail) <= longest else None
    if script is Script.SPACED:
        return (end, True) if not tail or long >= 3 else None
    if not _is_short(script, long) or _has_title(letters, start, stop):
        return stop, True
    before = letters.sign(start - 1) if start and not letters.gap(start) else ""
    alone = not before or script_of(before) is not script or (script is Script.HIRAGANA and before in "はがをにのともへでや")
    particle = PARTICLES.get(script)
    ends = not tail or (particle is not None and long > 1 and particle.match(tail) is not None)
    needs_title = long == 1 and script in (Script.HAN, Script.HANGUL)
    return (stop, True) if alone and ends and not needs_title else None


# The signs up to which a name in a script without capitals is short.
_SHORT = {Script.HAN: 1, Script.HANGUL: 1, Script.KATAKANA: 2, Script.HIRAGANA: 3, Script.THAI: 3}


def _is_short(script: Script, long: int) -> bool:
    return long <= _SHORT.get(script, 0)


def _has_title(letters: Letters, start: int, stop: int) -> bool:
    """Returns whether a title stands beside the name ("王总", "老王", "김 부장")."""
    behind = letters.text[letters.end(stop - 1) :][:8].lstrip()
    ahead = letters.text[max(0, letters.places[start] - 6) : letters.places[start]].rstrip()
    return AFTER.match(behind) is not None or AHEAD.search(ahead) is not None
