"""A map of accounts: which are alike in style, and which in topic. It needs posts only; its limits: docs/judging.md."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from huggingtweets.config import CurateConfig
from huggingtweets.errors import BadInputError, TooFewPostsError
from huggingtweets.evaluation.measures.masking import FUNCTION_WORDS, SPECIAL, mask
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.extras import need
from huggingtweets.intervals import Number
from huggingtweets.library import Library
from huggingtweets.personas.fields import Count
from huggingtweets.posts.curate import CuratedPost, curate
from huggingtweets.posts.languages import NAMELESS, known_posts
from huggingtweets.posts.post import post_url
from huggingtweets.posts.words import SPACELESS, WORD, is_word, split_words, word_runs
from huggingtweets.result import Result
from huggingtweets.text import listing, plural
from huggingtweets.training.prepare import find_accounts

T = TypeVar("T")
Floats = npt.NDArray[np.float64]

LEAST_POSTS = 50  # Accounts with fewer are left out: their halves rarely find each other (docs/results.md).

LEAST_ACCOUNTS = 4
MAX_POSTS = 500
_EXAMPLES, _WORDS = 3, 8

_RUNS, _VOCABULARY = 300, 20_000  # Most runs of masked words (1,000 make small accounts look alike), and content words.

_EQUAL = 1e-6
_TERM = r"\S+"

_DRAWS, _LEAST_SILHOUETTE = 40, 0.05  # Shuffled maps to compare clusters with, and what is never structure.

_START, _END = "\x02", "\x03"
_HIDDEN = {_START, _END, "x"}
_MARKS = {"@": "mentions", "#": "hashtags", "/": "links or slashes", "¶": "line breaks", "☺": "emoji", "0": "numbers"}
_MARKS |= {"XX": "CAPITALS", "X": "Capitalised Words"}
_MARKS |= {".": "full stops", ",": "commas", ":": "colons", ";": "semicolons", "-": "hyphens", "–": "en dashes"}
_MARKS |= {"—": "em dashes", '"': "straight quotes", "“": "opening quotes", "”": "closing quotes"}
_MARKS |= {"'": "straight apostrophes", "’": "curly apostrophes", "‘": "opening single quotes", "`": "backticks"}

# Within a word, this letter stands for an apostrophe, so that `split_words` does not split there.
_APOSTROPHE = "\u02bc"
_ENDING = re.compile(r"(?<=\w)['’](?=(?:s|ll|re|ve|d|m)\b)", re.IGNORECASE)  # NASA's, we'll
_ELISION = re.compile(r"\b(\w{1,2}|\w*ll|\w*qu)['’](?=[aeiouyhàâæèéêëìîïòôœùû])", re.IGNORECASE)  # l'amour, dell'arte
_INSIDE = re.compile(r"(?<=\w)['’](?=\w)")  # don't, O'Brien
_CLITIC = re.compile(rf"{_APOSTROPHE}.*|.*(?:{_APOSTROPHE}|n{_APOSTROPHE}t)")


class Example(Result):
    """A post with many of the words that mark its account."""

    text: str  # As curated.
    date: str | None
    url: str | None  # On its platform, if that is known.


class MappedAccount(Result):
    """An account on the map."""

    account: str  # As `Account.full_handle`.
    name: str  # The shortest name in the library.
    posts: Count  # Measured ones.
    language: str | None  # Code of the language of most posts, if there is one.
    examples: tuple[Example, ...]


class Cluster(Result):
    """Accounts that are alike, by name, and the words that most of them use more than the others do."""

    accounts: tuple[str, ...]
    words: tuple[str, ...]


class View(Result):
    """The accounts by style or by topic, in the order of `PeopleMap.accounts`."""

    # 1 - cosine: 0 is the same. In style, 1 is unrelated, 2 opposite. In topic, 1 is nothing in common.
    distances: tuple[tuple[Number, ...], ...]
    coordinates: tuple[tuple[Number, Number], ...]
    nearest: tuple[Count, ...]  # The position of each account's nearest one.
    # What marks each account: function words, punctuation and habits for style, content words for topic.
    words: tuple[tuple[str, ...], ...]
    clusters: tuple[Cluster, ...]  # Empty if `silhouette` is not above `silhouette_by_chance`.
    silhouette: Number  # Mean over the accounts at the best cut, -1 to 1.
    silhouette_by_chance: Number  # The 95% quantile for accounts whose features are shuffled; 0.05 if that is more.
    stress: Number  # Kruskal's stress-1 of the coordinates: 0 if they keep all distances.
    nearest_kept: Count  # Accounts whose nearest one is the nearest by coordinates, too.
    halves_found: Count  # Halves of accounts, two each, whose nearest half is the other one of their account.


class PeopleMap(Result):
    """What `map --json` prints."""

    accounts: tuple[MappedAccount, ...]
    style: View
    topic: View
    left_out: tuple[str, ...]  # Accounts with too few posts.
    other_language: tuple[str, ...]  # Accounts whose language is not the most frequent one of the map.
    path: Path | None = None  # The page, if one was written.


def people_map(
    home: Path,
    names: Sequence[str] = (),
    config: CurateConfig | None = None,
    max_posts: int = MAX_POSTS,
    on_event: OnEvent = ignore,
) -> PeopleMap:
    """The map of the accounts `names` (default: all), from at most `max_posts` of each, evenly spread over time.

    It does not depend on the order of `names`, and nothing in it is random. Raises NotFoundError, AmbiguousHandleError,
    MissingExtraError, BadInputError for fewer than `LEAST_ACCOUNTS` names, and TooFewPostsError when fewer accounts
    have `LEAST_POSTS` posts.
    """
    languages: dict[str, str | None] = {}
    posts: dict[str, list[CuratedPost]] = {}
    labels: dict[str, str] = {}
    with Library(home) as library:
        rows = sorted(find_accounts(library, names) if names else library.accounts(), key=lambda row: row.full_handle)
        if names and len(rows) < LEAST_ACCOUNTS:
            message = f"A map of {plural(len(rows), 'account')} is not possible: it needs {LEAST_ACCOUNTS}."
            raise BadInputError(message, hint="Name more accounts, or map all of the library: {command}", command="map")
        for number, row in enumerate(rows):
            on_event(Stage("Reading posts", number, len(rows), "accounts"))
            labels[row.full_handle] = library.short_handle(row)
            # Curation takes most of the time, so it gets half as many posts again as are wanted, not all.
            own = _spread([post for post in library.posts(row) if post.kind != "repost"], max_posts * 3 // 2)
            curated = curate(own, config or CurateConfig())
            posts[row.full_handle] = _spread(curated.texts, max_posts)
            languages[row.full_handle] = _main_language(curated.languages)
    few = [account for account, own in posts.items() if len(own) < LEAST_POSTS]
    for account in few:
        del posts[account]
    if len(posts) < LEAST_ACCOUNTS:
        message = f"A map needs {LEAST_ACCOUNTS} accounts with {LEAST_POSTS} posts each after curation; "
        message += f"the library has {len(posts) or 'none'}."
        if names:
            message = (
                f"After curation, fewer than {LEAST_POSTS} posts are left of {listing([labels[each] for each in few])}."
            )
        hint = "Name other accounts, or add posts with: {command}" if names else "Add posts with: {command}"
        raise TooFewPostsError(message, hint=hint, command="add PATH")
    on_event(Stage("Comparing"))
    texts = [[post.text for post in own] for own in posts.values()]
    known = common_words(texts)
    contents = [[content_words(text, known) for text in own] for own in texts]
    names = [labels[account] for account in posts]
    style = _view(style_features, *style_counts(texts, known), names)
    topic = _view(topic_features, *topic_counts(contents), names)
    accounts = tuple(
        MappedAccount(
            account=account,
            name=labels[account],
            posts=len(own),
            language=languages[account],
            examples=_examples(own, words, marked),
        )
        for (account, own), words, marked in zip(posts.items(), contents, topic.words, strict=True)
    )
    ranked = Counter(sorted(each.language for each in accounts if each.language)).most_common(1)
    return PeopleMap(
        accounts=accounts,
        style=style,
        topic=topic,
        left_out=tuple(labels[each] for each in few),
        other_language=tuple(each.name for each in accounts if each.language not in (None, *dict(ranked))),
    )


def _main_language(languages: Mapping[str, int]) -> str | None:
    """The language of more than half of the posts whose language is known. `languages`: see `Curated`."""
    return next(
        (code for code, n in languages.items() if code not in NAMELESS and 2 * n > known_posts(languages)), None
    )


def common_words(accounts: Sequence[Sequence[str]]) -> frozenset[str]:
    """Function words without a tokenizer: `FUNCTION_WORDS` that are frequent in many accounts, or a tenth of all words.

    They are ranked by the sum of the roots of their frequencies in the half of the accounts with the word that use it
    least. So a word of one topic does not count, but the words of a language that few accounts write in do.
    """
    roots: dict[str, list[float]] = defaultdict(list)
    for texts in accounts:
        counts = Counter(
            word for text in texts for word in split_words(_with_clitics(text)) if is_word(word) and not word.isdigit()
        )
        for word, count in counts.items():
            roots[word].append((count / counts.total()) ** 0.5)
    ranks = {word: sum(sorted(each)[: len(each) - max(1, len(each) // 2)]) for word, each in roots.items()}
    best = sorted(filter(ranks.get, ranks), key=lambda word: (-ranks[word], word))
    return frozenset(best[: min(FUNCTION_WORDS, len(ranks) // 10)])


def _with_clitics(text: str) -> str:
    """`text` with "NASA's" as two words, NASA and 's, "l'amour" as l' and amour, and "don't" as one."""
    text = _ELISION.sub(rf"\1{_APOSTROPHE} ", _ENDING.sub(f" {_APOSTROPHE}", text))
    return _INSIDE.sub(_APOSTROPHE, text)


