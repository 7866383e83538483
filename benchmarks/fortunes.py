"""Make public timelines in German, Spanish and other languages, out of Debian's packages of fortune cookies.

    python benchmarks/fortunes.py DIR

Needs `apt-get` and `dpkg-deb`, and installs nothing. Writes DIR/NAME.csv for each timeline below, for `losses.py
--timelines DIR`. The cookies are short texts by many people, so a persona learns a genre and not one voice; they show
whether a base knows the language. The same package versions give the same files.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

SHORTEST, LONGEST = 30, 280
"""Characters of a post."""

_GERMAN = ["de/witze", "de/unfug", "de/ms", "de/infodrom", "de/linuxtag", "de/zitate"]
_ENGLISH = ["wisdom", "work", "men-women", "computers", "politics", "people"]
TIMELINES = {
    "german-english": [("fortunes-de", _GERMAN, 900), ("fortunes", _ENGLISH, 700)],
    "german": [("fortunes-de", _GERMAN, 1600)],
    "spanish": [("fortunes-es", ["es/*.fortunes"], 700)],
    "italian": [("fortunes-it", ["it/*"], 700)],
    "polish": [("fortunes-pl", ["pl/*"], 700)],
    "russian": [("fortunes-ru", ["ru/*"], 700)],
}
"""Each timeline: packages, files in them, and how many posts to draw."""


def unpack(package: str, folder: Path) -> Path:
    """The folder of the cookies of `package`, downloaded into `folder` unless it is there."""
    cookies = folder / package / "usr/share/games/fortunes"
    if not cookies.exists():
        subprocess.run(["apt-get", "download", "--quiet=2", package], cwd=folder, check=True)
        (deb,) = folder.glob(f"{package}_*.deb")
        subprocess.run(["dpkg-deb", "-x", str(deb), str(folder / package)], check=True)
    return cookies


def posts_of(cookies: Path, patterns: list[str]) -> Iterator[str]:
    """The cookies of a post's length in the files that match `patterns`, without the names of their authors."""
    for pattern in patterns:
        for file in sorted(cookies.glob(pattern)):
            if file.is_symlink() or not file.is_file() or file.suffix in {".dat", ".u8"}:
                continue
            for cookie in re.split(r"^%\s*$", file.read_text("utf-8", errors="replace"), flags=re.MULTILINE):
                text = re.sub(r"\s*\n\s*(--|\t).*", "", cookie.strip(), flags=re.DOTALL)
                text = re.sub(r"\s*\n\s*", " ", text)
                if SHORTEST <= len(text) <= LONGEST and "\ufffd" not in text:
                    yield text


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, metavar="DIR")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        for name, parts in TIMELINES.items():
            posts: list[str] = []
            for package, patterns, count in parts:
                found = list(dict.fromkeys(posts_of(unpack(package, Path(temporary)), patterns)))
                random.Random(0).shuffle(found)
                posts += found[:count]
            random.Random(1).shuffle(posts)
            with (given.folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([("id", "text"), *enumerate(posts, 1)])
            print(f"{name}: {len(posts):,} posts", file=sys.stderr)


if __name__ == "__main__":
    main()
