"""Writes a case study as one web page that needs nothing else: no script, no file beside it, no network."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from desktop.core.contrast import colour_of, readable
from desktop.report.document.characters import one_line
from desktop.report.document.outline import Bar, Picture
from desktop.report.document.reading_parts import (
    Facts,
    Figures,
    Graphic,
    Heading,
    Mark,
    Notes,
    Paragraph,
    Part,
    Points,
    Quotation,
    Role,
    Run,
    Table,
    parts_of,
    space_before,
    stretches,
)
from desktop.report.document.story import Story

HOUSE = "#0f5c6e"
STYLE = """
body{margin:0 auto;max-width:44rem;padding:2.5rem 1.25rem 4rem;font:1.06rem/1.6 Lato,"Helvetica Neue",Arial,sans-serif;
color:#1d2125;background:#fff}
h1{font-size:2.2rem;line-height:1.2;letter-spacing:-.012em;margin:.2em 0 .5em}
h2{font-size:1.15rem;color:var(--house);margin:2.2em 0 .3em}
p,ul{margin:.4em 0 .8em}a{color:var(--house)}
.status,.small,.quiet,dt,figcaption{color:#5f656d;font-size:.92rem}
.lead{font-size:1.2rem;color:#40464d}
blockquote{margin:1.6em 0;padding-left:1.1rem;border-left:3px solid var(--house);font-size:1.35rem;line-height:1.4}
blockquote footer{font-size:.92rem;color:#5f656d;margin-top:.4em}
.figures{display:flex;flex-wrap:wrap;gap:1rem 2rem;list-style:none;padding:0;margin:1.8em 0}
.figures li{flex:1 1 11rem;border-top:2px solid var(--house);padding-top:.5rem}
.figures strong{display:block;font-size:1.9rem;line-height:1.25}
dl{display:grid;grid-template-columns:minmax(6rem,9rem) 1fr;gap:.3rem 1rem;margin:.6em 0}dd{margin:0}
table{border-collapse:collapse;width:100%;font-size:.97rem}th,td{text-align:left;padding:.35rem .6rem .35rem 0;
border-bottom:1px solid #d9d5cb;vertical-align:top}
.bar{background:#eef1f2;height:1.2rem;margin:.2rem 0}.bar span{display:block;height:100%;background:var(--house)}
.bar.before span{background:#66778a}
sup{font-size:.72em;line-height:0}ol.notes{padding-left:1.4rem}.mark{font-weight:600;color:var(--house)}
.mark img{max-height:2.2rem;max-width:9rem}
"""


def web_page(story: Story) -> str:
    """Returns `story` as one HTML page in the language of the document; words in another language say which."""
    house = readable(story.house.first_colour)
    colour = house if colour_of(house) else HOUSE
    body = "\n".join(text for part in parts_of(story) for text in _tags(part, story.own_language))
    head = (
        f'<!doctype html>\n<html lang="{escape(story.own_language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(one_line(story.title.text))}</title>\n<style>:root{{--house:{colour}}}{STYLE}</style>\n</head>\n"
    )
    return f"{head}<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"


def _tags(part: Part, language: str) -> Iterator[str]:
    match part:
        case Mark(name, picture):
            yield f'<p class="mark">{_picture(picture) if picture else escape(name)}</p>' if name or picture else ""
        case Heading(text, level):
            yield f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(runs, role, _, spoken):
            kind = "" if role is Role.TEXT else f' class="{role.value}"'
            yield f"<p{kind}{_language(spoken, language)}>{_told(runs)}</p>"
        case Points(items):
            yield f"<ul>{''.join(f'<li>{_told(item.runs)}</li>' for item in items)}</ul>"
        case Quotation(text, by, spoken):
            footer = f"<footer>{escape(by)}</footer>" if by else ""
            yield f"<blockquote><p{_language(spoken, language)}>{escape(text)}</p>{footer}</blockquote>"
        case Figures(figures):
            yield '<ul class="figures">'
            for one in figures:
                third = f'<br><span class="quiet">{escape(one.third)}</span>' if one.third else ""
                figure = f"<strong>{escape(one.figure)}</strong> {escape(one.label)}{_note(one.note)}{third}"
                yield f'<li><span class="quiet">{escape(one.category)}</span> {figure}</li>'
            yield "</ul>"
        case Table(head, rows, notes):
            yield f"<table><thead><tr>{''.join(f'<th>{escape(text)}</th>' for text in head)}</tr></thead><tbody>"
            for row, number in zip(rows, notes, strict=True):
                cells = "".join(f"<td>{escape(text)}</td>" for text in row[:-1])
                yield f"<tr>{cells}<td>{escape(row[-1])}{_note(number)}</td></tr>"
            yield "</tbody></table>"
        case Facts(facts):
            told = (f"<dt>{escape(one.label)}</dt><dd>{'<br>'.join(map(escape, one.lines))}</dd>" for one in facts)
            yield f"<dl>{''.join(told)}</dl>"
        case Notes(notes_):
            told = (f'<li value="{number}" id="note-{number}">{escape(text)}</li>' for number, text in notes_)
            yield f'<ol class="notes">{"".join(told)}</ol>'
        case Graphic(_, bars):
            yield f'<figure role="img" aria-label="{escape(bars.alt)}">'
            yield _bar(bars.before, "bar before") + _bar(bars.after, "bar")
            yield "</figure>"


def _bar(bar: Bar, kind: str) -> str:
    return f'<figcaption>{escape(bar.label)}</figcaption><div class="{kind}"><span style="width:{bar.high:.1%}"></span></div>'


def _told(runs: Sequence[Run]) -> str:
    found = ""
    for target, numbers in stretches(runs):
        words = "".join(f"{space_before(runs, at)}{_run(runs[at])}" for at in numbers)
        # Whoever is linked to does not learn from where.
        found += f'<a href="{escape(target)}" rel="noreferrer">{words}</a>' if target else words
        found += _note(runs[numbers[-1]].note)
    return found.strip()


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    text = f"<strong>{text}</strong>" if run.bold else f'<span class="quiet">{text}</span>' if run.quiet else text
    return f"<em>{text}</em>" if run.italic else text


def _note(number: int) -> str:
    return f'<sup><a href="#note-{number}">{number}</a></sup>' if number else ""


def _language(spoken: str, language: str) -> str:
    return f' lang="{escape(spoken)}"' if spoken and spoken != language else ""


def _picture(picture: Picture) -> str:
    kind = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
    return f'<img alt="{escape(picture.alt)}" src="data:image/{kind};base64,{b64encode(picture.data).decode()}">'
