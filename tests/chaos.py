"""Kill commands at random moments, over and over, and check after each kill what must hold.

    python -m tests.chaos [--minutes 10] [--seed 0] [--only train,remove] [--only "base fetch"]

Each round picks a command and ends it after a random time, by SIGKILL mostly, or by SIGTERM, SIGHUP or SIGINT. It runs
`list` as the next command, and checks the home:

- the library is sound, and holds every post once;
- what a killed deletion left is complete or untouched, and what was deleted never returns;
- a persona is whole: the old one or the new one;
- no temporary file stays.

Now and then it repeats the command to its end: the weights, posts and trials must be those of a run that was never
killed. Prints a table, writes benchmarks/results/chaos.json, and keeps the home of each failure.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from tests.conftest import TAUGHT_WHOLE, build_base
from tests.sharing.fake_hub import TOKEN, FakeHub
from tests.sources.servers.mastodon import HANDLE, FakeMastodon, status

SIGNALS = [signal.SIGKILL] * 7 + [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]
ACCOUNTS = ("ada", "bob")
POSTS = 400
QUICK = {"add": 3, "update": 3, "remove": 4, "remove persona": 2, "pull": 2}
"""How often a kind of command is drawn, where not once."""
STATUSES = 50
NEW_STATUSES = 120
BASE_FETCH = "base fetch"
"""Left out unless named by --only: each time, it downloads 93 MB from the package index."""
LEFTOVERS = (".scratch-*", ".fetch-*", "*.partial", "*.old", "running/*", "removals/[!.]*")
RESULT = Path(__file__).parents[1] / "benchmarks" / "results" / "chaos.json"


class BrokenPromiseError(Exception):
    """Something that must hold does not."""


class Chaos:
    """A home, the commands that are run and killed on it, and what is known about it."""

    def __init__(self, folder: Path, random_numbers: random.Random, mastodon: FakeMastodon, hub: FakeHub) -> None:
        self.folder, self.random = folder, random_numbers
        self.home = folder / "home"
        self.environ = {
            **os.environ,
            "HUGGINGTWEETS_HOME": str(self.home),
            **mastodon.environ,
            "HF_ENDPOINT": hub.url,
            "HF_TOKEN": TOKEN,
            "HF_HUB_OFFLINE": "",
            "HF_HUB_DISABLE_XET": "1",
            "HF_HOME": str(folder / "hub"),
            "OMP_NUM_THREADS": "1",
            "TMPDIR": str(folder / "tmp"),
        }
        (folder / "tmp").mkdir()
        self.texts = {name: self.write_table(name) for name in ACCOUNTS}
        self.base = build_base(folder / "base", "llama", [text for texts in self.texts.values() for text in texts])
        self.mastodon = mastodon
        self.runs: Counter[str] = Counter()
        self.kills: Counter[str] = Counter()
        self.seconds: dict[str, float] = {BASE_FETCH: 20.0}
        self.reference: dict[str, str] = {}
        self.deleted: set[str] = set()

    def write_table(self, name: str) -> list[str]:
        """A CSV file of posts. Each holds a word that no other account has."""
        words = ["lamp", "tide", "fog", "gull", "rope", "boat", "stair", "storm", "night", "keeper"]
        chosen = random.Random(name)
        texts = [f"{canary(name)} {n} {' '.join(chosen.choices(words, k=9))}" for n in range(POSTS)]
        with (self.folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([("id", "text"), *enumerate(texts, 1)])
        return texts

    def train(self, name: str) -> list[str]:
        options = ["--epochs", "2", "--checkpoint-seconds", "0.2", "--track", "none", "--learning-rate", "5e-3"]
        return ["train", name, "--base", str(self.base), "--device", "cpu", *options, *TAUGHT_WHOLE]

    def commands(self, name: str) -> dict[str, list[str]]:
        """The words of each kind of command, for the account `name`."""
        base = ["--base", str(self.base), "--device", "cpu", "--max-posts", "100"]
        return {
            "add": ["add", str(self.folder / f"{name}.csv"), "--handle", name],
            "train": self.train(name),
            "sweep": ["sweep", *ACCOUNTS, "--trials", "2", "--jobs", "2", "--name", "study", *base],
            "curve": ["curve", name, *base, "--seeds", "1", "--points", "3"],
            "generate": ["generate", name, "-n", "2", "--temperature", "0.7"],
            "update": ["update", HANDLE],
            "remove": ["remove", name, "--personas", "--yes"],
            "remove persona": ["remove", name, "--persona", "--yes"],
            "pull": ["pull", "me/ada-parody", "--name", "pulled", "--yes"],
            "serve": ["serve", "--port", "0", "--no-open"],
            BASE_FETCH: [
                "train",
                name,
                "--max-posts",
                "200",
                "--device",
                "cpu",
                "--track",
                "none",
                "--name",
                "fetched",
            ],
        }

    def add(self, *names: str) -> None:
        for name in names:
            self.deleted.discard(name)
            if self.count(name) != POSTS:
                self.must(self.commands(name)["add"])

    def provide(self, kind: str, name: str) -> None:
        """Bring the home into the state that the command needs."""
        if kind == "sweep":
            self.add(*ACCOUNTS)
        elif kind == BASE_FETCH:
            self.add(name)
            shutil.rmtree(self.home / "bases", ignore_errors=True)
        elif kind in {"train", "curve", "remove", "generate", "remove persona"}:
            self.add(name)
        if kind in {"generate", "remove", "remove persona"} and not (self.home / "personas" / name).exists():
            self.must(self.train(name))
        if kind == "add":
            self.deleted.discard(name)
        if kind == "update":
            number = len(self.mastodon.statuses)
            self.mastodon.statuses += [status(number + n) for n in range(NEW_STATUSES)]

    def run(self, words: list[str]) -> subprocess.CompletedProcess[str]:
        """Run a command to its end. Raises BrokenPromiseError on a traceback."""
        done = subprocess.run(
            [sys.executable, "-m", "huggingtweets", *words],
            env=self.environ,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if "Traceback" in done.stderr:
            raise BrokenPromiseError(f"{' '.join(words)} ended in a traceback:\n{done.stderr[-2000:]}")
        return done

    def must(self, words: list[str]) -> str:
        done = self.run(words)
        if done.returncode:
            raise BrokenPromiseError(f"{' '.join(words)} failed: {done.stderr[-2000:]}")
        return done.stdout

    def kill(self, kind: str, words: list[str]) -> bool:
        """Start a command and end it after a random time. Returns whether it was still running then."""
        errors = self.folder / "stderr"
        with errors.open("w") as stderr:
            process = subprocess.Popen(
                [sys.executable, "-m", "huggingtweets", *words],
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                start_new_session=True,
            )
        with suppress(subprocess.TimeoutExpired):
            process.wait(self.random.uniform(0.05, 1.1 * self.seconds.get(kind, 3.0)))
        was_running = process.poll() is None
        self.runs[kind] += 1
        self.kills[kind] += was_running
        if was_running:
            how = self.random.choice(SIGNALS)
            process.send_signal(how)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                raise BrokenPromiseError(f"{kind} was running a minute after {how.name}") from None
            text = errors.read_text()
            if "Traceback" in text and ", in main\n" in text:  # before `main`, Python itself reports an interrupt
                raise BrokenPromiseError(f"{kind} ended by {how.name} in a traceback:\n{text[-2000:]}")
        wait_for_children(process.pid)
        return was_running

    def round(self, kind: str) -> None:
        """Kill one command, check the home, and now and then repeat the command to its end."""
        name = self.random.choice(ACCOUNTS)
        words = self.commands(name)[kind]
        self.provide(kind, name)
        had_persona = (self.home / "personas" / name).exists()
        self.kill(kind, words)
        self.check()
        if kind == "remove":
            self.check_removal(name, had_persona)
        if kind == "remove persona" and self.count(name) != POSTS:
            raise BrokenPromiseError(f"deleting the persona {name} deleted its account")
        if kind not in {"serve", BASE_FETCH} and self.random.random() < 0.2:
            self.finish(kind, words, name)

    def check(self) -> None:
        """What must hold after every kill and the next command."""
        listed = json.loads(self.must(["list", "--json"]))
        for pattern in LEFTOVERS:
            if left := list(self.home.rglob(pattern)):
                raise BrokenPromiseError(f"left over: {left}")
        if left := list((self.folder / "tmp").glob("[!t]*")):  # torchinductor_USER is a cache of PyTorch
            raise BrokenPromiseError(f"left over: {left}")
        if damaged := [each for each in listed["personas"] if each.get("damaged")]:
            raise BrokenPromiseError(f"damaged: {damaged}")
        for name in self.deleted & {row["handle"] for row in listed["accounts"]}:
            raise BrokenPromiseError(f"{name} is back")
        with closing(sqlite3.connect(self.home / "library.db")) as db:
            if (sound := db.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                raise BrokenPromiseError(sound)
            twice = db.execute("SELECT account, text, count(*) FROM posts GROUP BY 1, 2 HAVING count(*) > 1").fetchall()
            if twice:
                raise BrokenPromiseError(f"posts are there twice: {twice[:3]}")
        for path in (self.home / "personas").glob("[!.]*/model.safetensors"):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if path.parent.name in self.reference and digest != self.reference[path.parent.name]:
                record = json.loads((path.parent / "run.json").read_text())
                if not record.get("stopped"):
                    raise BrokenPromiseError(f"{path.parent.name} has other weights than after a run without a kill")

    def check_removal(self, name: str, had_persona: bool) -> None:
        """A deletion is complete, down to the bytes, or has not started."""
        if self.count(name):
            if had_persona and not (self.home / "personas" / name).exists():
                raise BrokenPromiseError(f"{name} is there, but its persona is not")
            if self.count(name) != POSTS:
                raise BrokenPromiseError(f"{name} has {self.count(name)} posts")
            return
        self.deleted.add(name)
        for path in self.home.rglob("*"):
            if name in path.name and "study" not in path.name:
                raise BrokenPromiseError(f"{name} was deleted, but {path} is there")
            if path.is_file() and (held := self.posts_in(path, name)):
                raise BrokenPromiseError(f"{name} was deleted, but {path} holds: {held}")

    def posts_in(self, path: Path, name: str) -> list[str]:
        """The posts of an account that a file holds. A persona may write the word, but not the whole post."""
        content = path.read_bytes()
        return (
            [text for text in self.texts[name] if text.encode() in content] if canary(name).encode() in content else []
        )

    def count(self, handle: str) -> int:
        if not (self.home / "library.db").exists():
            return 0
        with closing(sqlite3.connect(self.home / "library.db")) as db:
            query = "SELECT count(*) FROM posts JOIN accounts ON account = key WHERE handle = ?"
            return int(db.execute(query, [handle]).fetchone()[0])

    def finish(self, kind: str, words: list[str], name: str) -> None:
        """Repeat a command to its end: the outcome is that of one that was never killed."""
        if kind.startswith("remove"):
            self.run(words)
        else:
            self.must(words)
        self.check()
        if kind == "add" and self.count(name) != POSTS:
            raise BrokenPromiseError(f"{name} has {self.count(name)} posts")
        if kind == "update" and self.count(HANDLE) != len(self.mastodon.statuses):
            raise BrokenPromiseError(f"{HANDLE} has {self.count(HANDLE)} posts")

    def prepare(self, kinds: set[str]) -> None:
        """Run every command once to its end: for its time, and for the weights that every later run must reach."""
        self.add(*ACCOUNTS)
        for name in ACCOUNTS:
            self.must(self.train(name))
            weights = self.home / "personas" / name / "model.safetensors"
            self.reference[name] = hashlib.sha256(weights.read_bytes()).hexdigest()
        self.must(["push", "ada", "--repo", "me/ada-parody", "--not-mine", "--yes"])
        self.must(["add", f"@{HANDLE}"])
        for kind in sorted(kinds - {"serve", BASE_FETCH}):
            self.provide(kind, "ada")
            began = time.monotonic()
            self.must(self.commands("ada")[kind])
            self.seconds[kind] = time.monotonic() - began
            say(f"{kind}: {self.seconds[kind]:.1f} s")


def canary(name: str) -> str:
    return f"canary{hashlib.sha256(name.encode()).hexdigest()[:10]}"


def wait_for_children(group: int) -> None:
    """Wait until the processes that a killed command started have noticed, for 30 seconds at most."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise BrokenPromiseError("a process that a killed command started is still running after 30 seconds")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=10.0)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--only", default="", help="kinds of commands, separated by commas")
    options.add_argument("--results", type=Path, default=RESULT, metavar="FILE")
    given = options.parse_args()
    numbers = random.Random(given.seed)
    folder = Path(tempfile.mkdtemp(prefix="chaos-"))
    failures: list[str] = []
    with FakeMastodon(STATUSES) as mastodon, FakeHub() as hub:
        chaos = Chaos(folder, numbers, mastodon, hub)
        kinds = set(filter(None, given.only.split(","))) or set(chaos.commands("ada")) - {BASE_FETCH}
        chaos.prepare(kinds)
        end = time.monotonic() + 60 * given.minutes
        while time.monotonic() < end:
            kind = numbers.choice([kind for kind in sorted(kinds) for _ in range(QUICK.get(kind, 1))])
            try:
                chaos.round(kind)
            except BrokenPromiseError as error:
                failures.append(f"{kind}: {error}")
                say(f"FAILED {kind}: {error}")
                shutil.copytree(chaos.home, folder / f"failure-{len(failures)}", symlinks=True)
            if chaos.runs.total() % 20 == 0:
                say(f"{chaos.kills.total()} kills, {len(failures)} failures")
    print("| command | started | killed |\n| --- | ---: | ---: |")
    for kind in sorted(kinds):
        print(f"| {kind} | {chaos.runs[kind]} | {chaos.kills[kind]} |")
    print(f"| all | {chaos.runs.total()} | {chaos.kills.total()} |\n\n{len(failures)} failures")
    result = {"seed": given.seed, "started": chaos.runs, "killed": chaos.kills, "failures": failures}
    given.results.write_text(json.dumps(result, indent=2) + "\n")
    if failures:
        sys.exit(f"The homes are in {folder}")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
