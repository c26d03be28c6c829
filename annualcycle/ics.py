"""A calendar file (RFC 5545) of whole days, for the calendar that people have already. Pure.

Every event is a whole day (VALUE=DATE), which has no hour and no time zone: the day on which an organisation is to
have handed something in is the same wherever it is read, and the nights on which clocks are moved shorten or lengthen
no event. Therefore there is no VTIMEZONE, and nothing of daylight saving to test.

No SEQUENCE and no LAST-MODIFIED: the first counts what an organiser sends to those invited, the second would promise
that an event whose time is older need not be read again, while ours are derived anew each time from several rows.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from annualcycle.dates import Dated

LINE = 75  # octets, without the line break (RFC 5545, 3.1)


def calendar(
    dates: Iterable[Dated],
    *,
    name: str,
    host: str,
    base: str,
    made_at: datetime,
    refresh_hours: int | None = None,
    language: str = "sv",
) -> str:
    """The days as a calendar called `name`.

    host: whose the events are, so that a file that is read again updates them. base: what stands before their
    addresses ("https://styrning.example.se"). refresh_hours: how often a calendar that subscribes should ask again;
    None for a file that is read once.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Roda traden//Annual cycle//{language.upper()}",
        "CALSCALE:GREGORIAN",
        # NAME and REFRESH-INTERVAL are RFC 7986's; the older names are what Outlook and Apple read.
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    if refresh_hours is not None:
        lines += [f"REFRESH-INTERVAL;VALUE=DURATION:PT{refresh_hours}H", f"X-PUBLISHED-TTL:PT{refresh_hours}H"]
    stamp = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for each in dates:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{escaped(each.key)}@{host}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{_digits(each.day)}",
            # An event of a day without an end is of that day (3.6.1); after the last of all there is none.
            *([f"DTEND;VALUE=DATE:{_digits(each.day + timedelta(days=1))}"] if each.day < date.max else []),
            f"SUMMARY:{escaped(each.title)}",
            *([f"DESCRIPTION:{escaped(each.note)}"] if each.note else []),
            *([f"CATEGORIES:{escaped(each.kind)}"] if each.kind else []),
            f"URL:{base}{each.url}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """A text as a value: what has a meaning in the format is marked, and what it cannot hold is left out (3.3.11)."""
    text = "\n".join(text.splitlines())
    text = "".join(sign for sign in text if sign in "\n\t" or not _is_control(sign))
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _is_control(sign: str) -> bool:
    return sign < " " or sign == "\x7f"


def folded(line: str) -> str:
    """The line on as many lines as it needs, none above 75 octets and no letter split."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts)
