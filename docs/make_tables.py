"""The tables in hand-written pages that are generated from code."""

from __future__ import annotations

from pathlib import Path

from huggingtweets.evaluation.definitions import BITS_PER_BYTE, FIT_DEFINITIONS, GENERATION_DEFINITIONS, Definition
from huggingtweets.sources.formats import FORMATS

DOCS = Path(__file__).parent
START, END = "<!-- made by make_pages.py -->\n", "<!-- end -->\n"
ELSEWHERE = {"AUC", "Style alone", "Grammar", "Bits for another base"}
"""Terms that have a section of their own in judging.md."""


def filled(page: str, table: str) -> str:
    """The page, with `table` between its two marks."""
    before, rest = (DOCS / page).read_text("utf-8").split(START)
    return before + START + table + END + rest.split(END)[1]


def formats() -> str:
    """A row for each format: its name, the columns that tell it, and those with the text."""
    rows = ["| format | recognised by | text |", "| --- | --- | --- |"]
    for form in FORMATS:
        text = f"{form.whole or ''} {form.text or ''}".split()
        rows.append(f"| {form.name} | {_code(form.has.split())} | {_code(text) or 'as in other tables'} |")
    return "\n".join(rows) + "\n"


def terms() -> str:
    """A row for each term of `evaluate` that has no section."""
    shown = [each for each in (BITS_PER_BYTE, *FIT_DEFINITIONS, *GENERATION_DEFINITIONS) if each.term not in ELSEWHERE]
    rows = [f"| {each.term} | {each.meaning} | {_source(each)} |" for each in shown]
    return "\n".join(["| term | meaning | source |", "| --- | --- | --- |", *rows]) + "\n"


def _source(each: Definition) -> str:
    return f"[{each.source}]({each.url})" if each.url else each.source


def _code(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
