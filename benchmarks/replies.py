"""Measure what `--parents` is worth: the loss of held-out replies with their true parent, another one, and none.

    python benchmarks/replies.py [--base NAME]

The texts come from Debian's packages, which `apt-get` downloads without installing them: questions and answers of
Perl's FAQ, lines of chat that follow each other in the fortune cookies `knghtbrd`, and other cookies as posts without a
parent. The base is trained twice on the same posts, without parents and as `--parents` does. A fifth of the posts is
held out. "Another" parent is that of another held-out reply of the same kind, so that it fits the kind but not the
reply.

Prints Markdown tables of bits per byte. Writes benchmarks/results/replies.json.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from accounts import load_base
from fortunes import LONGEST, SHORTEST, posts_of, unpack
from huggingtweets.config import CurateConfig, FinetuneConfig
from huggingtweets.files import write_json
from huggingtweets.intervals import ratio_with_interval
from huggingtweets.models import bases, loss
from huggingtweets.posts.cleaning import clean, clean_parent
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.dataset import some_without_parents
from huggingtweets.posts.tokens import TokenizedPost, tokenize
from huggingtweets.text import boundary
from huggingtweets.training.finetune import finetune
from huggingtweets.training.learner import uses_bf16
from measuring import log, machine, markdown, parser

CURATION = CurateConfig()
ALONE = "posts without a parent"
COOKIES = ["wisdom", "people", "work", "politics"]
_MARK = re.compile(r"[A-Z]<+ ?(.*?) ?>+")
_LINE = re.compile(r"^<(\S+)>\s+(.*?)(?=^<\S+>|^\* |\Z)", re.MULTILINE | re.DOTALL)

Pair = tuple[str, str]
"""A parent, empty for none, and the text that answers it."""


def faq(folder: Path) -> list[Pair]:
    """The questions of Perl's FAQ, and what fits into a post of each answer."""
    pairs = []
    for file in sorted(folder.rglob("pod/perlfaq?.pod")):
        for part in re.split(r"^=head2 ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            question, *paragraphs = (_MARK.sub(r"\1", each) for each in re.split(r"\n\s*\n", part.strip()))
            told = [each for each in paragraphs if not each.startswith((" ", "\t", "=", "(contributed"))]
            answer = " ".join(" ".join(told).split())
            pairs.append((" ".join(question.split()), answer[: boundary(answer, LONGEST)]))
    return pairs


def chat(cookies: Path) -> list[Pair]:
    """Lines of chat, each with the one before it by somebody else."""
    pairs = []
    for cookie in re.split(r"^%$", (cookies / "knghtbrd").read_text("utf-8", errors="replace"), flags=re.MULTILINE):
        lines = [(name, " ".join(text.split())) for name, text in _LINE.findall(cookie)]
        pairs += [(before, text) for (one, before), (other, text) in pairwise(lines) if one != other]
    return pairs


def posts(kind: str, pairs: Sequence[Pair]) -> list[CuratedPost]:
    """Posts as curation passes them on, each text once, without very short ones."""
    texts = {clean(text, CURATION)[0]: clean_parent(parent, CURATION) for parent, text in pairs}
    kept = [(text, parent) for text, parent in texts.items() if len(text) >= SHORTEST // 2]
    return [CuratedPost(kind, str(n), "them", text, parent=parent) for n, (text, parent) in enumerate(kept)]


def with_other_parents(replies: Sequence[CuratedPost]) -> list[CuratedPost]:
    """Each of `replies` with the parent of the next of its kind in random order."""
    found = {}
    for kind in {post.platform for post in replies}:
        order = [post for post in replies if post.platform == kind]
        random.Random(kind).shuffle(order)
        for post, other in zip(order, order[1:] + order[:1], strict=True):
            found[post] = replace(post, parent=other.parent)
    return [found[post] for post in replies]


def without_parent(post: CuratedPost) -> CuratedPost:
    return replace(post, parent="")


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--base", default=bases.DEFAULT, help="base to train, as for `huggingtweets train`")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        cookies = unpack("fortunes", root)
        unpack("perl-doc", root)
        kinds = {
            "answers of the FAQ": posts("faq", faq(root / "perl-doc")),
            "lines of chat": posts("chat", chat(cookies)),
        }
        alone = sorted(set(posts_of(cookies, COOKIES)))
    count = sum(map(len, kinds.values()))
    kinds[ALONE] = posts("alone", [("", text) for text in random.Random(0).sample(alone, count)])
    train: list[CuratedPost] = []
    held: dict[str, list[CuratedPost]] = {}
    for kind, found in kinds.items():
        shuffled = random.Random(0).sample(found, len(found))
        held[kind], rest = shuffled[: len(found) // 5], shuffled[len(found) // 5 :]
        train += rest
        log(f"{kind}: {len(rest)} to train on, {len(held[kind])} held out")
    losses = {trained: measure(given.base, trained, train, held) for trained in ("not at all", "without", "with")}
    table, result = summarise(losses)
    write_json(given.results / "replies.json", {"base": given.base, "train": len(train), **result, **machine()})
    print(table)


def measure(
    base: str, trained: str, train: Sequence[CuratedPost], held: Mapping[str, Sequence[CuratedPost]]
) -> dict[tuple[str, str], loss.Scores]:
    """The scores of held-out posts by kind and by the parent shown, under `base` trained without or with parents."""
    log(f"Training {trained}")
    config = FinetuneConfig(base=base)
    loaded = load_base(base)
    bf16 = uses_bf16(config, loaded.device.type)

    def tokens(given: Iterable[CuratedPost]) -> list[TokenizedPost]:
        return tokenize(list(given), loaded.encode, loaded.start, loaded.end, loaded.context)

    if trained != "not at all":
        used = some_without_parents(train, 0) if trained == "with" else list(map(without_parent, train))
        finetune(loaded, tokens(used), tokens(held[ALONE]), config, None)
    found = {}
    for kind, each in held.items():
        found[kind, "none"] = loss.score_loaded(loaded, tokens(map(without_parent, each)), bf16=bf16)
        if kind != ALONE:
            found[kind, "another"] = loss.score_loaded(loaded, tokens(with_other_parents(each)), bf16=bf16)
            found[kind, "its own"] = loss.score_loaded(loaded, tokens(each), bf16=bf16)
    return found


def summarise(losses: Mapping[str, Mapping[tuple[str, str], loss.Scores]]) -> tuple[str, dict[str, Any]]:
    """The tables, and the same figures for the result file."""
    header = ["held out", "parent shown", "untuned base", "trained without parents", "trained with parents"]
    rows = [
        [kind, shown, *(f"{by_form[kind, shown].bits_per_byte:.3f}" for by_form in losses.values())]
        for kind, shown in losses["with"]
    ]
    figures = {
        f"{kind}, {shown}": [by_form[kind, shown].bits_per_byte for by_form in losses.values()]
        for kind, shown in losses["with"]
    }
    kinds = dict.fromkeys(kind for kind, _ in losses["with"] if kind != ALONE)
    compared = {
        **{
            f"{kind}: its own parent or another": (("with", kind, "another"), ("with", kind, "its own"))
            for kind in kinds
        },
        **{
            f"{kind}: with or without parents": (("without", kind, "none"), ("with", kind, "its own")) for kind in kinds
        },
        **{
            f"{kind}, none shown: with or without parents": (("without", kind, "none"), ("with", kind, "none"))
            for kind in kinds
        },
        f"{ALONE}: trained with or without parents": (("without", ALONE, "none"), ("with", ALONE, "none")),
    }
    differences = {}
    for name, (one, other) in compared.items():
        before, after = (losses[trained][kind, shown] for trained, kind, shown in (one, other))
        changes = [b - a for a, b in zip(before.nats, after.nats, strict=True)]
        differences[name] = ratio_with_interval(changes, list(before.nats), scale=100)
    changes_table = markdown(
        ["change of the loss", "%", "95% interval"],
        [[name, f"{each.value:+.1f}", f"{each.low:+.1f} to {each.high:+.1f}"] for name, each in differences.items()],
    )
    stored = {name: [each.value, each.low, each.high] for name, each in differences.items()}
    return f"{markdown(header, rows)}\n\n{changes_table}", {"bits_per_byte": figures, "percent": stored}


if __name__ == "__main__":
    main()
