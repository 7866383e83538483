"""Does the map of people find what is known? Accounts are cut into two, and each part looks for its other one.

    python benchmarks/people.py TIMELINES

TIMELINES is a folder of tables, one an account. By time: earlier against later posts. By topic: posts are sorted along
the main direction of their content words, and cut in the middle, so that the parts of an account differ in topic.
Chance is 1 in 29 for fifteen accounts. Takes a minute.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from huggingtweets import sources
from huggingtweets.config import CurateConfig
from huggingtweets.evaluation.people import (
    common_words,
    content_words,
    halves_found,
    style_counts,
    style_features,
    topic_counts,
    topic_features,
)
from huggingtweets.extras import need
from huggingtweets.posts.curate import curate
from measuring import machine, markdown, parser

SIZES = (50, 100, 200, 500, 1000)


def by_topic(texts: Sequence[str], known: frozenset[str]) -> list[str]:
    """`texts` in the order of the second singular vector of their TF-IDF. The first is mostly their length."""
    vectoriser = need("sklearn.feature_extraction.text", "This benchmark", "evaluate").TfidfVectorizer
    svd = need("sklearn.decomposition", "This benchmark", "evaluate").TruncatedSVD
    found = vectoriser(analyzer=lambda text: content_words(text, known)).fit_transform(texts)
    along = svd(2, random_state=0).fit_transform(found)[:, 1]
    return [texts[i] for i in along.argsort(kind="stable")]


def main() -> None:
    options = parser(__doc__)
    options.add_argument("timelines", type=Path)
    args = options.parse_args()
    accounts = []
    for path in sorted(args.timelines.glob("*.csv")):
        posts = sources.detect(path, sources.SourceOptions(handle=path.stem)).posts()
        ordered = sorted(posts, key=lambda post: (str(post.created_at), post.id))
        accounts.append([post.text for post in curate(ordered, CurateConfig()).texts])
    rows, halves = [], 2 * len(accounts)
    for size in SIZES:
        drawn = [[texts[i * len(texts) // size] for i in range(min(size, len(texts)))] for texts in accounts]
        known = common_words(drawn)
        counts = []
        for each in (drawn, [by_topic(texts, known) for texts in drawn]):
            counts.append(halves_found(style_features, style_counts(each, known)[0]))
            contents = [[content_words(text, known) for text in texts] for texts in each]
            counts.append(halves_found(topic_features, topic_counts(contents)[0]))
        rows.append((size, *counts))
    print(markdown(("posts an account", "style", "topic", "style, cut by topic", "topic, cut by topic"),
        ([size, *(f"{count} of {halves}" for count in counts)] for size, *counts in rows)))  # fmt: skip
    args.results.mkdir(parents=True, exist_ok=True)
    (args.results / "people.json").write_text(
        json.dumps({"halves": halves, "rows": rows, **machine()}, indent=1) + "\n"
    )


if __name__ == "__main__":
    main()
