"""Reading JSON of any length one value at a time.

The standard library's decoder works on a buffer of a few records. This is about as fast as ijson with its C backend.
It also tells a truncated file from a damaged one, keeps half an emoji for us to replace, and stays within its buffer
for any input: `[[[[…` made ijson use all memory.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from huggingtweets.errors import BadInputError
from huggingtweets.text import plural

CHUNK_BYTES = 1 << 20
MAX_ELEMENT_CHARS = 4 << 20
"""More than any post with its metadata. A longer element is treated as damage.

A low limit matters: decoding `[[],[],…` takes twenty times its length of memory.
"""

_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_ASSIGNMENT = re.compile(r"[\w.$][\w.\s$]*=\s*(?=[\[{])")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAX_ASSIGNMENT = 4096  # characters
_MAX_TOKEN = 8  # characters of JSON, outside strings, that a chunk may cut: a literal, or an escape such as \ud83d


def json_values(stream: BinaryIO, name: str, remedy: str, key: str | None = None) -> Iterator[object]:
    """The JSON values in `stream`, one after the other: the elements of arrays, and whole objects.

    Commas, semicolons and white space may separate them, and JavaScript may assign them to variables. Of an object that
    is too long for memory, each member comes as an object of its own, and of a member that is a list each element.
    With `key`, the elements of the array with that key take the place of an object. Raises BadInputError about the file
    `name`, with the hint `remedy`, if the text is truncated, damaged, or neither UTF-8 nor UTF-16 with its mark.
    """
    done = 0
    try:
        for value in _Reader(stream).values(key):
            yield value
            done += 1
    except _TruncatedError as error:
        raise BadInputError(f"{name} is cut off after {plural(done, 'post')}.", hint=remedy) from error
    except UnicodeDecodeError as error:
        raise BadInputError(f"{name} is not UTF-8 text (after {plural(done, 'post')}).", hint=remedy) from error
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"{name} is damaged after {plural(done, 'post')}.", hint=remedy) from error


class _TruncatedError(Exception):
    """The text ended before the value did."""


class _TooLongError(ValueError):
    """A value has more than MAX_ELEMENT_CHARS."""


class _Reader:
    """The part of a long text that is being decoded, from `position` on."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode_bytes: Callable[..., str] | None = None
        self._decode_json = json.JSONDecoder().raw_decode
        self._undecodable: UnicodeDecodeError | None = None
        """Raised after what comes before it is read, so that the number of posts in the message is exact."""
        self._text = ""
        self._is_complete = False
        self._position = 0

    def values(self, key: str | None) -> Iterator[object]:
        while char := self._peek(required=False):
            if char in ",;":
                self._position += 1
            elif char == "[":
                yield from self._array()
            elif char != "{":
                self._skip_assignment()
            elif key is None:
                yield from self._object_or_parts()
            else:
                lists = (part[key] for part in self._parts() if isinstance(part.get(key), list))
                yield from chain.from_iterable(lists)

    def _array(self, *, in_parts: bool = False) -> Iterator[object]:
        """The elements of the array at the position. `in_parts`: of an object that is too long, its members."""
        self._position += 1
        is_first = True
        while (char := self._peek()) != "]":
            if not is_first:
                self._skip(",")
                char = self._peek()
            if in_parts and char == "{":
                yield from self._object_or_parts()
            else:
                yield self._decode_value()
            is_first = False
        self._position += 1

    def _object_or_parts(self) -> Iterator[object]:
        """The object at the position, or if it is too long, its parts."""
        try:
            yield self._decode_value()
        except _TooLongError:
            yield from self._parts()

    def _parts(self) -> Iterator[dict[str, Any]]:
        """An object for each member of the object at the position, and for each element of a list in it."""
        self._position += 1
        while (char := self._peek()) != "}":
            if char == ",":
                self._position += 1
            if self._peek() != '"':
                raise self._unexpected()
            name = str(self._decode_value())
            self._skip(":")
            if (char := self._peek()) == "[":
                yield from ({name: [element]} for element in self._array(in_parts=True))
            elif char == "{":
                yield from ({name: part} for part in self._object_or_parts())
            else:
                yield {name: self._decode_value()}
        self._position += 1

    def _skip(self, wanted: str) -> None:
        if self._peek() != wanted:
            raise self._unexpected()
        self._position += 1

    def _skip_assignment(self) -> None:
        """Move past the name of a variable and its equals sign."""
        while len(self._text) - self._position < _MAX_ASSIGNMENT and self._read_more():
            pass
        found = _ASSIGNMENT.match(self._text, self._position, self._position + _MAX_ASSIGNMENT)
        if found is None:
            raise self._unexpected()
        self._position = found.end()

    def _peek(self, *, required: bool = True) -> str:
        """The next character after white space, left in place. At the end, raises if `required`, else empty."""
        while True:
            self._position = _SPACE.match(self._text, self._position).end()  # type: ignore[union-attr]
            if self._position < len(self._text):
                return self._text[self._position]
            if not self._read_more():
                if required:
                    raise _TruncatedError
                return ""

    def _decode_value(self) -> object:
        """The JSON value at the position. Moves past it."""
        while True:
            try:
                value, end = self._decode_json(self._text, self._position)
                length = end - self._position
                # A number such as 5e-7 may be cut off after its 5.
                if len(self._text) - end > len("e-") or not self._read_more():
                    self._position += length
                    return value
            except json.JSONDecodeError as error:
                # Most often the value continues in the next chunk.
                if len(self._text) - self._position > MAX_ELEMENT_CHARS:
                    raise _TooLongError from None
                if not self._read_more():
                    if error.msg.startswith("Unterminated string") or len(self._text) - error.pos < _MAX_TOKEN:
                        raise _TruncatedError from None
                    raise

    def _unexpected(self) -> ValueError:
        return ValueError(f"unexpected text at {self._text[self._position : self._position + 20]!r}")

    def _read_more(self) -> bool:
        """Read the next chunk and drop what is decoded. False at the end of the stream."""
        while not self._is_complete:
            if self._undecodable:
                raise self._undecodable
            # Double the buffer for an element that did not fit, so that a long one is not decoded again and again.
            data = self._stream.read(max(CHUNK_BYTES, len(self._text) - self._position))
            self._is_complete = not data
            if self._decode_bytes is None:
                encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
                self._decode_bytes = codecs.getincrementaldecoder(encoding)().decode
            try:
                more = self._decode_bytes(data, final=self._is_complete)
            except UnicodeDecodeError as error:
                if self._is_complete:
                    raise _TruncatedError from None
                self._undecodable = error
                more = error.object[: error.start].decode(error.encoding)
            self._text = self._text[self._position :] + more
            self._position = 0
            if more:
                return True
        return False
