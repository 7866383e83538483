"""`list` and `show`: what the library and the folders of personas hold."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Set
from typing import Annotated, Any

from rich.padding import Padding
from rich.text import Text

from huggingtweets import personas
from huggingtweets.cli.options import Handle, Json, option, whole
from huggingtweets.cli.tables import print_table
from huggingtweets.cli.terminal import out, print_json, say, warn
from huggingtweets.config import CurateConfig
from huggingtweets.errors import shell_command
from huggingtweets.files import home
from huggingtweets.posts.languages import in_words
from huggingtweets.text import bits, megabytes, plural, visible


def list_all(as_json: Json = False) -> None:
    """List accounts, personas and unfinished trainings."""
    found = personas.overview(home())
    if as_json:
        print_json(found._asdict())
        return
    if not any(found):
        say("Nothing here yet.\nNext: huggingtweets add ARCHIVE.zip, or huggingtweets demo")
        return
    if found.accounts:
        print_table(
            {
                "account": [f"@{each['handle']}" for each in found.accounts],
                "platform": [each["place"] for each in found.accounts],
                "posts": [f"{each['posts']:,}" for each in found.accounts],
                "from": [(each["first"] or "")[:10] for each in found.accounts],
                "to": [(each["last"] or "")[:10] for each in found.accounts],
                "personas": [", ".join(each["personas"]) for each in found.accounts],
            },
            left=("platform", "personas"),
        )
    if found.personas:
        say("") if found.accounts else None
        print_table(
            {
                "persona": [each["name"] for each in found.personas],
                "bits per byte": [
                    "" if (loss := each["bits_per_byte"]) is None else bits(loss) for each in found.personas
                ],
                "trained": [
                    "damaged" if each["damaged"] else (each["created_at"] or "")[:10] for each in found.personas
                ],
                "size": [megabytes(each["bytes"]) for each in found.personas],
                "base": [each["base"] or "" for each in found.personas],
            },
            left=("base",),
        )
        if damaged := [each["name"] for each in found.personas if each["damaged"]]:
            command = f"huggingtweets remove --persona {shlex.quote(damaged[0])}"
            warn(f"Train a damaged persona again, or delete it with: {command}")
    if found.unfinished:
        say("") if found.accounts or found.personas else None
        known = {f"{each['place']}:{each['handle']}" for each in found.accounts}
        print_table(
            {
                "unfinished training": [each["name"] for each in found.unfinished],
                "saved": [(each["saved_at"] or "not yet")[:16].replace("T", " ") for each in found.unfinished],
                "resume with": [_resume(each, known) for each in found.unfinished],
            },
            left=("saved", "resume with"),
        )
        say("With other options, or after its posts have changed, a training starts over.", "dim")


def _resume(training: Mapping[str, Any], known: Set[str]) -> str:
    """How to resume an unfinished training on accounts that are `known`. None runs twice."""
    if training["running"]:
        return "running now"
    if not training["accounts"] or not known >= set(training["accounts"]):
        removal = f"huggingtweets remove --persona {shlex.quote(training['name'])}"
        return f"not possible, as its account is gone. Delete with: {removal}"
    return shell_command(personas.resume_command(home(), training))


def show(
    handle: Handle,
    posts: Annotated[int, option("-n", whole(0), "Number of latest posts to print.")] = 10,
    as_json: Json = False,
) -> None:
    """Show an account and its latest posts."""
    from huggingtweets import training

    account, latest = personas.account_details(home(), handle, posts)
    _, curated = training.curate_account(home(), f"{account['place']}:{account['handle']}", CurateConfig())
    if as_json:
        print_json({**account, "languages": curated.languages, "latest": latest})
        return
    name = f" ({visible(account['display_name'])})" if account["display_name"] else ""
    counted = f"{name}, {account['place']}: {plural(account['posts'], 'post')}"
    say(Text.assemble((f"@{account['handle']}", "bold"), counted))
    if curated.languages:
        say(f"Languages: {in_words(curated.languages)}")
    if account["personas"]:
        say(f"Personas trained on it: {', '.join(account['personas'])}")
    warn_trained_on_deleted(account["trained_on_deleted"])
    for post in latest:
        kind = "" if post["kind"] == "original" else post["kind"]
        if head := f"{(post['created_at'] or '')[:16].replace('T', ' ')} {kind}".strip():
            say(head, "dim")
        out.print(Padding(Text(visible(post["text"])), (0, 0, 0, 2), expand=False))


def warn_trained_on_deleted(deleted: Mapping[str, int]) -> None:
    """Warn of personas trained on posts that were deleted since: their names and how many posts."""
    if deleted:
        names = ", ".join(f"{name} ({count:,})" for name, count in deleted.items())
        warn(
            f"Trained on posts deleted since: {names}. Train again, or delete with: "
            f"huggingtweets remove --persona {shlex.quote(next(iter(deleted)))}"
        )
