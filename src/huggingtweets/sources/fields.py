"""Reading single values of a record: nested ones, ids, times, handles, languages. Shared by all sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from huggingtweets.errors import ConfigError
from huggingtweets.text import listing

_YEAR_FIRST = re.compile(r"\d{4}[-/]\d\d?[-/]\d\d?")
_ZONE_VARIANT = re.compile(r"\s+(?=[+-]\d)|\s*(?:UTC|GMT)$", re.IGNORECASE)
_MAIL_LIKE = re.compile(
    r"[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} |[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d [\d:]{8} \+0000 \d{4}$"
)
"""Times in e-mails, and on X: "Wed Jan 31 12:00:05 +0000 2024"."""
_NUMBER = re.compile(r"\d+(?:\.\d*)?(?:[eE]\+?\d+)?")
_OLD_LANGUAGE_CODES = {"in": "id", "iw": "he", "ji": "yi"}
_MAX_EXACT_FLOAT = 2**53
_MAX_ID = 512
"""Characters. The longest real ids are addresses (Bluesky, Mastodon). A number has at most 19 digits."""
_MAX_NAME = 256
_MAX_TIME = 64
_MAX_OFFSET = 14  # hours
_JOINERS = "\u200c\u200d"  # used in emoji, and in Persian and Indic names
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-]?)(\d\d?):?(\d\d)?", re.IGNORECASE)
_ZONES = {
    name: hours
    for hours, names in {
        -10: "HST", -9: "AKST", -8: "PST AKDT", -7: "MST PDT", -6: "CST MDT", -5: "EST CDT", -4: "EDT AST",
        -3: "BRT ART", 0: "UTC GMT WET", 1: "CET MEZ BST WEST", 2: "CEST MESZ EET", 3: "EEST MSK", 5: "PKT", 5.5: "IST",
        7: "WIB", 8: "SGT HKT", 9: "JST KST", 10: "AEST", 11: "AEDT", 12: "NZST", 13: "NZDT",
    }.items()
    for name in names.split()
}  # fmt: skip
"""Hours ahead of UTC, by the abbreviations that programs write. Of several meanings, the most frequent one on X."""
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_MAX_LINK = 4096
_HANDLE = re.compile(r"@?\s*(?:\w(?:[\w.-]*\w)?(?:@[\w.-]*\w)?|did:[\w.:-]+)\s*")


def value_at(record: object, *keys: str) -> Any:
    """The value at the end of `keys`, a path through nested JSON objects. None if it leads nowhere."""
    for key in keys:
        if not isinstance(record, dict):
            return None
        record = record.get(key)
    return record


def objects_in(value: object) -> list[dict[str, Any]]:
    """The objects in a JSON list. Empty for anything else."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def count_of(value: object) -> int | None:
    """The count in `value`, None if it is no whole number from 0 up."""
    return value if type(value) is int and value >= 0 else None


def storable(text: str) -> str:
    """`text` in a form that UTF-8 and SQLite's text functions can hold.

    Removes NUL characters, and replaces lone surrogates (half an emoji, cut by some exporter) with U+FFFD.
    """
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def handle_of(value: object) -> str:
    """The handle in `value`, cleaned like a name and without the leading @. Empty if there is none."""
    return name_of(value).lstrip("@").strip()


def check_handle(typed: str | None) -> None:
    """Raise ConfigError unless `typed`, the value of the option `handle`, could be a handle on some platform."""
    if typed is not None and not (len(typed) <= _MAX_NAME and _HANDLE.fullmatch(typed)):
        message = f"{{option}} cannot be {name_of(typed[:_MAX_NAME])!r}."
        hint = "Use letters, digits and . _ - inside, such as NASA, me.bsky.social or me@mastodon.social."
        raise ConfigError(message, hint=hint, option="handle")


def name_of(value: object) -> str:
    """The name in `value`, on one line and safe to print. Empty if there is none or it is too long.

    Removes characters that do not print: they could move a terminal's cursor or reverse a line.
    """
    if not isinstance(value, str) or len(value) > _MAX_NAME:
        return ""
    if not value.isprintable():
        value = "".join(c if c.isprintable() or c in _JOINERS else " " * c.isspace() for c in storable(value))
    return value.strip()


def some(names: Sequence[str], most: int = 5) -> str:
    """The first `most` of `names`, safe to print, and how many more there are."""
    more = [f"{len(names) - most:,} more"] if len(names) > most else []
    return listing([*map(name_of, names[:most]), *more])


def lang_of(value: object) -> str | None:
    """The ISO 639-1 code in `value`, a code or a list of them. None if there is none, or more than one.

    X's codes for "no language" (und, zxx, art, qme, …) have three letters, so they give None.
    """
    if isinstance(value, list):  # many apps for Bluesky send all languages that the author ever chose
        codes = {lang_of(code) for code in value[:20] if isinstance(code, str)}
        return codes.pop() if len(codes) == 1 else None
    return _language(value) if isinstance(value, str) and len(value) <= _MAX_NAME else None


