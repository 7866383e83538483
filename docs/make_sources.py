"""Update the list of formats in docs/sources.md: `make docs`. A test compares the page with what this gives."""

from __future__ import annotations

from pathlib import Path

from huggingtweets.sources.formats import FORMATS

PAGE = Path(__file__).with_name("sources.md")
START, END = "<!-- formats: made by make_sources.py -->\n", "<!-- end of formats -->\n"


def page() -> str:
    """The whole page."""
    before, rest = PAGE.read_text("utf-8").split(START)
    return before + START + table() + END + rest.split(END)[1]


def table() -> str:
    """A row for each format: its name, the columns that tell it, and those with the text."""
    rows = ["| format | recognised by | text |", "| --- | --- | --- |"]
    for form in FORMATS:
        text = f"{form.whole or ''} {form.text or ''}".split()
        rows.append(f"| {form.name} | {_code(form.has.split())} | {_code(text) or 'as in other tables'} |")
    return "\n".join(rows) + "\n"


def _code(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
