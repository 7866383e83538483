"""A persona as a web page: its files, its runtime from an npm registry, its copy check, and the page in a browser."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import tarfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from huggingtweets import personas
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BadInputError, UnreachableError
from huggingtweets.events import Event, Notice, Stage
from huggingtweets.library import Library
from huggingtweets.models import bases, catalogue
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.post import weighted_length
from huggingtweets.posts.similarity import CopyIndex, shingles
from huggingtweets.sharing.gguf import export as gguf
from huggingtweets.sharing.page import export as page
from huggingtweets.sharing.page import runtime
from huggingtweets.writing.sampler import Sampler
from tests.reports import browser
from tests.sharing.trained import NAME, change
from tests.sharing.tricky import texts

HOST = 25 * 2**20
"""Bytes of the largest file that common hosts take."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a static server over `folder`, such as `python -m http.server`."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


Pack = Callable[[Path], Path]


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> Pack:
    """Writes a tarball with a runtime that runs nothing, in place of the real one."""

    def write(path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tarfile.open(path, "w:gz") as archive:
            for name, member in runtime.FILES.items():
                content = f"the {name}\n".encode()
                entry = tarfile.TarInfo(member)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
        digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
        monkeypatch.setattr(runtime, "INTEGRITY", digest)
        return path

    return write


# --- The runtime ---


@pytest.mark.network
def test_the_runtime_is_downloaded_once(pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tarball = pack(tmp_path / "registry/@wllama/wllama/-/wllama-2.3.7.tgz")
    events: list[Event] = []
    with served(tmp_path / "registry") as url:
        monkeypatch.setenv("npm_config_registry", f"{url}/")
        files = runtime.files(tmp_path / "home", None, events.append)
        assert files == {name: f"the {name}\n".encode() for name in runtime.FILES}
        assert [type(event) for event in events] == [Stage]
        content = tarball.read_bytes()
        tarball.unlink()
        assert runtime.files(tmp_path / "home") == files
        (tmp_path / "home/runtimes/wllama-2.3.7.tgz").write_bytes(content[:-1])
        with pytest.raises(UnreachableError, match="HTTP 404") as refused:
            runtime.files(tmp_path / "home")
        assert refused.value.option == "runtime"
        tarball.write_bytes(content[:-1])
        with pytest.raises(BadInputError, match="SHA-512"):
            runtime.files(tmp_path / "home")
        tarball.write_bytes(content)
        assert runtime.files(tmp_path / "home") == files


def test_a_tarball_by_hand_is_checked_too(pack: Pack, tmp_path: Path) -> None:
    tarball = pack(tmp_path / "given.tgz")
    assert runtime.files(tmp_path, tarball)["multi.wasm"] == b"the multi.wasm\n"
    for wrong in (tmp_path / "missing.tgz", tmp_path, Path(os.devnull)):
        with pytest.raises(BadInputError, match=str(wrong)) as refused:
            runtime.files(tmp_path, wrong)
        assert refused.value.option == "runtime"
    tarball.write_bytes(tarball.read_bytes()[:-1])
    with pytest.raises(BadInputError, match=runtime.VERSION):
        runtime.files(tmp_path, tarball)
    assert not (tmp_path / "runtimes").exists()


# --- The copy check ---


def similarity(a: bytes, b: bytes) -> float:
    """As copies.js computes it."""
    shared = (Counter(a) & Counter(b)).total()
    return shared / (len(a) + len(b) - shared)


def test_no_copy_is_missed_and_few_other_posts_are_refused(sample_posts: list[CuratedPost]) -> None:
    posts = [post.text for post in sample_posts[:300]]
    known, others = posts[:100], posts[100:]
    changed = [" ".join([*text.split()[:-1], "herring"]) for text in known[:30]]
    prints, index, near = list(map(page.fingerprint, known)), CopyIndex(known), GenerateConfig().near_copy
    wrongly = []
    for text in [*known[:10], *changed, *others]:
        refused = any(similarity(page.fingerprint(text), own) >= near for own in prints)
        copied = index.verdict(text, near) is not None
        assert refused or not copied, text
        wrongly += [text] if refused and not copied else []
    assert len(wrongly) <= 2


def test_fingerprints_tell_no_order_and_no_double(sample_posts: list[CuratedPost]) -> None:
    posts = [post.text for post in sample_posts[:50]]
    packed = page.pack_copies(posts)
    assert packed == page.pack_copies([*reversed(posts), *posts])
    assert sum(map(len, json.loads(packed))) == sum(max(len(shingles(post)), 2) for post in set(posts))
    assert page.pack_copies([]) == page.pack_copies([" "]) == b"[]"
    assert len(page.fingerprint("fog")) == len(page.fingerprint("fog horn lamp")) == 2
    assert page.fingerprint("a b c d") == bytes(sorted(page.fingerprint("a b c d")))


# --- The files ---


@pytest.fixture
def home(with_a_card: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "home"
    shutil.copytree(with_a_card, made)
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(made))
    return made


def test_the_files_fit_common_hosts_and_hold_no_post(
    home: Path, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_PIECE", 50_000)
    tarball = pack(tmp_path / "given.tgz")
    persona = personas.find(home, NAME)
    made = page.export(home, persona, tmp_path / "out", "q8_0", tarball)
    content = {name: (made.path / name).read_bytes() for name in made.files}
    assert (made.kind, made.checks_copies, made.runtime) == ("page", True, "@wllama/wllama 2.3.7")
    assert made.bytes == sum(map(len, content.values()))
    settings = json.loads(content["persona.json"])
    whole = b"".join(content[name] for name in settings["pieces"])
    assert len(settings["pieces"]) > 1 and max(map(len, content.values())) < HOST
    assert whole == gguf.export(persona, tmp_path / "whole.gguf", "q8_0").path.read_bytes()
    assert settings["files"] == {name: len(content[name]) for name in content if name.endswith((".bin", ".wasm"))}
    with Library(home) as library:
        posts = [post.text for post in library.run_posts(NAME, "train")]
    everything = b"".join(content.values()).decode("utf-8", "replace")
    assert posts and not [post for post in posts if post in everything]
    codec = bases.load(persona.path).codec
    assert (settings["start"], settings["end"]) == (codec.start, codec.end)
    assert {*settings["suppressed"], codec.start, codec.end} == codec.suppressed_ids
    ours = catalogue.suited(GenerateConfig(), persona.record.base)
    assert settings["sampling"] == {"temperature": ours.temperature, "topP": ours.top_p, "minP": ours.min_p}
    assert (ours.top_k, ours.repetition_penalty) == (0, 1)  # the page knows neither, and does not choose
    again = page.export(home, persona, tmp_path / "again", "q8_0", tarball)
    assert content == {name: (again.path / name).read_bytes() for name in again.files}
    with pytest.raises(BadInputError, match="already exists"):
        page.export(home, persona, tmp_path / "out", "q8_0", tarball)


def test_the_page_tells_who_writes_and_on_what_terms(home: Path, pack: Pack, tmp_path: Path) -> None:
    change(home, base="gemma3-270m", handles=['<b>"goat'])
    with Library(home) as library:
        library.remove_run(NAME)
    events: list[Event] = []
    persona = personas.find(home, NAME)
    made = page.export(home, persona, tmp_path / "out", "f16", pack(tmp_path / "given.tgz"), events.append)
    assert not made.checks_copies
    assert ["copies" in str(event) for event in events if isinstance(event, Notice)] == [True]
    shown = (made.path / "index.html").read_text("utf-8")
    assert "<b>" not in shown and "imitates <bdi>@&lt;b&gt;&quot;goat</bdi>" in shown
    assert "Written by a machine, the persona" in shown and "not checked for copies" in shown
    assert catalogue.GEMMA.name in shown and "Prohibited Use Policy" in shown and 'href="NOTICE.txt"' in shown
    assert (made.path / "NOTICE.txt").read_text("utf-8") == catalogue.GEMMA.notice
    assert "ggml" in (made.path / "wllama/LICENCE.txt").read_text("utf-8")
    assert "style=" not in shown and "<style" not in shown and "onclick" not in shown
    assert shown.count("<script") == shown.count('<script type="module" src="page.js"></script>') == 1


# --- The page in a browser ---


@pytest.fixture(scope="module")
def exported(with_a_card: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a page with the real runtime."""
    path = tmp_path_factory.mktemp("page")
    cache = Path(os.environ.get("WLLAMA_CACHE", path))
    try:
        runtime.files(cache)
    except UnreachableError as error:
        pytest.skip(f"the npm registry is out of reach: {error.message}")
    tarball = cache / "runtimes" / runtime.FILE
    page.export(with_a_card, personas.find(with_a_card, NAME), path / "out", "f32", tarball)
    return path / "out"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.launched() as program:
        yield program


class Visit:
    """The page in a tab, with its requests and its console messages."""

    def __init__(self, context: Any, url: str) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        context.set_default_timeout(60_000)
        self.tab = context.new_page()
        context.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.goto(url)

    def write(self, number: int) -> str:
        """Press the button for the post `number`, counted from 0, and return it."""
        self.tab.get_by_role("button", name="Write").press("Enter")
        self.tab.locator("#posts li").nth(number).wait_for()
        return str(self.tab.locator("#posts li").first.inner_text())

    def run(self, code: str, value: Any = None) -> Any:
        """What `code` gives with the page's modules and `value`."""
        modules = "Promise.all([import('./page.js'), import('./copies.js')])"
        return self.tab.evaluate(f"value => {modules}.then(([page, copies]) => {code})", value)


in_a_browser = [browser.needed, pytest.mark.browser, pytest.mark.network, pytest.mark.slow]


class TestInABrowser:
    pytestmark = in_a_browser

    def test_it_writes_marked_posts_and_works_offline(self, chromium: Any, exported: Path) -> None:
        context = chromium.new_context()
        with served(exported) as url:
            visit = Visit(context, url)
            for number in range(2):
                text = visit.write(number)
                assert text.split("\n")[-1] == f"Written by a machine, the persona {NAME}"
                assert visit.tab.get_by_role("status").inner_text().split() == text.split()
            visit.tab.evaluate("navigator.serviceWorker.ready.then(() => null)")
            assert {urlsplit(each.removeprefix("blob:")).netloc for each in visit.asked} == {urlsplit(url).netloc}
            assert visit.said == []
            assert not visit.tab.evaluate("crossOriginIsolated")
            visit.tab.close()
        context.set_offline(True)
        # With four cores, the service worker's headers let it use two threads.
        context.add_init_script("Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { value: 4 })")
        visit = Visit(context, url)
        assert visit.write(0)
        assert visit.tab.evaluate("crossOriginIsolated")
        assert len(visit.tab.workers) > 1
        assert visit.said == []
        context.close()

    def test_it_writes_what_generate_writes(
        self, chromium: Any, exported: Path, with_a_card: Path, tmp_path: Path
    ) -> None:
        """The likeliest post of both is the same: prompt, end, suppressed tokens and text are."""
        config = GenerateConfig(top_p=1e-9, copies=True, max_length=2000)
        loaded = bases.load(personas.find(with_a_card, NAME).path)
        known = next(Sampler(loaded, config).stream([""], 1)).text
        folder = tmp_path / "out"
        shutil.copytree(exported, folder)
        settings = json.loads((folder / "persona.json").read_text("utf-8"))
        settings |= {"sampling": {**settings["sampling"], "topP": 1e-9}, "nearCopy": 2, "maxLength": 2000}
        (folder / "persona.json").write_text(json.dumps(settings), "utf-8")
        with served(folder) as url:
            context = chromium.new_context()
            assert Visit(context, url).write(0).rpartition("\n\n")[0] == known
            context.close()

    def test_it_refuses_copies_and_samples_as_generate_does(
        self, chromium: Any, exported: Path, with_a_card: Path
    ) -> None:
        with Library(with_a_card) as library:
            posts = [post.text for post in library.run_posts(NAME, "train")]
        real = max(posts, key=lambda post: len(post.split()))
        tried = [real, real.upper(), real + " Herring.", "Nobody has ever said quite this about a walrus in June."]
        with served(exported) as url:
            context = chromium.new_context()
            visit = Visit(context, url)
            assert visit.run("value.map(page.isAllowed)", tried) == [False, False, False, True]
            assert visit.run("value.map(page.isAllowed)", ["", "walrus \ufffd", "walrus " * 500]) == [False] * 3
            difficult = [*texts(), *posts[:50], "ΣΑΣ Straße İSTANBUL", "กำลังเขียน สวัสดี", "私は本を読む。", "लिखना है।"]
            settings = json.loads((exported / "persona.json").read_text("utf-8"))
            ours = [list(page.fingerprint(text)) for text in difficult]
            code = "value[1].map(copies.fingerprints(value[0])).map(bytes => [...bytes])"
            assert visit.run(code, [settings["words"], difficult]) == ours
            weighed = [*posts[:50], "😀😀👍🏽", "👩‍👩‍👧‍👦 🇩🇪🇯🇵 ❤️", "見て https://t.co/abc 本", "“quoted” — dash…"]
            assert visit.run("value.map(page.weight)", weighed) == list(map(weighted_length, weighed))
            drawn = "value.map(([candidates, random, how]) => page.draw(candidates, random, how))"
            four = [{"token": i, "p": p} for i, p in enumerate((0.4, 0.3, 0.2, 0.1))]
            cases = [
                [four, 0.999, {"temperature": 1, "topP": 1, "minP": 0}],
                [four, 0.999, {"temperature": 1, "topP": 0.65, "minP": 0}],
                [four, 0.999, {"temperature": 1, "topP": 1, "minP": 0.5}],
                [four, 0.49, {"temperature": 0.5, "topP": 1, "minP": 0}],
                [four, 0.999, {"temperature": 0.5, "topP": 0.8, "minP": 0}],
            ]
            assert visit.run(drawn, cases) == [3, 1, 2, 0, 1]
            context.close()

    @pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
    def test_it_is_accessible_and_fits_the_screen(self, chromium: Any, exported: Path, width: int, scheme: str) -> None:
        from axe_playwright_python.sync_playwright import Axe

        with served(exported) as url:
            context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            visit = Visit(context, url)
            visit.write(0)
            results = Axe().run(visit.tab)
            assert results.violations_count == 0, results.generate_report()
            assert visit.tab.evaluate("document.documentElement.scrollWidth") <= width
            context.close()

    def test_a_missing_piece_is_named_and_can_be_tried_again(
        self, chromium: Any, exported: Path, tmp_path: Path
    ) -> None:
        folder = tmp_path / "out"
        shutil.copytree(exported, folder)
        piece = next((folder / "model").iterdir())
        moved = piece.rename(tmp_path / "piece")
        with served(folder) as url:
            context = chromium.new_context()
            visit = Visit(context, url)
            visit.tab.get_by_role("button", name="Write").click()
            visit.tab.locator("#state.error").wait_for()
            assert f"404 for model/{piece.name}" in visit.tab.locator("#state").inner_text()
            moved.rename(piece)
            assert visit.write(0)
            context.close()
