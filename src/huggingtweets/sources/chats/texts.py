"""Messages in text files: WhatsApp's exports, and what sigtop and signal-export write about Signal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from huggingtweets.sources.fields import time_of

_MAX_MESSAGE = 1 << 20  # characters
_MARK = "\u200e"
"""On iOS, it starts what WhatsApp itself writes, such as "image omitted", in every language."""
_MARKS = re.compile("(?<!: )[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DATED = re.compile(r"\W{0,2}\d{1,4}[^\d\n]{1,3}\d{1,2}[^\d\n]{1,3}\d{1,4}\D{1,20}\d{1,2}\D\d\d(?!\d)")
"""The first line of a message, or one that may be: it ends the message before it, which may be by somebody else."""
_MESSAGE = re.compile(
    r"\W{0,2}(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,4})(\D{1,20}?)(\d{1,2})[:.h](\d\d)(?:[:.](\d\d))?([^\d:\]]{0,14}?)"
    r"(?:\]|\s[-–—]\s|:\s|(?<=^\d{4}-\d\d-\d\d \d\d:\d\d)\s)\s?(.{1,100}?):(?:\s|$)(.*)",
    re.DOTALL,
)
"""Date, time, name and text, in the order and the words of any language."""
_ISO = re.compile(r"\[?\d{4}-\d\d-\d\d,? \d\d:\d\d(?:\]| (?!-))")
"""The start of a message from sigtop or signal-export. There, You or Me is the owner of the file."""
_DETAILS = re.compile(r"\[(?:reply to |edited|\d+ attachment|\w+ message)[^\n]*?\]\s?")
_AMERICAN = re.compile(r"\d\d?/\d\d?/.*\d\s?[AP]M\b")
_MORNING = {"am", "ص", "上午", "午前", "오전", "öö"}
_AFTERNOON = {"pm", "م", "下午", "午後", "오후", "ös", "μμ", "nachm"}
_PLACEHOLDER = re.compile(r"(?:^|(?<=\s))<[^\W\d_][^<>\n]*>\s*$|^\S[^\n]*\.\w{2,4} \([^()\n]+\)$", re.MULTILINE)
"""<Media omitted>, <attached: a.jpg>, <This message was edited> or "a.jpg (file attached)", in any language."""
_NOTICE = re.compile(
    r"null|\w+: https://maps\.google\.com/\S+|\w+ (?:omitted|weggelassen|omitid[ao]|omess[ao]|absente?)|"
    r"(?:Missed \w+ call|(?:You|Du hast) (?:deleted|diese) (?:this message|Nachricht gelöscht)|Eliminaste este mensaje|"
    r"Vous avez supprimé ce message|Você apagou esta mensagem|Hai eliminato questo messaggio)\.?",
    re.IGNORECASE,
)
"""What WhatsApp writes in place of a message. What is missing here, curation keeps only once, as it repeats."""
_SIGTOP = re.compile(r"From: You\nType: outgoing\nSent: ([^\n]+)\n(?:[^\n]+\n)*\n(.*)", re.DOTALL)
_VERSION = re.compile(r"\| Version: [^\n]*\n(?:\| [^\n]*\n)*\|\n(.*?)(?:\| Version: .*)?", re.DOTALL)


class Message(NamedTuple):
    """A message in a chat. `names` are what its author is called, `person` is the author's id, if the file has ids."""

    text: str
    time: datetime | None
    is_own: bool | None = None
    """Whether the owner of the file wrote it. None: the file does not say."""
    names: Sequence[str] = ()
    person: str = ""


def messages(lines: Callable[[], Iterable[str]]) -> Iterator[Message]:
    """The messages in a text, whose `lines` are read twice. None if its first line is not as in one of the formats.

    A message without names and time is a dated line by nobody.
    """
    first = next((text for line in lines() if (text := _MARKS.sub("", line).strip())), "")
    if first.startswith(("Conversation: ", "From: ")):
        for block in _blocks(lines(), re.compile("(?:From|Type): "), "\n\n"):
            if found := _SIGTOP.fullmatch(block.rstrip()):
                version = _VERSION.fullmatch(found[2] + "\n")
                text = re.sub(r"^\| ?", "", version[1], flags=re.MULTILINE) if version else found[2]
                yield Message(text, time_of(found[1]), is_own=True)
    elif _DATED.match(first):
        is_day_first = _is_day_first(lines())
        for block in _blocks(lines(), _DATED):
            found = _MESSAGE.match(block)
            yield _dated(found, is_day_first) if found else Message("", None)


def _blocks(lines: Iterable[str], start: re.Pattern[str], before: str = "") -> Iterator[str]:
    """The parts of a text that begin with a line like `start`, after the characters `before`."""
    block = ""
    for raw in lines:
        line = _MARKS.sub("", raw)
        if start.match(line) and block.endswith(before):
            yield block
            block = ""
        if not block or (len(block) < _MAX_MESSAGE and not raw.startswith(_MARK)):
            block += line
    yield block


def _dated(found: re.Match[str], is_day_first: bool) -> Message:
    """The message in a match of `_MESSAGE`. Exports have no zone: the time counts as UTC."""
    name, text = found[9], found[10].partition("\n")[2] if found[10].startswith(_MARK) else found[10]
    is_iso = _ISO.match(found.string) is not None
    text = _PLACEHOLDER.sub("", _DETAILS.sub("", text, count=1) if is_iso else text).strip()
    day, month, year, hour, minute, second = (int(found[n] or 0) for n in (1, 2, 3, 5, 6, 7))
    if len(found[1]) > 2:
        day, year = year, day
    elif not is_day_first:
        day, month = month, day
    words = {re.sub(r"[\W\d_]", "", found[n]).casefold() for n in (4, 8)}
    if words & (_MORNING | _AFTERNOON) and hour <= 12:
        hour = hour % 12 + 12 * bool(words & _AFTERNOON)
    try:
        time = datetime(year + 2000 * (year < 100), month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        time = None
    is_own = True if is_iso and name in {"You", "Me"} else None
    return Message("" if _NOTICE.fullmatch(text) else text, time, is_own, [name])


def _is_day_first(lines: Iterable[str]) -> bool:
    """Whether the day comes before the month: if it is above 12 in some line, else unless times are as in the USA."""
    is_american = False
    for line in lines:
        if _DATED.match(line := _MARKS.sub("", line)):
            first, second = re.findall(r"\d+", line[:12])[:2]
            if len(first) < 3 and max(int(first), int(second)) > 12:
                return int(first) > 12
            is_american |= _AMERICAN.search(line[:30]) is not None
    return not is_american
