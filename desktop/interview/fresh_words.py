"""How long the exact words of a visit stay in the ear. Pure; apart, as Home shows it at the start."""

from datetime import datetime, timedelta

from db.model.moments import in_its_room

# Words fade: two days after a visit the exact ones are gone.
FRESH_HOURS = 48
USUAL_END = "18:00"


def hours_left(ended_at: str, date: str, time: str, now: datetime) -> int | None:
    """Returns whole hours until the words are no longer fresh, counted from the end of the visit; None where nobody knows when.

    A visit that was not ended at the table is taken to have ended at the hour it was planned for. `now` is local, without zone.
    """
    ended = in_its_room(ended_at)
    try:
        held = ended.astimezone().replace(tzinfo=None) if ended else datetime.fromisoformat(f"{date}T{time or USUAL_END}")
    except ValueError:
        return None
    return FRESH_HOURS - (now.replace(tzinfo=None) - held) // timedelta(hours=1)
