"""The text in a post's HTML, as its author typed it and its readers see it.

The HTML is whatever the author's server sent, so it may be hostile: it is read in one pass in linear time, flat
however deep it is nested, and its attributes are looked at for nothing but class, address and an emoji's name.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from huggingtweets.sources.fields import storable

MAX_CHARACTERS = 1_000_000
"""Of HTML that are read. Servers cap a post at 500 to some 65,000 characters of text."""

_PARAGRAPHS = {"article", "blockquote", "dl", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
_PARAGRAPHS |= {"ol", "p", "pre", "section", "table", "ul"}
_LINES = {"dd", "div", "dt", "figcaption", "li", "tr"}
_NO_TEXT = {"audio", "button", "canvas", "head", "iframe", "math", "noscript", "object", "script", "select", "style"}
_NO_TEXT |= {"svg", "template", "textarea", "title", "video"}
_MOST_LEVELS = 8  # of lists and quotes that are shown by their indent
_LONGEST_ALT = 64

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_FULL_MENTION = re.compile(r"(@?[\w.-]+)@[\w.:-]+")
_EMOJI = re.compile(r":\w+:")


def html_to_text(html: str) -> str:
    """The text of `html`, of which more than MAX_CHARACTERS are not read.

    Paragraphs are a blank line apart, `<br>` and list items a line; quotes begin with "> ", items with "- " or their
    number. A link is its whole address where that is what was typed (Mastodon hides the ends of long ones in spans
    that nobody sees), else its words. A mention is `@name` without the server, as everybody reads it: the name in
    full is an address, not a word of the author's, some servers show it and some not, and a machine that has learnt
    to write it would call real people. A custom emoji stays its `:shortcode:`. The stand-in for a quoted post
    ("RE: https://…") that servers put before the text is left out.
    """
    reader = _Reader()
    # A CDATA section makes the parser raise; with a blank it is a comment like others. The last tag brings out the
    # text before it; what is not finished then never is, and `close` would take quadratic time to say so.
    reader.feed(html[:MAX_CHARACTERS].replace("<![", "<! [") + "<br>")
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._breaks = 0  # before the next word
        self._marker = ""  # of the list item that begins with it
        self._lists: list[int | None] = []  # open lists: the next number, None for bullets
        self._quotes = self._pres = 0  # that are open
        self._spans: list[bool] = []  # open ones, and whether each hides what is in it
        self._hidden = 0
        self._link: list[str] | None = None  # its text so far
        self._address, self._is_mention = "", False
        self._skipped, self._skip_depth = "", 0  # the element that is left out

    def text(self) -> str:
        self._end_link()
        lines = "".join(self._parts).split("\n")
        return storable("\n".join(line.rstrip(" ") for line in lines)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped:
            if self._skipped != "p" or tag not in _PARAGRAPHS:
                self._skip_depth += tag == self._skipped
                return
            self._skipped = ""  # another paragraph ends one that is not closed
        of = {name: value or "" for name, value in attrs}
        classes = of.get("class", "").split()
        if tag in _NO_TEXT or "quote-inline" in classes:
            self._skipped, self._skip_depth = tag, 1
        elif tag == "a":
            self._end_link()
            self._link, self._address, self._is_mention = [], of.get("href", ""), "mention" in classes
        elif tag == "span":
            is_hidden = "invisible" in classes and self._link is None
            self._spans.append(is_hidden)
            self._hidden += is_hidden
        elif tag == "img":
            self._emoji(of.get("alt", ""), classes)
        elif tag == "br":
            self._end_link()
            self._breaks += 1
        else:
            self._open_block(tag, of)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skip_depth -= tag == self._skipped
            if not self._skip_depth:
                self._skipped = ""
        elif tag == "a":
            self._end_link()
        elif tag == "span":
            if self._spans:
                self._hidden -= self._spans.pop()
        else:
            self._close_block(tag)

    def handle_data(self, data: str) -> None:
        if self._skipped or self._hidden:
            return
        if self._link is not None:
            self._link.append(data)
        elif self._pres:
            for number, line in enumerate(data.split("\n")):
                self._breaks += number > 0
                self._write(line)
        else:
            self._flow(data)

    def _open_block(self, tag: str, of: dict[str, str]) -> None:
        self._break(tag)
        if tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pres += 1
        elif tag in {"ul", "ol"}:
            start = of.get("start", "")
            is_number = start.isascii() and start.isdecimal() and len(start) < 7
            self._lists.append(None if tag == "ul" else int(start) if is_number else 1)
        elif tag == "li":
            number = self._lists[-1] if self._lists else None
            self._marker = "- " if number is None else f"{number}. "
            if number is not None:
                self._lists[-1] = number + 1
        elif tag in {"td", "th"}:
            self._flow(" ")

    def _close_block(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        self._break(tag)
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "pre":
            self._pres = max(0, self._pres - 1)
        elif tag == "li":
            self._marker = ""

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS or tag in _LINES:
            self._end_link()
            # Items of a list are lines, even where each is wrapped in a paragraph.
            self._breaks = max(self._breaks, 2 if tag in _PARAGRAPHS and not self._lists else 1)

    def _emoji(self, name: str, classes: list[str]) -> None:
        is_emoji = bool(_EMOJI.fullmatch(name)) or any("emoji" in one for one in classes)
        if is_emoji and len(name) <= _LONGEST_ALT:
            self.handle_data(name)

    def _end_link(self) -> None:
        if self._link is None:
            return
        text, self._link = _BLANKS.sub(" ", "".join(self._link)), None
        if self._is_mention:
            if found := _FULL_MENTION.fullmatch(text.strip()):
                text = found[1]
        elif text.endswith("…") and self._address.startswith(("http://", "https://")):
            whole = self._address.partition("://")[2]
            if any(address.startswith(text[:-1]) for address in (self._address, whole, whole.removeprefix("www."))):
                text = self._address
        self._flow(text)

    def _flow(self, data: str) -> None:
        text = _BLANKS.sub(" ", data)
        if self._breaks or not self._parts or self._parts[-1].endswith(" "):
            text = text.lstrip(" ")
        self._write(text)

    def _write(self, text: str) -> None:
        if not text:
            return
        if self._breaks or not self._parts:
            if self._parts:
                self._parts.append("\n" * min(self._breaks, 2))
            indent = "  " * min(max(0, len(self._lists) - 1), _MOST_LEVELS)
            self._parts.append("> " * min(self._quotes, _MOST_LEVELS) + indent + self._marker)
            self._breaks, self._marker = 0, ""
        self._parts.append(text)
