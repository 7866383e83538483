"""How the single values of a record are read, whatever file or place they come from."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from huggingtweets.errors import ConfigError

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_X_TIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d):(\d\d):(\d\d) \+0000 (\d{4})")
_ISO_LIKE = re.compile(
    r"(\d{4})[-/](\d\d?)[-/](\d\d?)"
    r"(?:[T ]\s*(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?:\s+(?:UTC|GMT))?",
    re.IGNORECASE,
)
_MAIL_LIKE = re.compile(r"[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} ")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE]\+?\d+)?")
_FLOAT = re.compile(r"(\d+)(?:\.(\d*))?(?:[eE]\+?\d+)?")
_OLD_LANGUAGE_CODES = {"in": "id", "iw": "he", "ji": "yi"}
_EXACT_IN_A_FLOAT = 2**53
_LONGEST_ID = 512
"""Characters. The longest real ones are addresses (Bluesky's, Mastodon's); a number has 19 digits."""
_LONGEST_NAME = 256
_JOINERS = "\u200c\u200d"  # inside emoji, and of Persian and Indic names
_LONGEST_TIME = 64
_HANDLE = re.compile(r"@?\s*(?:\w(?:[\w.-]*\w)?(?:@[\w.-]*\w)?|did:[\w.:-]+)\s*")


def storable(text: str) -> str:
    """`text` without what neither UTF-8 nor SQLite's text functions can hold.

    NUL characters go; a lone surrogate (half an emoji, cut by some exporter) becomes U+FFFD.
    """
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def handle_of(value: object) -> str:
    """A handle without the leading @ and spaces around; empty when there is none, or one that nobody could bear.

    Characters that do not print go: they could move a terminal's cursor or turn a line around.
    """
    return name_of(value).lstrip("@").strip()


def check_handle(typed: str | None) -> None:
    """Raise ConfigError unless `typed`, the option `--handle`, could be a handle at some place."""
    if typed is not None and not (len(typed) <= _LONGEST_NAME and _HANDLE.fullmatch(typed)):
        shown = name_of(typed[:_LONGEST_NAME])
        raise ConfigError(
            f"--handle cannot be {shown!r}; allowed: letters, digits and . _ - inside, such as NASA, me.bsky.social or "
            "me@mastodon.social."
        )


def name_of(value: object) -> str:
    """A name to show, in one line; empty when there is none or it has no end."""
    if not isinstance(value, str) or len(value) > _LONGEST_NAME:
        return ""
    if not value.isprintable():
        value = "".join(c if c.isprintable() or c in _JOINERS else " " * c.isspace() for c in storable(value))
    return value.strip()


def lang_of(value: object) -> str | None:
    """The ISO 639-1 code in `value`, else None.

    X's own codes for "no language" (und, zxx, art, qme, …) all have three letters, so they fall away.
    """
    if not isinstance(value, str) or len(value) > _LONGEST_NAME:
        return None
    code = re.split(r"[-_]", value.strip().lower())[0]
    code = _OLD_LANGUAGE_CODES.get(code, code)
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def is_damaged_id(value: object) -> bool:
    """Whether `value` is an id that went through a float, such as 6.58e17, and lost its last digits."""
    text = str(value).strip() if isinstance(value, str | float) else ""
    return bool(_FLOAT.fullmatch(text)) and not text.isdigit() and id_of(value) is None


def id_of(value: object) -> str | None:
    """The id in `value` as text; None when there is none or a float has damaged it."""
    if isinstance(value, str):
        if len(value) > _LONGEST_ID:
            return None
        if value.isascii() and value.isdecimal():
            return value
    if value is None or isinstance(value, bool | dict | list | tuple | set | bytes):
        return None
    text = storable(str(value)).strip()
    if len(text) > _LONGEST_ID:
        return None
    if isinstance(value, float) or (not text.isdigit() and _FLOAT.fullmatch(text)):
        # Up to 2^53 a float is exact: pandas writes the ids of a column with gaps as "123.0".
        number = float(text)
        return str(int(number)) if number.is_integer() and number < _EXACT_IN_A_FLOAT else None
    return None if text.lower() in {"", "nan", "none", "null"} else text


def time_of(value: object) -> datetime | None:
    """The instant in `value`, in UTC; None when it cannot be told. Without a zone it is taken as UTC.

    Reads Unix time (seconds to nanoseconds, told by size), ISO 8601 and its relatives, X's and e-mail's format: what
    programs write. `written_time` reads what people write.
    """
    try:
        if isinstance(value, datetime):
            return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return None
        text = str(value).strip()
        if len(text) > _LONGEST_TIME:
            return None
        if found := _X_TIME.fullmatch(text):
            month, day, hour, minute, second, year = found.groups()
            date = int(year), _MONTHS.index(month) // 4 + 1, int(day)
            return datetime(*date, int(hour), int(minute), min(int(second), 59), tzinfo=UTC)
        if _NUMBER.fullmatch(text):
            return _unix_time(text)
        if found := _ISO_LIKE.fullmatch(text):
            return _iso_time(found)
        if _MAIL_LIKE.match(text):
            return time_of(parsedate_to_datetime(text))
    except (ValueError, OverflowError):
        pass
    return None


def written_time(text: str, *, day_first: bool) -> datetime | None:
    """The instant in `text` as people and spreadsheets write it ("Jan 5, 2024 2:05 PM"), in UTC; None if in doubt.

    `day_first` tells what 01/02/2024 is. Day, month and year must all be there, the month's name in English; the name
    of a time zone other than UTC does not count.
    """
    from dateutil import parser

    if len(text) > _LONGEST_TIME:
        return None
    text = text.replace("·", " ")  # X's own pages: 2:05 PM · Jan 5, 2024
    try:
        # What is not written is taken from the default: where two defaults make two times, a part is missing.
        first, second = (
            parser.parse(text, dayfirst=day_first, default=default, tzinfos=lambda _, offset: offset)
            for default in (datetime(2000, 1, 1), datetime(2001, 2, 2))  # noqa: DTZ001
        )
        return time_of(first) if first == second else None
    except (ValueError, ArithmeticError):  # of numbers with forty digits, decimal complains
        return None


def _unix_time(text: str) -> datetime | None:
    number = float(text)
    # Seconds of the years 1973 to 5138; the next powers of a thousand are milli-, micro- and nanoseconds.
    for per_second in (1, 1e3, 1e6, 1e9):
        if 1e8 <= number / per_second < 1e11:
            return datetime.fromtimestamp(number / per_second, tz=UTC)
    # Eight digits are a day such as 20240131.
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if len(text) == 8 else None


def _iso_time(found: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    when = datetime(
        int(year),
        int(month),
        int(day),
        int(hour or 0),
        int(minute or 0),
        min(int(second or 0), 59),  # a leap second
        int(f"{fraction or '0':0<6}"[:6]),
        tzinfo=UTC,
    )
    if zone and zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        when = when.replace(tzinfo=timezone(offset if zone[0] == "+" else -offset))
    return when.astimezone(UTC)
