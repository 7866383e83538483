"""`map`: which accounts are alike in style, and which in topic."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.cells import cell_len

from huggingtweets.cli.options import accounts, option, output, takes, whole
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import print_table, say, shown_as_json, warn
from huggingtweets.config import CurateConfig
from huggingtweets.files import check_output, home


@takes(CurateConfig, without=("parents", "reposts"))
def map_accounts(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Accounts in the library. Default: all with 50 posts or more.", autocompletion=accounts),
    ] = None,
    path: Annotated[Path | None, output("FILE", "Page with pictures and posts to write.")] = None,
    max_posts: Annotated[int, option("--max-posts", whole(50), "Use at most this many posts of each account.")] = 500,
    *,
    config: CurateConfig,
) -> None:
    """Show which accounts are alike in style, and which in topic."""
    from huggingtweets.library import Library

    if path:
        check_output(path)
    with Library(home()) as library:
        for name in names or ():
            library.find(name)  # a misspelt one must not wait for the imports

    from huggingtweets.evaluation.people import people_map
    from huggingtweets.reports.people_map import DISTANCES, clusters, language_warning, nearest, summary, write_map

    with Watcher() as watch:
        found = people_map(home(), names or (), config, max_posts, watch)
        if path:
            found = write_map(found, path)
    if shown_as_json(found.as_json()):
        return
    if found.left_out:
        warn(f"Left out, with fewer than 50 posts: {', '.join(found.left_out)}.")
    if language := language_warning(found):
        warn(language)
    columns = {
        "account": [each.name for each in found.accounts],
        "posts": [f"{each.posts:,}" for each in found.accounts],
        "nearest in style": nearest(found, found.style),
        "nearest in topic": nearest(found, found.topic),
    }
    room = 80 - sum(1 + max(map(cell_len, (title, *cells))) for title, cells in columns.items())
    columns["its words"] = [_fitting(words, room) for words in found.topic.words]
    print_table(columns, left=("nearest in style", "nearest in topic", "its words"))
    say(DISTANCES, "dim")
    for line in (*clusters(found.style, "style"), *clusters(found.topic, "topic"), *summary(found)):
        say(line)
    if found.path:
        say(f"Wrote {found.path}. It quotes posts, so think before you share it.")
    else:
        say("Pictures and posts: huggingtweets map -o map.html", "dim")


def _fitting(words: Sequence[str], room: int) -> str:
    """At most four of `words`, as many as fit into `room` columns, but one at least."""
    return next(text for n in (4, 3, 2, 1) if cell_len(text := " ".join(words[:n])) <= room or n == 1)
