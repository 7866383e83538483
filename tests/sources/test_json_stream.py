"""The incremental JSON reader, at the seams of its chunks and on hostile input."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huggingtweets.errors import BadInputError
from huggingtweets.sources import json_stream
from huggingtweets.sources.json_stream import elements


class Trickle(io.BytesIO):
    """A stream that gives a few bytes at a time, so that every seam is met."""

    def __init__(self, data: bytes, step: int) -> None:
        super().__init__(data)
        self.step = step

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self.step)


def read(data: bytes, step: int = 1 << 20) -> list[object]:
    return list(elements(Trickle(data, step), "a.json", "Try again."))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
arrays = st.lists(st.dictionaries(st.text(max_size=4), values, max_size=3) | st.text(max_size=8), max_size=5)


@settings(max_examples=150, deadline=None)
@given(arrays, st.integers(1, 9), st.booleans(), st.sampled_from([None, 1]))
def test_reads_what_json_reads_wherever_the_chunks_end(
    array: list[object], step: int, ascii_only: bool, indent: int | None
) -> None:
    assert read(
        json.dumps(array, ensure_ascii=ascii_only, indent=indent).encode("utf-8", "replace"), step
    ) == json.loads(json.dumps(array, ensure_ascii=ascii_only).encode("utf-8", "replace"))


@settings(max_examples=100, deadline=None)
@given(arrays.filter(bool), st.data())
def test_every_cut_is_noticed(array: list[object], data: st.DataObject) -> None:
    whole = json.dumps(array).encode()
    end = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(BadInputError, match=r"^a\.json is cut off after \d+ posts?\. Try again\.$"):
        read(whole[:end], 3)


@pytest.mark.parametrize(
    "text",
    [
        '[{"a": 1} {"b": 2}]',
        '[{"a": 1},]',
        "[,]",
        "[1, 2]",
        '[{"a": tru }, {}]',
        "[{}] []",
        "[{}];;",
        '[{"a": 1}, ]',
        "[{'a': 1}]",
        '[{"a": "tab\there"}]',
        '[{"a": "\\x"}, {"b": 1}]',
        '[{"a": ' + "[" * 100000,
        '[{"a": ' + "9" * 5000 + "}]",
    ],
)
def test_damage_is_one_sentence(text: str) -> None:
    with pytest.raises(BadInputError, match=r"^a\.json is (damaged|cut off) after \d+ posts?\. Try again\.$"):
        read(text.encode())


@pytest.mark.parametrize("text", ["", "   ", '{"a": 1}', "hello", "a = 5", "window.YTD.tweets.part0 = {"])
def test_something_else_than_a_list(text: str) -> None:
    with pytest.raises(BadInputError, match="does not hold a list of posts"):
        read(text.encode())


def test_bytes_that_are_no_utf_8() -> None:
    with pytest.raises(BadInputError, match=r"not UTF-8 text \(after 1 post\)"):
        read(b'[{"a": 1}, {"b": "caf\xe9 "}]', 10)


def test_memory_stays_at_a_few_chunks() -> None:
    import tracemalloc

    record = json.dumps({"tweet": {"full_text": "x" * 500}}).encode()
    total = 20 * json_stream.CHUNK_BYTES
    data = b"[" + b",\n".join([record] * (total // len(record))) + b"]"
    tracemalloc.start()
    assert sum(1 for _ in elements(io.BytesIO(data), "a", "b")) == total // len(record)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * json_stream.CHUNK_BYTES


def test_an_element_longer_than_a_chunk() -> None:
    long = {"a": "é" * (3 * json_stream.CHUNK_BYTES)}
    data = json.dumps([{"b": 1}, long, {"c": 2}], ensure_ascii=False).encode()
    assert list(elements(io.BytesIO(data), "a", "b")) == [{"b": 1}, long, {"c": 2}]


def test_an_endless_string_ends() -> None:
    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"[" + b"{" + b'"' * 3 + b"x" * (size - 5) if self.given == size else b"x" * size

    endless = Endless()
    with pytest.raises(BadInputError, match="damaged after 0 posts"):
        list(elements(endless, "a", "Try again."))  # type: ignore[arg-type]
    assert endless.given < 4 * json_stream.MAX_ELEMENT_CHARS


def read_within(data: bytes, step: int = 1 << 20) -> list[object]:
    return list(elements(Trickle(data, step), "a.json", "Try again.", key="items"))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.text(max_size=4), values, max_size=4), arrays, st.integers(1, 9), st.sampled_from([None, 1]))
def test_reads_the_array_in_an_object(
    rest: dict[str, object], array: list[object], step: int, indent: int | None
) -> None:
    half = len(rest) // 2
    pairs = [pair for pair in rest.items() if pair[0] != "items"]
    whole = dict([*pairs[:half], ("items", array), *pairs[half:]])
    assert read_within(json.dumps(whole, indent=indent).encode(), step) == array


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text(max_size=4), values, max_size=3), arrays, st.data())
def test_every_cut_of_an_object_is_noticed(rest: dict[str, object], array: list[object], data: st.DataObject) -> None:
    whole = json.dumps({**rest, "items": array, "last": 12}).encode()
    end = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(BadInputError, match=r"^a\.json is cut off after \d+ posts?\. Try again\.$"):
        read_within(whole[:end], 3)


@pytest.mark.parametrize(
    "text",
    [
        *(
            '{"a" 1}',
            '{"a": 1,}',
            "{1: 2}",
            '{"a": tru, "items": []}',
            '{"items": [] "b"',
            '{"items": []} x',
            '{"a": }',
        ),
        *('{"a": 1 2, "items": []}', '{"items": [1]}', '{"items": [{}]]', '{"a": ' + "9" * 5000 + ', "items": []}'),
    ],
)
def test_damage_in_an_object_is_one_sentence(text: str) -> None:
    with pytest.raises(BadInputError, match=r"^a\.json is (damaged|cut off) after \d+ posts?\. Try again\.$"):
        read_within(text.encode())


@pytest.mark.parametrize(
    "text", ["", "[]", "5", "{}", '{"items": 5}', '{"b": {"items": []}}', '{"items": {"items": []}}']
)
def test_an_object_without_the_array(text: str) -> None:
    with pytest.raises(BadInputError, match="does not hold a list of posts"):
        read_within(text.encode())
