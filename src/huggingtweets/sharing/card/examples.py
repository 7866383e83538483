"""What a persona writes, to be shown on its card: its first posts by one seed, none picked."""

from __future__ import annotations

import re
from pathlib import Path

from huggingtweets.config import GenerateConfig
from huggingtweets.events import Notice, OnEvent, Stage
from huggingtweets.library import Generation, Library
from huggingtweets.personas import Persona
from huggingtweets.writing.sampler import USUAL_STARTS

SAMPLING = GenerateConfig()
"""As whoever lets it write gets it. To forbid mentions would make other posts of those that are full of them."""

SEED = 2**31 - 1
"""The cards' own: what was written by another seed may have been picked."""

FREE = 5
"""Examples without a start; there is one more for each of the usual starts."""


_MENTION = re.compile(r"@\w(?:[\w.@-]*\w)?")


def unnamed(text: str) -> str:
    """`text` without the names of accounts that it mentions: they did not ask to be on a machine's card."""
    return _MENTION.sub("@…", text)


def examples(home: Path, persona: Persona, device: str, on_event: OnEvent) -> list[Generation] | None:
    """The first posts that it writes by the card's seed, no copy among them, the free ones first.

    Where some are in the library they are these, though they be fewer than are wanted: a persona that mostly repeats
    what it learnt writes no more of them the second time. None where copies cannot be told.
    """
    from huggingtweets import writing
    from huggingtweets.posts.similarity import CopyIndex

    wanted = {"": FREE, **dict.fromkeys(USUAL_STARTS, 1)}
    with Library(home) as library:
        known = any(run.name == persona.name for run in library.runs())
        posts = library.run_posts(persona.name, "train") if known else []
        if not posts:
            on_event(
                Notice(
                    "Its training posts are not in the library, so no examples are shown: copies could not be told.",
                    is_warning=True,
                )
            )
            return None
        trained_at, stored = library.run(persona.name).created_at, library.generations(persona.name)
    copies, settings = CopyIndex(post.text for post in posts), SAMPLING.model_dump(mode="json")
    usable = [
        each
        for each in reversed(stored)
        if each.seed == SEED
        and each.settings == settings
        and each.created_at >= trained_at
        and not copies.verdict(each.text, SAMPLING.near_copy)
    ]
    samples = [each for start, count in wanted.items() for each in [e for e in usable if e.start == start][:count]]
    if samples:
        return samples
    on_event(Stage(f"Loading {persona.name}"))
    writer = writing.Writer(home, persona.name, SAMPLING, device=device)
    samples = []
    for start, count in wanted.items():
        for written in writer.stream(start, count, SEED):
            samples.append(written)
            on_event(Stage("Writing examples", len(samples), sum(wanted.values()), "posts"))
    if left_out := sum(writer.dropped.values()):
        names = {"verbatim": "copies", "near": "near copies"}
        reasons = sorted((names.get(reason, reason.replace("_", " ")), n) for reason, n in writer.dropped.items())
        counts = ", ".join(f"{reason}: {n}" for reason, n in reasons)
        shown = f"{len(samples)} of {sum(wanted.values())} examples"
        on_event(Notice(f"{shown}. Dropped on the way: {left_out} ({counts})."))
    return samples
