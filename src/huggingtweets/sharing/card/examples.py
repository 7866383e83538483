"""Example posts for a card: the first that the persona writes with a fixed seed, none picked."""

from __future__ import annotations

import re
from pathlib import Path

from huggingtweets.config import GenerateConfig
from huggingtweets.events import Notice, OnEvent, Stage
from huggingtweets.library import Generation, Library
from huggingtweets.models import catalogue
from huggingtweets.personas import Persona
from huggingtweets.text import listing, plural
from huggingtweets.writing.starts import usual_starts

SAMPLING = GenerateConfig()
"""The default options, so that examples are what users get."""

SEED = 2**31 - 1
"""The seed of cards. Posts of any other seed may have been picked."""

FREE = 5
"""Number of examples without a start. Each of the usual starts gets one more."""

_MENTION = re.compile(r"@\w(?:[\w.@-]*\w)?")


def hide_mentions(text: str) -> str:
    """`text` with `@…` for mentioned accounts, who did not ask to be on a card."""
    return _MENTION.sub("@…", text)


def examples(home: Path, persona: Persona, device: str, on_event: OnEvent) -> list[Generation] | None:
    """The examples in the library, or else newly written ones; those without a start first, no copies.

    Stored examples are not topped up, even if there are fewer than wanted: the same seed would write no others. None if
    the training posts are unknown, since copies could not be detected.
    """
    from huggingtweets import writing
    from huggingtweets.posts.similarity import CopyIndex
    from huggingtweets.writing.sampler import length_limit

    wanted = {"": FREE, **dict.fromkeys(usual_starts(persona.record.languages), 1)}
    total = sum(wanted.values())
    with Library(home) as library:
        run = library.find_run(persona.name)
        posts, stored = library.run_posts(persona.name, "train"), library.generations(persona.name)
    if not (run and posts):
        message = (
            "The card has no examples: the library does not know the training posts, so copies cannot be detected."
        )
        on_event(Notice(message, is_warning=True))
        return None
    copies = CopyIndex(post.text for post in posts)
    limit = length_limit(SAMPLING, [post.text for post in posts])
    config = catalogue.suited(SAMPLING.model_copy(update={"max_length": limit}), persona.record.base)
    settings = config.model_dump(mode="json")
    usable = [
        each
        for each in reversed(stored)
        if each.seed == SEED
        and each.settings == settings
        and each.created_at >= run.created_at
        and not copies.verdict(each.text, SAMPLING.near_copy)
    ]
    samples: list[Generation] = []
    for start, count in wanted.items():
        samples += [each for each in usable if each.start == start][:count]
    if samples:
        return samples
    on_event(Stage(f"Loading {persona.name}"))
    writer = writing.Writer(home, persona.name, SAMPLING, device=device)
    for start, count in wanted.items():
        for written in writer.stream(start, count, SEED):
            samples.append(written)
            on_event(Stage("Writing examples", len(samples), total, "posts"))
    if writer.dropped:
        names = {"verbatim": "copies", "near": "near copies"}
        counts = [f"{count} {names.get(reason, reason.replace('_', ' '))}" for reason, count in writer.dropped.items()]
        on_event(Notice(f"Wrote {len(samples)} of {plural(total, 'example')}; dropped {listing(sorted(counts))}."))
    return samples