def content_words(text: str, known: frozenset[str]) -> list[str]:
    """The words of `text` but `known` ones, clitics, mentions and links.

    In scripts without spaces, runs of a word's size.
    """
    spoken = SPECIAL.sub(lambda found: found[0] if found.lastgroup == "tag" and found[0][0] in "#＃" else " ", text)
    words = [word for word in split_words(_with_clitics(spoken)) if is_word(word) and not _CLITIC.fullmatch(word)]
    runs = word_runs([word for word in words if not (word.isdigit() or len(word.encode()) == 1)], WORD)
    found = ["".join(run) if SPACELESS.search(run[0]) else run[0] for run in runs if not known.issuperset(run)]
    return [word.replace(_APOSTROPHE, "'") for word in found]


def style_counts(accounts: Sequence[Sequence[str]], known: frozenset[str]) -> tuple[Floats, Sequence[str]]:
    """How often runs of 1 to 3 masked words occur: (halves, accounts, runs), the earlier half first; and the runs."""
    masked = [[" ".join([_START, *mask(_with_clitics(text), known), _END]) for text in texts] for texts in accounts]
    return _counts(masked, 3, _RUNS)


def topic_counts(contents: Sequence[Sequence[Sequence[str]]]) -> tuple[Floats, Sequence[str]]:
    """How often the `content_words` of each post of each account occur, and the words. As `style_counts`."""
    return _counts([[" ".join(words) for words in posts] for posts in contents], 1, _VOCABULARY)


