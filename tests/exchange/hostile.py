"""Makes hostile visit files: real ones changed in structure or bytes, and odd things under the name of a visit file."""

import json
import os
import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.exchange.visit_file.limits import MOST_BYTES
from tests.data import VISIT_FILES

VISITS = sorted(VISIT_FILES.glob("*.json"))
VERSION_2 = sorted((VISIT_FILES / "version_2").glob("*.json"))
ODD_TEXTS = (
    *("", " ", "\0", "a\0b", "\ufeff", "\ufffe", "\u2028", "‮evil", "'; DROP TABLE visits; --", "../../etc/passwd", "CON", "a:b"),
    *("=cmd|' /C calc'!A0", "<img src=/etc/passwd>", "{0.__class__}", "%s%n", "\\\\host\\share", "x" * 100_000, "é\u0301" * 500),
    *(
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "שלום",
        "\x1b[31m",
        "\r\n\r\n",
        '"',
        "\\",
        "NaN",
        "2026-02-30",
        "9" * 4000,
        "`$.value`",
    ),
)
ODD_NUMBERS = (0, -1, 1, 10**18, -(10**18), 10**400, 10**4000, 2**63, 1e308, 5e-324, -0.0, 0.1, 11, 101, 1e16)
ODD_OTHERS: tuple[Any, ...] = (None, True, False, [], {}, [[]], [{}], {"": ""}, [None] * 50, {"text": {"text": {}}})


def mutant(dice: random.Random, path: Path) -> Path:
    """Puts one hostile file at `path` and returns it; sometimes a path where no file is."""
    content = json.loads(dice.choice(dice.choice((VISITS, VERSION_2))).read_text("utf-8"))
    if dice.random() < 0.9:
        content.get("visit" if "claims" in content else "", content)["id"] = str(UUID(int=dice.getrandbits(128)))
    return tampered(dice, content, path)


def tampered(dice: random.Random, content: Any, path: Path) -> Path:
    """Puts `content`, the JSON of any file, at `path`, changed in one of many ways."""
    kind = dice.choices(list(KINDS), weights=list(KINDS.values()))[0]
    return kind(dice, content, path)


