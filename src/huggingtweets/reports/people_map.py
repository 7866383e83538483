"""The page of a map of accounts: two pictures, the nearest accounts, clusters, and typical posts with links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import numpy as np
from wcwidth import wcswidth

from huggingtweets.evaluation.definitions import Definition
from huggingtweets.evaluation.people import Floats, PeopleMap, View
from huggingtweets.files import output_errors, write_bytes
from huggingtweets.posts.languages import name_of
from huggingtweets.reports.page import Block, Dot, Kind, Label, Map, Quotes, Section, Table, render
from huggingtweets.text import listing, plural, shorten

_WIDTH, _PER_ACCOUNT = 320, 80
"""Width of a map: fits a phone, and grows with the root of the number of accounts."""

_LONGEST, _CELL, _LINE, _DOT = 18, 6.6, 14, 7
"""Characters of a name at most; width of a character, height of a line and radius of a dot with its margin."""

_WEAK = 0.25
"""A silhouette up to this is no substantial structure (Kaufman & Rousseeuw 1990)."""

DISTANCES = "Distances in style: 0 the same, 1 unrelated, 2 opposite. In topic: 0 the same, 1 nothing in common."

MAP = Kind(
    "Style is how somebody writes, topic what about. This page quotes posts, so think before you share it.",
    "Being near on a map is no evidence that two accounts belong to one person.",
    (
        Definition(
            "Distance in style",
            "1 - cosine of the frequencies of runs of 1 to 3 words, as roots and less their mean over the accounts. "
            "Content words are masked: function words, punctuation, case, digits, emoji, mentions, hashtags and line "
            "breaks stay.",
            "Evert et al. 2017",
            "https://doi.org/10.1093/llc/fqx023",
        ),
        Definition(
            "Distance in topic",
            "1 - cosine of c-TF-IDF: the frequency of a content word in an account, times the logarithm of 1 + words "
            "per account / occurrences of the word in all accounts.",
            "Grootendorst 2022",
            "https://arxiv.org/abs/2203.05794",
        ),
        Definition(
            "Cluster",
            "Average linkage, cut where the mean silhouette is highest. Clusters are shown if it is above that of 95% "
            "of maps in which each feature is shuffled over the accounts.",
            "Rousseeuw 1987",
            "https://doi.org/10.1016/0377-0427(87)90125-7",
        ),
        Definition(
            "Stress",
            "How much of the distances the picture loses (stress-1): 0 is nothing. From 0.2 on, trust the table.",
            "Kruskal 1964",
            "https://doi.org/10.1007/BF02289565",
        ),
    ),
)


def clusters(view: View, kind: str) -> Iterator[str]:
    """The clusters of a view in words, a line each; `kind` is "style" or "topic"."""
    figures = f"(silhouette {view.silhouette:.2f}, by chance up to {view.silhouette_by_chance:.2f})"
    if not view.clusters:
        yield f"No clusters by {kind}: the accounts are no more grouped than by chance {figures}."
        return
    yield f"Clusters by {kind}{', weak' * (view.silhouette <= _WEAK)} {figures}:"
    for number, cluster in enumerate(view.clusters, 1):
        yield f"{number}: {', '.join(cluster.accounts)}. In common: {' · '.join(cluster.words)}"


def nearest(found: PeopleMap, view: View) -> list[str]:
    """The nearest account of each, and its distance."""
    return [
        f"{found.accounts[near].name} {row[near]:.2f}" for near, row in zip(view.nearest, view.distances, strict=True)
    ]


def language_warning(found: PeopleMap) -> str:
    """Which accounts write in other languages than the most frequent one, in a line. Empty if none do."""
    groups: dict[str, list[str]] = {}
    for each in found.accounts:
        if each.name in found.other_language:
            groups.setdefault(name_of(each.language or ""), []).append(each.name)
    if not groups:
        return ""
    told = "; ".join(f"{language}: {', '.join(names)}" for language, names in groups.items())
    usual = next(each.language for each in found.accounts if each.language and each.name not in found.other_language)
    warning = f"Not all accounts write mostly {name_of(usual)} ({told})."
    return f"{warning} Compare accounts of one language: a language counts as style and as topic."


def summary(found: PeopleMap) -> Iterator[str]:
    """Who is most alike, and how far the map can be trusted, in sentences."""
    for kind, view in (("style", found.style), ("topic", found.topic)):
        row = min(range(len(view.nearest)), key=lambda row: view.distances[row][view.nearest[row]])
        pair = sorted([found.accounts[row].name, found.accounts[view.nearest[row]].name])
        yield f"Most alike in {kind}: {listing(pair)}."
    yield (
        f"Check: each account's posts are split into earlier and later ones. Of {2 * len(found.accounts)} halves, "
        f"{found.style.halves_found} are nearest to their other half in style, {found.topic.halves_found} in topic."
    )


def write_map(found: PeopleMap, path: Path) -> PeopleMap:
    """Write the page of the map `found` to the file `path`, replacing one that exists. Returns it with its path.

    Raises BadInputError for a `path` that cannot be written, MissingExtraError without Jinja.
    """
    title = f"Map of {plural(len(found.accounts), 'account')}"
    content = render(
        title, list(filter(None, (language_warning(found), *summary(found)))), _sections(found), MAP
    ).encode()
    with output_errors(path, "output"):
        write_bytes(path, content)
    return found.model_copy(update={"path": path})


def _sections(found: PeopleMap) -> Iterator[Section]:
    names = [each.name for each in found.accounts]
    views = {"style": found.style, "topic": found.topic}
    pictures = [_picture(kind, view, names) for kind, view in views.items()]
    about = (
        "A line leads from each account to its nearest one by the exact distances. Numbers are clusters. "
        + " ".join(
            f"By {kind}, the picture has a stress of {view.stress:.2f} and shows the nearest account as the nearest "
            f"for {view.nearest_kept} of {len(names)}."
            for kind, view in views.items()
        )
    )
    if missing := sum(dot.label is None for picture in pictures for dot in picture.dots):
        about += f" {plural(missing, 'name')} did not fit: point at a dot to read its name."
    yield Section("map", "Map", (*pictures, about))
    posts = [f"{each.posts:,}" for each in found.accounts]
    rows = tuple(zip(names, posts, *(nearest(found, view) for view in views.values()), strict=True))
    head = ("account", "posts", "nearest in style", "nearest in topic")
    yield Section("nearest", "Nearest accounts", (Table(DISTANCES, head, rows, wide=True, wraps=True),))
    told = {f"By {kind}": tuple(clusters(view, kind)) for kind, view in views.items()}
    yield Section("clusters", "Clusters", parts=told)
    intro = "What each account uses more than the others, and posts with its topic words, linked where they are known."
    parts: dict[str, tuple[Block, ...]] = {
        each.name: (
            *(f"{kind.capitalize()}: {' · '.join(view.words[row])}" for kind, view in views.items()),
            Quotes(tuple((post.text, post.date or "", post.url or "") for post in each.examples)),
        )
        for row, each in enumerate(found.accounts)
    }
    yield Section("accounts", "Accounts", (intro,), parts)


def _picture(kind: str, view: View, names: Sequence[str]) -> Map:
    width = max(_WIDTH, round(_PER_ACCOUNT * len(names) ** 0.5))
    side, top = 40, 14
    places = np.array(view.coordinates) * [1, -1]
    extent = np.maximum(np.ptp(places, axis=0), 1e-9)
    places = _apart(places * min((width - 2 * side) / extent[0], (width - 2 * top) / extent[1]))
    places = (places - places.min(axis=0) + [(width - np.ptp(places[:, 0])) / 2, top]).round(1)
    height = round(places[:, 1].max()) + top
    clusters = {name: str(number) for number, each in enumerate(view.clusters, 1) for name in each.accounts}
    dots = zip(places.tolist(), names, _labels(places, names, width, height), strict=True)
    return Map(
        id=kind,
        title=f"By {kind}",
        alt=f"Scatter plot of {len(names)} accounts by {kind}. The table of nearest accounts has the figures.",
        width=width,
        height=height,
        lines=tuple((*places[row].tolist(), *places[other].tolist()) for row, other in enumerate(view.nearest)),
        dots=tuple(Dot(x, y, name, clusters.get(name, ""), label) for (x, y), name, label in dots),
    )


def _apart(places: Floats) -> Floats:
    """`places` with dots that overlap pushed apart."""
    places = places + np.arange(len(places))[:, None] * [1e-3, 2e-3]  # equal ones need a direction
    for _ in range(50):
        gaps = places[:, None] - places
        distances = np.linalg.norm(gaps, axis=-1) + np.diag([np.inf] * len(places))
        push = np.maximum(2 * _DOT + 2 - distances, 0) / distances / 2
        places = places + (gaps * push[..., None]).sum(axis=1)
    return places


def _labels(places: Floats, names: Sequence[str], width: float, height: float) -> list[Label | None]:
    """A place for each name beside its dot where it covers no dot and no other name, the most crowded dots first."""
    taken = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in places.tolist()]
    found: list[Label | None] = [None] * len(names)
    gaps = np.sort(np.linalg.norm(places[:, None] - places, axis=-1), axis=1)
    for row in np.argsort(gaps[:, 1:4].sum(axis=1), kind="stable"):
        (x, y), shown = places[row].tolist(), shorten(names[row], _LONGEST)
        wide = _CELL * max(wcswidth(shown), 1)
        for far, up, (anchor, side) in product(
            (_DOT + 2, 2 * _DOT), (0, -1, 1, -1.7, 1.7), (("start", 1), ("end", -1), ("middle", 0))
        ):
            at, middle = x + side * far, y + up * far
            left = at - wide * (1 - side) / 2
            box = (left, middle - _LINE / 2, left + wide, middle + _LINE / 2)
            inside = left >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
            if inside and not any(_overlap(box, other) for other in taken):
                found[row] = (shown, round(at, 1), round(middle, 1), anchor)
                taken.append(box)
                break
    return found


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