def _counts(accounts: Sequence[Sequence[str]], longest: int, most: int) -> tuple[Floats, Sequence[str]]:
    vectoriser = need("sklearn.feature_extraction.text", "A map", "evaluate").CountVectorizer
    counter = vectoriser(token_pattern=_TERM, lowercase=False, ngram_range=(1, longest), max_features=most)
    halves = [each[: len(each) // 2] for each in accounts] + [each[len(each) // 2 :] for each in accounts]
    # The mark in front keeps the vocabulary from being empty.
    counts = counter.fit_transform([" ".join([_START, *half]) for half in halves]).toarray()
    return counts.reshape(2, len(accounts), -1).astype(np.float64), counter.get_feature_names_out().tolist()


def style_features(counts: Floats) -> Floats:
    """Roots of the frequencies of runs in each row of `counts`, less their mean over the rows.

    A relative of Cosine Delta (Evert et al. 2017, https://doi.org/10.1093/llc/fqx023), which divides by the standard
    deviation instead of taking the root. The root is better where accounts differ in their numbers of posts.
    """
    roots = np.sqrt(counts / np.maximum(counts.sum(axis=1, keepdims=True), 1))
    return np.asarray(roots - roots.mean(axis=0))


def topic_features(counts: Floats) -> Floats:
    """c-TF-IDF of words in each row of `counts` (Grootendorst 2022, https://arxiv.org/abs/2203.05794, equation 2).

    The frequency of a word in the row, times the logarithm of 1 + words per row / occurrences of the word in all rows.
    """
    frequencies = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    return np.asarray(frequencies * np.log1p(counts.sum() / len(counts) / counts.sum(axis=0)))


def halves_found(features: Callable[[Floats], Floats], counts: Floats) -> int:
    """How many halves have the other half of their account as the nearest. `counts`: (halves, accounts, features)."""
    rows = counts.shape[0] * counts.shape[1]
    found = _nearest(_cosine_distances(features(counts.reshape(rows, -1))))
    return int((found == np.roll(np.arange(rows), rows // 2)).sum())


def _view(features_of: Callable[[Floats], Floats], counts: Floats, terms: Sequence[str], names: Sequence[str]) -> View:
    features = features_of(counts.sum(axis=0))
    distances = _cosine_distances(features)
    coordinates, stress = _layout(distances)
    groups, silhouette = _cut(distances)
    draw = np.random.default_rng(0)  # shuffles each feature over the accounts
    shuffled = [_cut(_cosine_distances(draw.permuted(features, axis=0)))[1] for _ in range(_DRAWS)]
    by_chance = max(_LEAST_SILHOUETTE, float(np.quantile(shuffled, 0.95)))
    nearest = _nearest(distances)
    return View(
        distances=tuple(map(tuple, distances.round(4).tolist())),
        coordinates=tuple(map(tuple, coordinates.round(4).tolist())),
        nearest=tuple(nearest.tolist()),
        words=tuple(_words(row, terms) for row in features),
        clusters=tuple(
            Cluster(
                accounts=tuple(names[row] for row in group),
                words=_words(np.quantile(features[group], 0.25, axis=0), terms),
            )
            for group in groups
            if silhouette > by_chance and len(group) > 1
        ),
        silhouette=silhouette,
        silhouette_by_chance=by_chance,
        stress=stress,
        nearest_kept=int((nearest == _nearest(_plane_distances(coordinates))).sum()),
        halves_found=halves_found(features_of, counts),
    )


def _layout(distances: Floats) -> tuple[Floats, float]:
    """Coordinates in a plane, and their stress: SMACOF, started by classical scaling with fixed signs."""
    if distances.max() < _EQUAL:
        return np.zeros((len(distances), 2)), 0.0
    centre = np.eye(len(distances)) - 1 / len(distances)
    values, vectors = np.linalg.eigh(-centre @ distances**2 @ centre / 2)
    start = (vectors * np.sqrt(np.maximum(values, 0)))[:, :-3:-1]
    start = start * np.where(start[np.abs(start).argmax(axis=0), [0, 1]] < 0, -1, 1)
    smacof = need("sklearn.manifold", "A map", "evaluate").smacof
    found, _ = smacof(distances, n_components=2, init=start, n_init=1, max_iter=500, eps=1e-6, normalized_stress=False)
    plane = _plane_distances(found)
    return found, float(np.sqrt(((plane - distances) ** 2).sum() / max((plane**2).sum(), 1e-12)))


def _cut(distances: Floats) -> tuple[list[list[int]], float]:
    """Clusters by average linkage, cut where the mean silhouette (Rousseeuw 1987) is highest, and that silhouette."""
    hierarchy = need("scipy.cluster.hierarchy", "A map", "evaluate")
    score = need("sklearn.metrics", "A map", "evaluate").silhouette_score
    tree = hierarchy.linkage(distances[np.triu_indices(len(distances), 1)], "average")
    cuts = [hierarchy.fcluster(tree, count, "maxclust") for count in range(2, len(distances) // 2 + 1)]
    scored = [(float(score(distances, cut, metric="precomputed")), cut) for cut in cuts if cut.max() > 1]
    best, cut = max(scored, key=lambda each: each[0], default=(0.0, np.ones(len(distances))))
    return [np.flatnonzero(cut == number).tolist() for number in np.unique(cut)], best


def _cosine_distances(features: Floats) -> Floats:
    unit = features / np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-12)
    distances = np.clip(1 - unit @ unit.T, 0, 2)
    np.fill_diagonal(distances, 0)
    return np.asarray(distances + distances.T) / 2


def _plane_distances(coordinates: Floats) -> Floats:
    return np.asarray(np.linalg.norm(coordinates[:, None] - coordinates, axis=-1))


def _nearest(distances: Floats) -> npt.NDArray[np.int64]:
    return np.asarray((distances + np.diag([np.inf] * len(distances))).argmin(axis=1))


def _spread(posts: list[T], most: int) -> list[T]:
    """At most `most` of `posts`, evenly spread."""
    return [posts[i * len(posts) // most] for i in range(most)] if len(posts) > most else posts


def _words(scores: Floats, terms: Sequence[str]) -> tuple[str, ...]:
    """The single words with the highest scores above 0, what a mask stands for in words."""
    best = (terms[i] for i in np.argsort(-scores, kind="stable") if scores[i] > 0)
    return tuple([_shown(term) for term in best if " " not in term and term not in _HIDDEN][:_WORDS])


def _shown(term: str) -> str:
    """`term` as people read it: marks by name or in quotes."""
    word = term.replace(_APOSTROPHE, "'")
    return _MARKS.get(term) or (word if any(map(str.isalnum, word)) else f"“{word}”")


def _examples(posts: list[CuratedPost], contents: list[list[str]], marked: Sequence[str]) -> tuple[Example, ...]:
    """Posts with many of the `marked` words, of which the first count most, for their length."""
    weights = {word: 1 / (rank + 2) for rank, word in enumerate(marked)}
    scores = [sum(weights.get(word, 0) for word in set(words)) / max(len(words), 4) ** 0.5 for words in contents]
    best = sorted(range(len(posts)), key=lambda i: -scores[i])[:_EXAMPLES]
    return tuple(
        Example(
            text=posts[i].text,
            date=time.date().isoformat() if (time := posts[i].created_at) else None,
            url=post_url(posts[i].platform, posts[i].handle, posts[i].id),
        )
        for i in best
    )