def _places(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [here, *(place for key, item in items for place in _places(item, (*here, key)))]


def _odd(dice: random.Random) -> Any:
    return deepcopy(dice.choice(dice.choice((ODD_TEXTS, ODD_NUMBERS, ODD_OTHERS))))


def _changed(dice: random.Random, content: Any) -> Any:
    """Returns `content` with one thing in it replaced, removed, doubled, renamed, wrapped or swapped."""
    *above, last = dice.choice(_places(content)[1:])
    parent = content
    for key in above:
        parent = parent[key]
    what = dice.randrange(7)
    if what == 0:
        parent[last] = _odd(dice)
    elif what == 1:
        del parent[last]
    elif what == 2 and isinstance(parent, list):
        parent += [deepcopy(parent[last])] * dice.choice((1, 3, 50))
    elif what == 3 and isinstance(parent, dict):
        parent[dice.choice((f"{last}s", "", "__proto__", "id", "\0", "k" * 5000))] = _odd(dice)
    elif what == 4:
        parent[last] = [parent[last]]
    elif what == 5:
        parent[last] = deepcopy(content.get(dice.choice(list(content))) if isinstance(content, dict) else _odd(dice))
    elif isinstance(parent[last], str):
        parent[last] = parent[last] + str(_odd(dice))
    return content


def _structure(dice: random.Random, content: Any, path: Path) -> Path:
    for _ in range(dice.choice((1, 1, 1, 2, 5))):
        content = _changed(dice, content) if isinstance(content, dict) and content else content
    path.write_text(json.dumps(content, ensure_ascii=dice.random() < 0.5), "utf-8", "surrogatepass")
    return path


def _bytes(dice: random.Random, content: Any, path: Path) -> Path:
    data = bytearray(json.dumps(content, ensure_ascii=False).encode())
    for _ in range(dice.choice((1, 1, 3, 20))):
        at = dice.randrange(len(data))
        what = dice.randrange(5)
        if what == 0:
            data[at] ^= 1 << dice.randrange(8)
        elif what == 1:
            del data[at : at + dice.randrange(1, 200)]
        elif what == 2:
            data[at:at] = dice.choice(
                (b"\0", b"\xff", b"\xed\xa0\x80", b'"', b"\\", b"\\u0000", b"\\ud800", b"[", b"}", b"//x\n", b"NaN,")
            )
        elif what == 3:
            data[at:at] = data[at : at + dice.randrange(1, 500)]
        else:
            del data[at:]
        if not data:
            break
    path.write_bytes(bytes(data))
    return path


def _text(dice: random.Random, content: Any, path: Path) -> Path:
    """Returns what only stands in the text of a file: doubled keys, marks in front, other encodings, depth, length of numbers."""
    text = json.dumps(content, ensure_ascii=False)
    encodings: list[Callable[[], bytes]] = [
        lambda: b"\xef\xbb\xbf" * dice.choice((1, 2)) + text.encode(),
        lambda: text.encode(dice.choice(("utf-16", "utf-16-be", "utf-32", "latin-1")), "replace"),
        lambda: text.replace('"customer"', '"version": 1, "customer"').encode(),
        lambda: text.replace("{", "{" + ",".join(f'"k{n}": 0' for n in range(5000)) + ', "k4999": 0,', 1).encode(),
        lambda: b"[" * (depth := dice.choice((900, 5000, 200_000))) + b"]" * depth,
        lambda: text.replace("{", '{"x": ' + '{"a":' * 3000 + "1" + "}" * 3000 + ",", 1).encode(),
        lambda: text.replace('"version": 1', '"version": 1' + "0" * dice.choice((10, 4299, 4301, 100_000))).encode(),
        lambda: text.replace(
            '"version": 1', '"version": ' + dice.choice(("1e5", "-1", "1.0", "NaN", "-Infinity", "1e99999", "01"))
        ).encode(),
        lambda: (text + dice.choice(("\0", "{}", "\ufeff", " " * 100, "\n// end"))).encode(),
        lambda: b"PK\x03\x04" + text.encode(),
        lambda: b"",
        lambda: os.urandom(2000),
    ]
    path.write_bytes(dice.choice(encodings)())
    return path


def _huge(dice: random.Random, content: Any, path: Path) -> Path:
    """About as much as a file may hold, or a little more, in the shapes that cost the most."""
    content.pop("id", None)
    whole = json.dumps(content, ensure_ascii=False).encode()
    size = dice.choice((MOST_BYTES - len(whole) - 100, MOST_BYTES, 9_900_000, 9_900_000))
    fillings: list[Callable[[], bytes]] = [
        lambda: b'"notes": [{"text": "' + b"word " * (size // 5) + b'"}]',
        lambda: b'"notes": [{"text": "' + b"x" * (size - 4) + "😀".encode() + b'"}]',
        lambda: b'"notes": [{"text": "' + 'x😀"},{"text": "'.encode().join([b"x" * (size // 2)] * 2) + b'"}]',
        lambda: b'"notes": [{"text": "' + b"\\n" * (size // 2) + b'"}]',
        lambda: b'"notes": [' + b",".join([b"[]"] * (size // 3)) + b"]",
        lambda: b'"notes": [' + b",".join([b'{"text":""}'] * (size // 12)) + b"]",
        lambda: b'"notes": [' + b",".join([b'{"text":"a b"}'] * dice.choice((4_900, 40_000))) + b"]",
        lambda: b'"k": {' + b",".join(b'"%d":0' % n for n in range(size // 11)) + b"}",
        lambda: b'"k": "' + b"k" * size + b'"',
        lambda: b'"' + b"k" * size + b'": 1',
        lambda: b'"n": ' + b"1" * size,
        lambda: b'"n": 1.' + b"1" * size,
        lambda: b'"n": [' + b"[" * size,
        lambda: b'"k": "' + b"\\ud83d" * (size // 6) + b'"',
        lambda: b'"k": "' + '" - at `$.value[0].category`'.replace('"', '\\"').encode() * (size // 40) + b'"',
    ]
    path.write_bytes(whole[:1] + dice.choice(fillings)() + b"," + whole[1:])
    return path


def _no_file(dice: random.Random, content: Any, path: Path) -> Path:
    """Things by a path that are no plain file."""
    good = path.with_suffix(".good")
    good.write_text(json.dumps(content), "utf-8")
    what = dice.randrange(8)
    if what == 0:
        path.mkdir()
    elif what == 1:
        os.mkfifo(path)
    elif what == 2:
        path.symlink_to(path)
    elif what == 3:
        path.symlink_to(dice.choice(("/dev/zero", "/dev/null", "/", "missing", "/etc/passwd", "/proc/self/mem")))
    elif what == 4:
        path.symlink_to(good)
    elif what == 5:
        return Path(dice.choice(("/dev/zero", "/dev/stdin", "/dev/full", "/proc/self/environ")))
    elif what == 6:
        return path.with_name("n" * 300)
    else:
        return path.with_name("a\0b")
    return path


KINDS: dict[Callable[[random.Random, Any, Path], Path], float] = {_structure: 55, _bytes: 22, _text: 15, _huge: 2, _no_file: 6}
