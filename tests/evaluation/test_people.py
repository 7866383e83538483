"""Maps of made-up accounts whose styles and topics are known."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.errors import BadInputError, TooFewPostsError
from huggingtweets.evaluation.people import PeopleMap, common_words, content_words, people_map
from huggingtweets.library import Library
from huggingtweets.posts.post import Account, Post, post_url
from huggingtweets.reports import write_map
from huggingtweets.reports.people_map import _picture, language_warning, nearest
from tests import timelines
from tests.reports import browser
from tests.reports.reader import Reader
from tests.reports.samples import HOSTILE

STEMS = {
    "sea": "anch gull tid rudd reef sail",
    "bread": "flour crust yeast dough rye loaf",
    "chess": "pawn rook gamb tempo mate castl",
}
ENDINGS = ("", "s", "er", "ers", "ing", "ed", "y", "ish", "let", "lets", "like", "less", "ful", "ment", "ness", "hood")
TOPICS = {topic: [stem + ending for stem in stems.split() for ending in ENDINGS] for topic, stems in STEMS.items()}
STYLES = {
    "loud": ("OH the {0} is SO {1}!!! 🎉 {2}", "i want the {0} and {1} {2}!!!", "who has {0}??? {1} {2} 🎉"),
    "calm": (
        "It is, I think, the {0}; and the {1} is a {2}.",
        "On the {0}, in a {1}, we had the {2}.",
        "Is it the {0}, or the {1} of a {2}?",
    ),
}


def posts(style: str, topic: str, count: int = 80, seed: int = 0) -> list[str]:
    draw = random.Random(f"{style} {topic} {seed}")
    sentences = [draw.choice(STYLES[style]).format(*draw.sample(TOPICS[topic], 3)) for _ in range(2 * count)]
    return list(dict.fromkeys(sentences))[:count]


def fill(home: Path, accounts: dict[str, list[str]], platform: str = "x") -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    with Library(home) as library:
        for handle, texts in accounts.items():
            made = (
                Post(platform, str(number), handle, text, start + timedelta(hours=number))
                for number, text in enumerate(texts)
            )
            library.add(Account(platform, handle), made)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PeopleMap]:
    """A library of every style on every topic, and its map."""
    home = tmp_path_factory.mktemp("home")
    accounts = {f"{style}_{topic}": posts(style, topic) for style in STYLES for topic in TOPICS}
    fill(home, accounts | {"few": posts("loud", "sea", 20)})
    return home, people_map(home)


def test_style_and_topic_are_told_apart(known: tuple[Path, PeopleMap]) -> None:
    found = known[1]
    names = [each.name for each in found.accounts]
    for view, part in ((found.style, 0), (found.topic, 1)):
        for row, near in enumerate(view.nearest):
            assert names[near].split("_")[part] == names[row].split("_")[part]
        groups = [{name.split("_")[part] for name in cluster.accounts} for cluster in view.clusters]
        assert [len(group) for group in groups] == [1] * len((STYLES, TOPICS)[part])
        assert sum(len(cluster.accounts) for cluster in view.clusters) == len(names)
    for row, name in enumerate(names):
        style, topic = name.split("_")
        assert set(found.topic.words[row][:5]) <= set(TOPICS[topic])
        assert ("emoji" in found.style.words[row]) == (style == "loud")
        assert not set(found.style.words[row][:4]) & set(TOPICS[topic])
        assert all(re.search(r"\w", word) or word[0] == "“" for word in found.style.words[row])
        assert all(any(word in post.text for word in TOPICS[topic]) for post in found.accounts[row].examples)


def test_few_posts_leave_an_account_out_and_few_accounts_are_refused(known: tuple[Path, PeopleMap]) -> None:
    home, found = known
    assert found.left_out == ("few",)
    with pytest.raises(TooFewPostsError, match="left of few") as refused:
        people_map(home, ["loud_sea", "loud_bread", "calm_sea", "few"])
    assert refused.value.command == "add PATH"
    with pytest.raises(BadInputError, match="1 account ") as refused_names:
        people_map(home, ["loud_sea"])
    assert refused_names.value.command == "map"


def test_the_order_of_the_names_changes_nothing(known: tuple[Path, PeopleMap]) -> None:
    home, found = known
    names = [each.name for each in found.accounts]
    assert people_map(home, names[::-1]) == found.model_copy(update={"left_out": ()})


def test_posts_of_one_source_have_no_clusters(home: Path) -> None:
    fill(home, {f"calm{number}": posts("calm", "sea", 200, number) for number in range(6)})
    found = people_map(home)
    assert found.topic.clusters == ()


def test_equal_accounts_are_mapped(home: Path) -> None:
    fill(home, {f"same{number}": posts("calm", "sea") for number in range(4)})
    found = people_map(home)
    assert found.style.clusters == found.topic.clusters == ()
    assert write_map(found, home / "map.html").path


def test_halves_of_accounts_with_a_voice_find_each_other(home: Path) -> None:
    fill(home, {language: timelines.timeline(language, 80) for language in ("en", "ja", "ko", "ar")})
    found = people_map(home)
    assert found.style.halves_found == found.topic.halves_found == 8


def test_accounts_in_other_languages_are_named(home: Path) -> None:
    fill(home, {language: timelines.timeline(language, 80) for language in ("en", "ja", "ko", "ar")})
    fill(home, {"en2": timelines.timeline("en", 80, seed=1)})
    found = people_map(home)
    assert [each.language for each in found.accounts] == ["ar", "en", "en", "ja", "ko"]
    assert found.other_language == ("ar", "ja", "ko")
    assert "Korean: ko" in language_warning(found)
    page = write_map(found, home / "map.html").path
    assert page and language_warning(found) in page.read_text("utf-8")


def test_words_of_one_topic_are_content_and_function_words_are_known_in_each_language() -> None:
    accounts = [posts(style, topic) for style in STYLES for topic in TOPICS]
    found = common_words([*accounts, *(timelines.timeline("ko", seed=seed) for seed in range(2))])
    assert {"the", "a"} <= found
    assert len(found & {word for words in TOPICS.values() for word in words}) < 5
    assert content_words("The anchor, @mate #LowTide https://a.example 12", frozenset({"the"})) == ["anchor", "lowtide"]
    accents = "We'll see NASA’s dog, isn't it? L'amour, dell'arte, qu'il! O'Brien’s п'ять can't. don’t"
    assert content_words(accents, frozenset({"we", "it", "see"})) == [
        "nasa",
        "dog",
        "amour",
        "arte",
        "il",
        "o'brien",
        "п'ять",
    ]
    assert content_words("海へ行く", frozenset({"へ"})) == ["海へ", "へ行", "行く"]


@pytest.mark.parametrize(
    ("platform", "handle", "post", "address"),
    [
        ("x", "NASA", "12", "https://x.com/NASA/status/12"),
        ("x", "NASA", "5f3b-hash", None),
        ("bluesky", "a.bsky.social", "3kabc2defgh2x", "https://bsky.app/profile/a.bsky.social/post/3kabc2defgh2x"),
        ("mastodon", "ann@mas.example", "12", "https://mas.example/@ann/12"),
        ("table", "ann", "12", None),
    ],
)
def test_addresses_of_posts(platform: str, handle: str, post: str, address: str | None) -> None:
    assert post_url(platform, handle, post) == address


def test_the_page_quotes_posts_with_links_and_runs_no_script(known: tuple[Path, PeopleMap], tmp_path: Path) -> None:
    found = known[1]
    accounts = (found.accounts[0].model_copy(update={"name": HOSTILE}), *found.accounts[1:])
    written = write_map(found.model_copy(update={"accounts": accounts}), tmp_path / "map.html")
    assert written.path
    page = Reader(written.path.read_text("utf-8"))
    assert page.scripts == [] and page.of("b") == []
    assert HOSTILE in "".join(page.text)
    assert any("script-src 'none'" in str(each.get("content")) for each in page.of("meta"))
    links = [each["href"] for each in page.of("a") if str(each["href"]).startswith("http")]
    assert "https://x.com/loud_sea/status/" in " ".join(map(str, links))
    for account in found.accounts[1:]:
        assert all(" ".join(post.text.split()) in page.words for post in account.examples)
    assert all(" ".join(each.split()) in page.words for each in nearest(written, written.topic))
    with pytest.raises(BadInputError):
        write_map(found, tmp_path)


@pytest.mark.parametrize("count", [4, 30])
def test_names_on_the_picture_cover_nothing(known: tuple[Path, PeopleMap], count: int) -> None:
    draw = random.Random(count)
    places = tuple((draw.gauss(0, 1), draw.gauss(0, 1)) for _ in range(count))
    view = known[1].style.model_copy(update={"coordinates": places, "nearest": (0,) * count, "clusters": ()})
    names = [f"account_{'x' * draw.randrange(8)}{number}" for number in range(count)]
    picture = _picture("style", view, names)
    assert picture.width >= 320
    boxes = [(dot.x - 6, dot.y - 6, dot.x + 6, dot.y + 6) for dot in picture.dots]
    for dot in picture.dots:
        if dot.label:
            text, x, y, anchor = dot.label
            left = x - {"start": 0, "middle": 0.5, "end": 1}[anchor] * 6 * len(text)
            boxes.append((left, y - 6, left + 6 * len(text), y + 6))
    assert len(boxes) > 1.5 * count
    for row, (left, upper, right, lower) in enumerate(boxes):
        assert left >= 0 and upper >= 0 and right <= picture.width and lower <= picture.height
        assert all(right <= a or c <= left or lower <= b or d <= upper for a, b, c, d in boxes[:row])


@browser.needed
@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_page_fits_and_axe_finds_no_violation(
    known: tuple[Path, PeopleMap], tmp_path: Path, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    path = tmp_path / "map.html"
    write_map(known[1], path)
    with browser.launched() as chromium:
        tab = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(path.as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert asked == [path.as_uri()]
        results: Any = Axe().run(tab)
        assert results.violations_count == 0, results.generate_report()
