"""The documentation site: `make docs` builds it into build/site, without network, and fails on any warning."""

from __future__ import annotations

import re
import shutil

from sphinx.application import Sphinx

project = "HuggingTweets"
project_copyright = "HuggingTweets' authors. Apache-2.0"
extensions = ["myst_parser"]
exclude_patterns = ["*.py"]
myst_heading_anchors = 4
smartquotes = False  # they turn the dashes of --option into one
html_theme = "furo"
html_title = project
html_favicon = "../src/huggingtweets/web/static/icon.svg"
html_static_path = ["site.css"]
html_css_files = ["site.css"]
html_copy_source = False
html_use_index = False
html_show_sphinx = False


def navigation(_app: Sphinx, name: str, source: list[str]) -> None:
    """Give the index a table of contents for each of its lists, so that the file stays plain Markdown elsewhere."""
    if name == "index":
        for heading, links in re.findall(r"^## (.+)\n\n((?:- .+\n)+)", source[0], re.MULTILINE):
            pages = "\n".join(re.findall(r"\((\w+)\.md\)", links))
            source[0] += f"\n```{{toctree}}\n:hidden:\n:caption: {heading}\n\n{pages}\n```\n"


def pictures(app: Sphinx, error: Exception | None) -> None:
    """Copy the screenshots, which pages show by HTML that Sphinx does not read."""
    if not error:
        shutil.copytree(app.srcdir / "web", app.outdir / "web", dirs_exist_ok=True)


def setup(app: Sphinx) -> None:
    app.connect("source-read", navigation)
    app.connect("build-finished", pictures)
