"""The text in a post's HTML, as its author typed it and its readers see it.

The HTML comes from any server, so it may be hostile. It is parsed in one pass and linear time without recursion, and of
its attributes only classes, addresses, list numbers and the names of emoji are used.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from huggingtweets.sources.fields import is_shortened, storable

MAX_CHARACTERS = 1_000_000
"""Of HTML; the rest is ignored. Servers limit a post to between 500 and 65,000 characters of text."""

_PARAGRAPHS = {
    "article", "blockquote", "dl", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "ol", "p",
    "pre", "section", "table", "ul",
}  # fmt: skip
_LINES = {"dd", "div", "dt", "figcaption", "li", "tr"}
_NO_TEXT = {
    "audio", "button", "canvas", "head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
}  # fmt: skip
_MAX_INDENT = 8  # levels of lists and quotes
_MAX_EMOJI_NAME = 64

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_FULL_MENTION = re.compile(r"(@?[\w.-]+)@[\w.:-]+")
_EMOJI = re.compile(r":\w+:")


def html_to_text(html: str) -> str:
    """The text of the first MAX_CHARACTERS of `html`.

    - Blank lines separate paragraphs; `<br>` and list items start a line.
    - Quotes start with "> ", list items with "- " or their number.
    - A link becomes its whole address if that was typed (Mastodon hides the ends of long ones), else its words.
    - A mention becomes `@name` without the server, as readers see it. A model that learnt full names would notify real
      people.
    - A custom emoji becomes its `:shortcode:`.
    - The fallback for a quoted post ("RE: https://…") that servers add is dropped.
    """
    parser = _Parser()
    # CDATA sections make the parser raise, so they become comments. The last tag flushes the text before it, because
    # `close` takes quadratic time for unfinished markup.
    parser.feed(html[:MAX_CHARACTERS].replace("<![", "<! [") + "<br>")
    return parser.text()


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._breaks = 0  # line breaks before the next word
        self._marker = ""  # bullet or number before the next word
        self._lists: list[int | None] = []  # open lists: the next number, None for bullets
        self._open: Counter[str] = Counter()  # number of open quotes and preformatted texts
        self._link: list[str] | None = None  # text of the open link
        self._address, self._is_mention = "", False
        self._skipped, self._skip_depth = "", 0  # tag of the element that is skipped

    def text(self) -> str:
        self._end_link()
        lines = "".join(self._parts).split("\n")
        return storable("\n".join(line.rstrip(" ") for line in lines)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped:
            if self._skipped != "p" or tag not in _PARAGRAPHS:
                self._skip_depth += tag == self._skipped
                return
            self._skipped = ""  # a paragraph closes an open one
        attributes = {name: value or "" for name, value in attrs}
        classes = attributes.get("class", "").split()
        is_hidden = tag == "span" and "invisible" in classes and self._link is None
        if tag in _NO_TEXT or "quote-inline" in classes or is_hidden:
            self._skipped, self._skip_depth = tag, 1
        elif tag == "a":
            self._end_link()
            self._link, self._address, self._is_mention = [], attributes.get("href", ""), "mention" in classes
        elif tag == "img":
            name = attributes.get("alt", "")
            is_emoji = _EMOJI.fullmatch(name) or any("emoji" in each for each in classes)
            if is_emoji and len(name) <= _MAX_EMOJI_NAME:
                self.handle_data(name)
        elif tag == "br":
            self._end_link()
            self._breaks += 1
        else:
            self._open_block(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skip_depth -= tag == self._skipped
            if not self._skip_depth:
                self._skipped = ""
        elif tag == "a":
            self._end_link()
        else:
            self._close_block(tag)

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._link is not None:
            self._link.append(data)
        elif self._open["pre"]:
            for number, line in enumerate(data.split("\n")):
                self._breaks += number > 0
                self._write(line)
        else:
            self._flow(data)

    def _open_block(self, tag: str, attributes: dict[str, str]) -> None:
        self._break(tag)
        if tag in {"blockquote", "pre"}:
            self._open[tag] += 1
        elif tag in {"ul", "ol"}:
            start = attributes.get("start", "")
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
        if self._open[tag]:
            self._open[tag] -= 1
        elif tag == "li":
            self._marker = ""

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS or tag in _LINES:
            self._end_link()
            # List items are lines, even if each is wrapped in a paragraph.
            self._breaks = max(self._breaks, 2 if tag in _PARAGRAPHS and not self._lists else 1)

    def _end_link(self) -> None:
        """Write the open link, if any: the whole address for a shortened one, the short name for a mention."""
        if self._link is None:
            return
        text, self._link = _BLANKS.sub(" ", "".join(self._link)), None
        if self._is_mention:
            if found := _FULL_MENTION.fullmatch(text.strip()):
                text = found[1]
        elif text.endswith("…") and is_shortened(text, self._address):
            text = self._address
        self._flow(text)

    def _flow(self, data: str) -> None:
        """Write text outside `<pre>`: white space collapses to one space."""
        text = _BLANKS.sub(" ", data)
        if self._breaks or not self._parts or self._parts[-1].endswith(" "):
            text = text.lstrip(" ")
        self._write(text)

    def _write(self, text: str) -> None:
        """Append `text`, after the pending line breaks, quote marks, indent and list marker."""
        if not text:
            return
        if self._breaks or not self._parts:
            if self._parts:
                self._parts.append("\n" * min(self._breaks, 2))
            indent = "  " * min(max(0, len(self._lists) - 1), _MAX_INDENT)
            self._parts.append("> " * min(self._open["blockquote"], _MAX_INDENT) + indent + self._marker)
            self._breaks, self._marker = 0, ""
        self._parts.append(text)
