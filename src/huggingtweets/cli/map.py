"""`map`: which accounts are alike in style, and which in topic."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from huggingtweets.cli.options import accounts, option, output, takes, whole
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import print_table, say, shown_as_json, warn
from huggingtweets.config import CurateConfig
from huggingtweets.files import home


@takes(CurateConfig, without=("parents",))
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
    from huggingtweets import reports
    from huggingtweets.evaluation.people import people_map
    from huggingtweets.reports.people_map import clusters, summary

    with Watcher() as watch:
        found = people_map(home(), names or (), config, max_posts, watch)
        if path:
            found = reports.write_map(found, path)
    if shown_as_json(found.as_json()):
        return
    if found.left_out:
        warn(f"Left out, with fewer than 50 posts: {', '.join(found.left_out)}.")
    people = found.accounts
    print_table(
        {
            "account": [each.name for each in people],
            "posts": [f"{each.posts:,}" for each in people],
            "nearest in style": [people[i].name for i in found.style.nearest],
            "nearest in topic": [people[i].name for i in found.topic.nearest],
            "its words": [_fitting(words) for words in found.topic.words],
        },
        left=("nearest in style", "nearest in topic", "its words"),
    )
    for line in (*clusters(found.style, "style"), *clusters(found.topic, "topic"), *summary(found)):
        say(line)
    if found.path:
        say(f"Wrote {found.path}. It quotes posts, so think before you share it.")
    else:
        say("Pictures and posts: huggingtweets map -o map.html", "dim")


def _fitting(words: Sequence[str]) -> str:
    """The first of `words` in 22 characters, so that the table fits a terminal of 80 columns."""
    return next(text for n in (4, 3, 2, 1) if len(text := " ".join(words[:n])) <= 22 or n == 1)
