"""The page in a browser over a real server: three steps, hostile posts, keyboard, no JavaScript, accessibility."""

from __future__ import annotations

import csv
import io
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from huggingtweets.library import Generation, Library
from huggingtweets.palette import DARK
from huggingtweets.posts.post import Account, Post
from huggingtweets.web.security import hash_token
from tests.reports import browser
from tests.web.conftest import Served, running_job, serving
from tests.web.test_api import archive

pytestmark = [browser.needed, pytest.mark.browser, pytest.mark.network, pytest.mark.slow]

LARGEST = 100_000
"""Bytes of a first visit, uncompressed."""

HOSTILE = (
    "<script>document.title = 'taken over'</script> and <img src=x onerror=alert(1)> in one post of words",
    "click javascript:alert(document.cookie) or [here](javascript:alert(1)) for a nice surprise today",
    "the right way \u202ereversed by an override\u202c and \u2066never closed, which must not reach what follows",
    '"><b>bold claims</b> {{ 7 * 7 }} {% raw %} ${7*7} </template></li> were made at the harbour today',
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.launched() as program:
        yield program


class Visit:
    """A tab on a server. At its end it must have contacted no other host and logged no error."""

    def __init__(self, chromium: Any, url: str, width: int = 1280, scheme: str = "light", **more: Any) -> None:
        self.url = url
        self.context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=url, **more
        )
        self.context.set_default_timeout(45_000)
        self.tab = self.context.new_page()
        self.answers: list[Any] = []
        self.said: list[str] = []
        self.tab.on("response", self._answered)
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("dialog", lambda dialog: (self.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        # Browsers log error responses and lost connections, which are not errors of the page.
        self.tab.on(
            "console",
            lambda message: (
                "Failed to load resource" in message.text or "ERR_" in message.text or self.said.append(message.text)
            ),
        )

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        said, hosts = self.said, {urlsplit(answer.url).netloc for answer in self.answers} - {""}
        self.context.close()
        if kind is None:
            assert said == []
            assert hosts <= {urlsplit(self.url).netloc}

    def _answered(self, answer: Any) -> None:
        self.answers.append(answer)

    def go(self, path: str) -> Any:
        self.tab.goto(path)
        return self.tab


def expect(what: Any) -> Any:
    from playwright.sync_api import expect as expected

    expected.set_options(timeout=45_000)
    return expected(what)


@contextmanager
def command(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """`huggingtweets serve` in its own process, killed when the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "huggingtweets", "serve", "--no-open", "--port", str(port)],
        env={**os.environ, "HUGGINGTWEETS_HOME": str(home), "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        while f":{port}/" not in (line := process.stdout.readline()):
            assert line, "the server exited"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_three_steps(chromium: Any, home: Path, tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    home.mkdir()
    (home / "config.yaml").write_text(
        f"finetune: {{base: {tiny_bases['llama']}, learning_rate: 0.003, embedding_rate: 1.0, freeze: nothing, "
        "checkpoint_seconds: 0, patience: 99}\n"
        "dataset: {max_posts: 100}\ntracking: {track: none}\n",
        encoding="utf-8",
    )
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"PK\x03\x04 and then nothing")
    good = tmp_path / "twitter-2026.zip"
    good.write_bytes(archive())
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with Visit(chromium, f"http://127.0.0.1:{port}") as visit:
        with command(home, port) as process:
            tab = visit.go("/")
            tab.wait_for_load_state("networkidle")
            assert sum(len(answer.body()) for answer in visit.answers) < LARGEST

            # A damaged file, then the archive.
            tab.locator("#file").set_input_files(bad)
            expect(tab.get_by_role("alert").filter(has_text="zip")).to_be_visible()
            tab.locator("#file").set_input_files(good)
            expect(tab.get_by_role("heading", name="@keeper_skarholm")).to_be_visible()
            expect(tab.locator(".found dd").nth(1)).to_have_text("560")
            expect(tab.locator(".found > div > .quotes li").first).not_to_be_empty()
            tab.get_by_text("Dropped posts, by reason").click()
            expect(tab.locator(".dropped > li").first).to_be_visible()

            # A wrong value is reported beside its field.
            tab.locator("#drawer > summary").click()
            tab.get_by_label("Epochs", exact=True).fill("0")
            tab.get_by_role("button", name="Train on").click()
            expect(tab.get_by_label("Epochs", exact=True)).to_be_focused()
            expect(tab.get_by_text("“Epochs” cannot be 0")).to_be_visible()
            tab.get_by_label("Epochs", exact=True).fill("8")
            tab.get_by_role("button", name="Train on").click()

            # Reload during training, stop, resume.
            expect(tab.get_by_text("After epoch 1", exact=True)).to_be_visible()
            tab.reload()
            expect(tab.locator(".plot svg .held-out").first).to_be_visible()
            expect(tab.locator(".plot svg .base-line")).to_have_count(1)
            expect(tab).to_have_title(re.compile(r"^\d+% · "))
            tab.get_by_role("button", name="Stop").click()
            expect(tab.get_by_text("Stopped.", exact=True)).to_be_visible()
            tab.get_by_role("button", name="Resume").click()
            expect(tab.get_by_role("button", name="Stop")).to_be_visible()
            os.killpg(process.pid, signal.SIGKILL)
            expect(tab.get_by_text("Connection lost")).to_be_visible()
        with command(home, port):
            # The page reconnects without a reload.
            tab.wait_for_url("**/*persona=keeper_skarholm*", timeout=60_000)
            expect(tab.get_by_text("training lowered the loss on held-out posts")).to_be_visible()
            write(tab, 2)
            card = tab.locator(".card").first
            expect(card).to_contain_text("Written by a machine")
            text = card.locator("[data-f=text]").text_content()
            card.get_by_role("button", name="Good", exact=True).click()
            expect(card.get_by_role("button", name="Good", exact=True)).to_have_attribute("aria-pressed", "true")
            card.get_by_role("button", name="Closest real post").click()
            expect(card.locator("[data-f=closest-mark]")).to_contain_text(re.compile("real post", re.IGNORECASE))
            with tab.expect_download() as saved:
                card.get_by_role("button", name="Save").click()
            assert "Written by a machine" in Path(saved.value.path()).read_text(encoding="utf-8")
            card.get_by_role("link", name="Picture").click()
            picture = tab.get_by_role("dialog").get_by_role("img")
            expect(picture).to_have_attribute("alt", re.compile("Written by a machine"))
            tab.get_by_role("button", name="Close", exact=True).click()
            texts = tab.locator(".card [data-f=text]").all_text_contents()
            tab.reload()
            expect(tab.locator(".card [data-f=text]")).to_have_text(texts)
            again = tab.locator(".card", has_text=text)
            expect(again.get_by_role("button", name="Good", exact=True)).to_have_attribute("aria-pressed", "true")

            # Delete, then confirm.
            tab.get_by_role("button", name="Delete x:keeper_skarholm").click()
            expect(tab.get_by_role("dialog")).to_contain_text("639 posts")
            tab.get_by_role("button", name="Delete", exact=True).click()
            expect(tab.get_by_text("Empty. Accounts you add")).to_be_visible()
    assert not list((home / "personas").iterdir())


def write(tab: Any, count: int) -> None:
    """Write `count` posts with the persona on the page."""
    tab.get_by_label("Posts", exact=True).fill(str(count))
    tab.get_by_role("button", name="Write", exact=True).click()
    expect(tab.locator("#writing [data-f=told]")).to_contain_text("seed")
    expect(tab.locator(".card:not(.growing)")).to_have_count(count)


def test_hostile_posts_are_shown_as_text(chromium: Any, server: Served) -> None:
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["author", "text"])
    rows.writerows(["mallory", text] for text in HOSTILE)
    with Visit(chromium, server.url) as visit:
        tab = visit.go("/")
        dropped = tab.evaluate_handle(
            "text => { const all = new DataTransfer(); all.items.add(new File([text], '<b>posts.csv')); return all; }",
            table.getvalue(),
        )
        # The whole page takes drops.
        tab.dispatch_event("#library", "drop", {"dataTransfer": dropped})
        posts = tab.locator(".found > div > .quotes li")
        expect(posts).to_have_count(len(HOSTILE))
        for page in ("/?account=table%3Amallory", "/?account=table%3Amallory&curated=1"):
            tab.goto(page)
            expect(posts).to_have_count(len(HOSTILE))
            texts = posts.all_text_contents()
            assert any("<script>document.title" in text for text in texts)
            assert any("</template></li>" in text for text in texts)
            assert not any(mark in text for text in texts for mark in "\u202e\u202c\u2066")
            expect(posts.first).to_have_css("unicode-bidi", "isolate")
            assert tab.locator("main :is(script, img:not([data-f]), b, a[href^='javascript'])").count() == 0
            assert "taken over" not in tab.title()
        assert tab.goto("/?account=<script>alert(1)</script>").status == 404
        expect(tab.get_by_text("<script>alert(1)")).to_be_visible()


def test_a_quiz(chromium: Any, trained: Served) -> None:
    with Visit(chromium, trained.url, width=390) as visit:
        tab = visit.go("/quiz/keeper_skarholm")
        expect(tab.get_by_role("heading", name="@keeper_skarholm or a machine?")).to_be_visible()
        tab.get_by_label("Posts").fill("4")
        tab.get_by_role("button", name="Start").click()
        for number in range(1, 5):
            expect(tab.get_by_role("heading", name=f"Question {number} of 4")).to_be_focused()
            tab.get_by_role("button", name="Machine", exact=True).click()
            expect(tab.locator("[data-f=answer]")).to_contain_text(f"of {number} so far;")
            expect(tab.locator("[data-f=next]")).to_be_focused()
            tab.keyboard.press("Enter")
        expect(tab.locator("[data-f=verdict]")).to_contain_text("2")
        expect(tab.locator("[data-f=recap] li")).to_have_count(4)


def test_a_text_is_scored(chromium: Any, trained: Served) -> None:
    with Visit(chromium, trained.url, width=390) as visit:
        tab = visit.go("/?persona=keeper_skarholm")
        tab.get_by_text("Does a text sound like @keeper_skarholm?").click()
        tab.get_by_label("Texts, one per line").fill("Lamp lit. <b>Fog</b> again.\n\nA gull.")
        tab.get_by_role("button", name="Score").click()
        expect(tab.locator("[data-f=scores] .post")).to_have_text(["Lamp lit. <b>Fog</b> again.", "A gull."])
        expect(tab.locator("[data-f=scores] span[title$=bits]").first).to_be_visible()
        expect(tab.locator("[data-f=limits]")).not_to_be_empty()


def test_a_card_is_made_and_saved(chromium: Any, trained: Served) -> None:
    with Visit(chromium, trained.url) as visit:
        tab = visit.go("/?persona=keeper_skarholm")
        tab.get_by_text("Evaluate, download, share").click()
        tab.get_by_label("Model card").check()
        tab.get_by_role("button", name="Make it").click()
        with tab.expect_download() as download:
            tab.get_by_role("link", name="Save keeper_skarholm-card.md").click()
        assert "machine" in Path(download.value.path()).read_text(encoding="utf-8")


def test_personas_are_compared(chromium: Any, trained: Served) -> None:
    with Visit(chromium, trained.url) as visit:
        tab = visit.go("/compare")
        expect(tab.get_by_role("row", name="Vocabulary").get_by_role("cell")).to_have_text(re.compile(r"0\.\d\d"))
        tab.get_by_role("button", name="Write").click()
        expect(tab.locator(".card:not(.growing)")).to_have_count(2)
        with Library(trained.home) as library:
            for n in range(12):
                library.add_generation(Generation("keeper_skarholm", f"Post {n}", "", 0))
        tab = visit.go("/?persona=keeper_skarholm")
        expect(tab.locator(".card")).to_have_count(8)
        tab.get_by_role("link", name="Older posts").click()
        expect(tab.locator(".card").first).to_contain_text("Post 3")


def test_a_base_is_chosen_for_posts_in_another_language(chromium: Any, server: Served) -> None:
    with Library(server.home) as library:
        for handle, text in (
            ("ana", "hoy hace un tiempo precioso en la playa del"),
            ("ada", "the lamp was lit at number"),
        ):
            library.add(Account("x", handle), [Post("x", str(n), handle, f"{text} {n}", None) for n in range(30)])
    with Visit(chromium, server.url) as visit:
        tab = visit.go("/?account=x:ada")
        expect(tab.get_by_text("Languages: 100% English")).to_be_visible()
        expect(tab.locator("[data-f=base-choice]")).to_be_hidden()
        tab = visit.go("/?account=x:ana")
        choice = tab.locator("[data-f=base-choice]")
        expect(choice).to_contain_text("100% Spanish")
        expect(choice.get_by_label("gemma3-270m")).to_be_checked()
        agree = tab.get_by_label("I agree to the terms of the base")
        expect(agree).to_be_visible()
        expect(tab.get_by_role("link", name="https://ai.google.dev/gemma/terms")).to_be_visible()
        tab.locator("#drawer > summary").click()
        expect(tab.get_by_label("Base", exact=True)).to_have_value("gemma3-270m")
        tab.get_by_role("button", name="Train on").click()
        expect(agree).to_be_focused()
        choice.get_by_label("smollm2").check()
        expect(agree).to_be_hidden()
        tab.get_by_label("Base", exact=True).fill("gemma3-270m")
        expect(agree).to_be_visible()
        tab.get_by_label("Base", exact=True).fill("smollm2")
        # Too few posts are refused on the form, which stays as it is.
        tab.get_by_label("Maximum posts per account").fill("7")
        tab.get_by_role("button", name="Train on").click()
        expect(tab.get_by_text("Raise “Maximum posts per account”.")).to_be_visible()
        expect(tab.get_by_label("Maximum posts per account")).to_have_value("7")
        with Library(server.home) as library:
            assert library.jobs() == []


def test_typed_text_is_kept_when_a_training_ends(chromium: Any, trained: Served) -> None:
    job = running_job(trained)
    with Visit(chromium, trained.url) as visit:
        tab = visit.go(f"/?account=x:keeper_skarholm&job={job}")
        expect(tab.get_by_text("Running.", exact=True)).to_be_visible()
        tab.get_by_label("Begin with").fill("Half a thought")
        with Library(trained.home) as library:
            library.end_job(job, "done", result={})
        expect(tab.get_by_text("Done.", exact=True)).to_be_visible()
        expect(tab.get_by_label("Begin with")).to_have_value("Half a thought")
        tab.get_by_role("link", name="Show the result").click()
        expect(tab.get_by_text("Training details")).to_be_visible()
    trained.ok("DELETE", f"/api/jobs/{job}")


def test_the_page_works_with_the_keyboard_and_names_a_wrong_field(chromium: Any, trained: Served) -> None:
    with Visit(chromium, trained.url) as visit:
        tab = visit.go("/?persona=keeper_skarholm")
        posts = tab.get_by_label("Posts", exact=True)
        posts.fill("0")
        tab.get_by_role("button", name="Write", exact=True).click()
        expect(tab.get_by_text("“Posts” must be 1 or more.")).to_be_visible()
        expect(posts).to_be_focused()
        tab.reload()
        tab.keyboard.press("Tab")
        expect(tab.get_by_role("link", name="Skip to the content")).to_be_focused()
        tab.keyboard.press("Enter")
        expect(tab.locator("main")).to_be_focused()
        tab.get_by_label("Begin with").focus()
        tab.keyboard.type("The Deputy")
        tab.keyboard.press("Tab")
        tab.keyboard.type("1")
        tab.keyboard.press("Enter")
        expect(tab.locator(".card:not(.growing)").first).to_contain_text("The Deputy")
        expect(tab.get_by_role("button", name="Write", exact=True)).to_be_focused()
        delete = tab.get_by_role("button", name="Delete keeper_skarholm")
        delete.focus()
        tab.keyboard.press("Enter")
        expect(tab.get_by_role("button", name="Keep", exact=True)).to_be_focused()
        expect(tab.get_by_role("dialog")).to_contain_text("keeper_skarholm")
        tab.keyboard.press("Escape")
        expect(delete).to_be_focused()
        # The focus is visible.
        expect(delete).to_have_css("outline-style", "solid")


def test_the_page_is_readable_without_javascript(chromium: Any, trained: Served) -> None:
    with Visit(chromium, trained.url, java_script_enabled=False) as visit:
        tab = visit.go("/")
        expect(tab.get_by_text("Choose an account in the library, or add posts.")).to_be_visible()
        expect(tab.get_by_text("Choose a persona")).to_be_visible()
        tab.get_by_label("Personas").get_by_role("link", name="keeper_skarholm").click()
        expect(tab.get_by_text("Without JavaScript, this page is read-only.")).to_be_visible()
        expect(tab.get_by_role("heading", name="@keeper_skarholm")).to_be_visible()
        expect(tab.locator("button:visible")).to_have_count(0)
        tab.get_by_role("link", name="Show which posts are used, and which are dropped").click()
        expect(tab.locator(".found dd").nth(1)).to_have_text("560")
        tab.get_by_text("About this persona").click()
        expect(tab.get_by_role("row", name="Posts trained on")).to_be_visible()


def test_signing_in_with_the_token(chromium: Any, tmp_path: Path) -> None:
    with (
        serving(tmp_path / "home", token_hash=hash_token("open-sesame")) as served,
        Visit(chromium, served.url) as visit,
    ):
        tab = visit.go("/")
        expect(tab).to_have_url(f"{served.url}/enter")
        tab.get_by_label("Token").fill("wrong")
        tab.get_by_role("button", name="Sign in").click()
        expect(tab.get_by_role("alert")).to_contain_text("Wrong token.")
        visit.go("/enter#open-sesame")
        expect(tab.get_by_role("heading", name="A machine that writes like")).to_be_visible()
        assert [cookie["httpOnly"] for cookie in visit.context.cookies()] == [True]


PAGES = (
    "/",
    "/?job=1",
    "/compare",
    "/quiz/keeper_skarholm",
    "/api",
    "/?persona=nobody",
)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_pages_are_accessible_and_fit_the_screen(chromium: Any, trained: Served, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with Visit(chromium, trained.url, width, scheme) as visit:
        for page in PAGES:
            tab = visit.go(page)
            tab.wait_for_load_state("networkidle")
            for summary in tab.locator("details > summary").all():
                summary.evaluate("summary => summary.parentElement.open = true")
            results = Axe().run(tab)
            assert results.violations_count == 0, f"{page} {results.generate_report()}"
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, page
            red, green, blue = bytes.fromhex(DARK["paper"][1:])
            if scheme == "dark":
                expect(tab.locator("body")).to_have_css("background-color", f"rgb({red}, {green}, {blue})")
