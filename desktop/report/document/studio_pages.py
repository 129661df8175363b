"""Describes a case study that was set on its pages: the file, and where each of its sentences stands."""

from dataclasses import dataclass
from typing import NamedTuple

# How far from the words of a sentence, in points, a click still means it.
NEAR = 6.0


class Place(NamedTuple):
    """Words of one line: their page, counted from 0, and their box in points, measured from the upper left corner of the page."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class StudioPages:
    """The pages of a case study: `pdf`, `count` pages of `size` (width, height in points).

    `places` are those of each sentence, in the order of `sentences_of`; none where a sentence is not printed.
    """

    pdf: bytes
    count: int
    size: tuple[float, float]
    places: tuple[tuple[Place, ...], ...] = ()

    def sentence_at(self, page: int, x: float, y: float) -> int | None:
        """Returns the number of the sentence at or next to a point of a page; None far from any."""
        near = [
            (distance, number)
            for number, places in enumerate(self.places)
            for place in places
            if place.page == page and (distance := _distance(place, x, y)) <= NEAR
        ]
        return min(near)[1] if near else None


def _distance(place: Place, x: float, y: float) -> float:
    return max(place.x - x, x - place.x - place.width, place.y - y, y - place.y - place.height, 0.0)
