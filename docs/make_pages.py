"""Write the generated pages and tables: `make docs`. A test compares the files with what this gives."""

from __future__ import annotations

import make_cli
import make_python
import make_tables


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {
        "cli.md": make_cli.page(),
        "config.md": make_cli.options_page(),
        "python.md": make_python.page(),
        "sources.md": make_tables.filled("sources.md", make_tables.formats()),
        "judging.md": make_tables.filled("judging.md", make_tables.terms()),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (make_tables.DOCS / name).write_text(text, "utf-8")