@lru_cache(1000)
def _language(value: str) -> str | None:
    code = re.split(r"[-_]", value.strip().lower())[0]
    code = _OLD_LANGUAGE_CODES.get(code, code)
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def is_shortened(shown: str, url: str) -> bool:
    """Whether `shown` is `url` without its scheme or its end. At least the whole host must be there."""
    found = _SCHEME.match(url)
    if not found or len(url) > _MAX_LINK or any(c.isspace() for c in url):
        return False
    address = url[found.end() :].lower()
    start = _SCHEME.sub("", shown.strip(), count=1).removeprefix("www.").lower()
    has_ellipsis = start.endswith(("...", "…"))
    start = start.rstrip(".…").rstrip("/")
    host = re.split(r"[/?#:]", address, maxsplit=1)[0]
    is_whole = start == address.rstrip("/")
    return start.startswith(host) and address.startswith(start) and (has_ellipsis or is_whole)


def is_damaged_id(value: object) -> bool:
    """Whether `value` is an id that lost its last digits as a float, such as 6.58e17."""
    text = str(value).strip() if isinstance(value, str | float) else ""
    return bool(_NUMBER.fullmatch(text)) and not text.isdigit() and id_of(value) is None


def id_of(value: object) -> str | None:
    """The id in `value` as text. None if there is none, or it lost digits as a float."""
    if isinstance(value, str):
        if len(value) > _MAX_ID:
            return None
        if value.isascii() and value.isdecimal():
            return value
    if value is None or isinstance(value, bool | dict | list | tuple | set | bytes):
        return None
    text = storable(str(value)).strip()
    if len(text) > _MAX_ID:
        return None
    if isinstance(value, float) or (not text.isdigit() and _NUMBER.fullmatch(text)):
        # Floats are exact up to 2^53, and pandas writes the ids of a column with gaps as "123.0".
        number = float(text)
        return str(int(number)) if number.is_integer() and number < _MAX_EXACT_FLOAT else None
    return None if text.lower() in {"", "nan", "none", "null"} else text


def time_of(value: object) -> datetime | None:
    """The time in `value`, in UTC. None if it cannot be read. Times without a zone count as UTC.

    Reads what programs write: Unix time (seconds to nanoseconds, by magnitude), ISO 8601 and variants, and the formats
    of X and e-mail. `written_time` reads what people write.
    """
    try:
        if isinstance(value, datetime):
            return _in_utc(value)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return None
        text = str(value).strip()
        if len(text) > _MAX_TIME:
            return None
        if _NUMBER.fullmatch(text):
            return _unix_time(text)
        if _YEAR_FIRST.match(text):
            ends_with_seconds = len(text) == 19 and text[16] == ":"  # 2024-01-31 12:00:05, which most tables have
            try:
                return _in_utc(datetime.fromisoformat(text if ends_with_seconds else _ZONE_VARIANT.sub("", text)))
            except ValueError:  # a variant, such as 2024/1/31 12:00:05 UTC
                return written_time(text, day_first=False)
        if _MAIL_LIKE.match(text):
            return _in_utc(parsedate_to_datetime(text))
    except (ValueError, OverflowError):
        pass
    return None


def _in_utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def written_time(text: str, *, day_first: bool) -> datetime | None:
    """The time in `text` as people and spreadsheets write it ("Jan 5, 2024 2:05 PM"), in UTC. None if in doubt.

    `day_first` says how to read 01/02/2024. Day, month and year must be there, the month as a number or in English.
    Unknown names of time zones are ignored.
    """
    from dateutil import parser

    if len(text) > _MAX_TIME:
        return None
    text = text.replace("·", " ")  # X's web pages write 2:05 PM · Jan 5, 2024
    try:
        # The parser fills in missing parts from the default, so two defaults that differ reveal them.
        first, second = (
            parser.parse(text, dayfirst=day_first, default=default, tzinfos=_zone)
            for default in (datetime(2000, 1, 1), datetime(2001, 2, 2))  # noqa: DTZ001
        )
        return time_of(first) if first == second else None
    except (ValueError, ArithmeticError):  # decimal raises for numbers of forty digits
        return None


def _zone(name: str, offset: int | None) -> int | None:
    """Seconds ahead of UTC, for dateutil."""
    hours = _ZONES.get(name.upper()) if offset is None and name else None
    return offset if hours is None else int(hours * 3600)


def zone_offset(zone: object, when: datetime) -> timedelta:
    """How far `zone` ("+0100", "CET", "Europe/Berlin") is ahead of UTC at `when`. Zero if it is unknown."""
    text = str(zone).strip()
    if (hours := _ZONES.get(text.upper())) is not None:
        return timedelta(hours=hours)
    if (found := _OFFSET.fullmatch(text)) and int(found[2]) <= _MAX_OFFSET:
        return timedelta(hours=int(found[2]), minutes=int(found[3] or 0)) * (-1 if found[1] == "-" else 1)
    try:
        return ZoneInfo(text).utcoffset(when) or timedelta(0)
    except (ValueError, OSError, KeyError):  # no such zone, or no database of zones
        return timedelta(0)


def _unix_time(text: str) -> datetime | None:
    number = float(text)
    # As seconds, this range is the years 1973 to 5138. Larger numbers are milli-, micro- or nanoseconds.
    for per_second in (1, 1e3, 1e6, 1e9):
        if 1e8 <= number / per_second < 1e11:
            return datetime.fromtimestamp(number / per_second, tz=UTC)
    # Eight digits are a date such as 20240131.
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if len(text) == 8 else None
