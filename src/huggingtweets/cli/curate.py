"""`curate`: which posts are kept for training, and why the others are dropped."""

from __future__ import annotations

import shlex

from rich.cells import cell_len
from rich.text import Text

from huggingtweets.cli.options import Handle, Json, takes
from huggingtweets.cli.terminal import clipped, out, print_json, say
from huggingtweets.config import CurateConfig
from huggingtweets.files import home
from huggingtweets.posts.curate import REASONS, Curated
from huggingtweets.posts.languages import in_words
from huggingtweets.text import plural


@takes(CurateConfig)
def curate(handle: Handle, *, config: CurateConfig, as_json: Json = False) -> None:
    """Show which posts to train on, and why others are dropped."""
    from huggingtweets import personas, training

    account, curated = training.curate_account(home(), handle, config)
    if as_json:
        print_json(curated.as_json(account.handle))
        return
    print_curated(account.handle, curated, examples=3)
    if not curated.kept:
        say("No post is left to train on. Change the options, or add posts with: huggingtweets add ARCHIVE.zip")
        return
    typed = personas.flags({"curate": config.model_dump(exclude_defaults=True)})
    say(f"Next: huggingtweets train {shlex.join([handle, *typed])}")


def print_curated(handle: str, curated: Curated, *, examples: int = 0) -> None:
    """Print how many posts were kept, and how many dropped for each reason with up to `examples` of them."""
    dropped = sum(curated.dropped.values())
    kept = f"{curated.kept:,} kept ({plural(curated.characters, 'character')})"
    counts = f"{plural(curated.read, 'post')} read, {kept}, {dropped:,} dropped"
    say(Text.assemble((f"@{handle}", "bold"), f": {counts}"))
    width = len(f"{dropped:,}")
    for reason, count in sorted(curated.dropped.items(), key=lambda item: -item[1]):
        if not count:
            continue
        say(f"  {count:>{width},}  {REASONS[reason]}")
        for text in curated.examples.get(reason, [])[:examples]:
            line = f"  {'':{width}}  › {' '.join(text.split())}"
            say(line if cell_len(line) <= out.width else f"{clipped(line, out.width - 1)}…", "dim")
    if curated.languages:
        say(f"  Languages: {in_words(curated.languages)}")
    if curated.unlinked:
        say(f"  Links removed from {plural(curated.unlinked, 'post')}; --links keeps them.")
    if curated.parents:
        say(f"  With the post that they answer: {curated.parents:,}")
    if curated.masked:
        say(f"  Masked e-mail addresses and phone numbers: {curated.masked:,}")
