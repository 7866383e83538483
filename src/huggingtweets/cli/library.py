"""`list`, `show`, `curate`, `remove`: what the library and the folders of personas hold."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.cells import cell_len
from rich.padding import Padding
from rich.text import Text

from huggingtweets import personas
from huggingtweets.cli.options import Handle, Yes, accounts_and_personas, option, takes, whole
from huggingtweets.cli.terminal import clipped, confirm, err, out, print_table, say, say_next, shown_as_json, warn
from huggingtweets.config import CurateConfig
from huggingtweets.errors import shell_command
from huggingtweets.files import home
from huggingtweets.personas import removal
from huggingtweets.posts.languages import in_words
from huggingtweets.text import bits, listing, megabytes, plural, visible

if TYPE_CHECKING:
    from huggingtweets.posts.curate import Curated


def list_all() -> None:
    """List accounts, personas and unfinished trainings."""
    found = personas.overview(home())
    if shown_as_json(found._asdict()):
        return
    if not any(found):
        say("Nothing here yet.")
        say_next("huggingtweets add ARCHIVE.zip, or huggingtweets demo")
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
        blends = [
            ", ".join(f"{part['persona']} {part['share']:.0%}" for part in each["blended_from"])
            for each in found.personas
        ]
        print_table(
            {
                "persona": [each["name"] for each in found.personas],
                "bits per byte": [
                    "" if (loss := each["bits_per_byte"]) is None else bits(loss) for each in found.personas
                ],
                "created": [
                    "damaged" if each["damaged"] else (each["created_at"] or "")[:10] for each in found.personas
                ],
                "size": [megabytes(each["bytes"]) for each in found.personas],
                "base": [each["base"] or "" for each in found.personas],
                **({"blend of": blends} if any(blends) else {}),
            },
            left=("base", "blend of"),
        )
        if damaged := [each["name"] for each in found.personas if each["damaged"]]:
            warn(f"Train a damaged persona again, or delete it with: {_remove_command(damaged)}")
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
        return f"not possible, as its account is gone. Delete with: {_remove_command([training['name']])}"
    return shell_command(personas.resume_command(home(), training))


def _remove_command(names: Iterable[str]) -> str:
    return f"huggingtweets remove --persona {shlex.join(names)}"


def show(
    handle: Handle, posts: Annotated[int, option("-n", whole(0), "Number of latest posts to print.")] = 10
) -> None:
    """Show an account and its latest posts."""
    from huggingtweets import training

    account, latest = personas.account_details(home(), handle, posts)
    _, curated = training.curate_account(home(), f"{account['place']}:{account['handle']}", CurateConfig())
    if shown_as_json({**account, "languages": curated.languages, "latest": latest}):
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
        blends = {each["name"] for each in personas.list_personas(home()) if each["blended_from"]}
        trained = [f"huggingtweets train {shlex.quote(name)} --continue" for name in deleted if name not in blends]
        without = f" Train without them: {listing(trained)}." if trained else ""
        if len(trained) < len(deleted):
            without += " Blend again from personas trained without them."
        warn(f"Trained on posts deleted since: {names}.{without} Or delete: {_remove_command(deleted)}")


@takes(CurateConfig)
def curate(handle: Handle, *, config: CurateConfig) -> None:
    """Show which posts to train on, and why others are dropped."""
    from huggingtweets import training

    account, curated = training.curate_account(home(), handle, config)
    if shown_as_json(curated.as_json(account.handle)):
        return
    print_curated(account.handle, curated, examples=3)
    if not suffices(curated):
        say_next("huggingtweets add ARCHIVE.zip, or other options")
        return
    typed = personas.flags({"curate": config.model_dump(exclude_defaults=True)})
    say_next(f"huggingtweets train {shlex.join([handle, *typed])}")


def suffices(curated: Curated) -> bool:
    """Whether the posts suffice for a training. Says so if they do not."""
    from huggingtweets.posts.dataset import MIN_CHARACTERS
    from huggingtweets.posts.words import fair_length

    if (characters := sum(fair_length(post.text) for post in curated.texts)) >= MIN_CHARACTERS:
        return True
    say(f"A persona needs {MIN_CHARACTERS:,} characters; {characters:,} are left to train on.")
    return False


def print_curated(handle: str, curated: Curated, *, examples: int = 0) -> None:
    """Print how many posts were kept, and how many dropped for each reason with up to `examples` of them."""
    from huggingtweets.posts.curate import REASONS

    dropped = sum(curated.dropped.values())
    kept = f"{curated.kept:,} kept ({plural(curated.characters, 'character')})"
    counts = f"{plural(curated.read, 'post')} read, {kept}, {dropped:,} dropped"
    say(Text.assemble((f"@{handle}", "bold"), f": {counts}"))
    width = len(f"{dropped:,}")
    for reason, count in sorted(curated.dropped.items(), key=lambda item: -item[1]):
        if not count:
            continue
        say(f"  {count:>{width},}  {REASONS[reason]}")
        for text in curated.examples.get(reason, [])[:examples]:
            line = f"  {'':{width}}  › {' '.join(text.split())}"
            say(line if cell_len(line) <= out.width else f"{clipped(line, out.width - 1)}…", "dim")
    if curated.languages:
        say(f"  Languages: {in_words(curated.languages)}")
    if curated.unlinked:
        say(f"  Links removed from {plural(curated.unlinked, 'post')}; --links keeps them.")
    if curated.parents:
        say(f"  With the post that they answer: {curated.parents:,}")
    if curated.reposts:
        say(f"  Reposts to train on first: {len(curated.reposts):,}")
    if curated.masked:
        say(f"  Masked e-mail addresses and phone numbers: {curated.masked:,}")


def remove(
    names: Annotated[
        list[str],
        typer.Argument(help="Accounts or, with --persona, personas to delete.", autocompletion=accounts_and_personas),
    ],
    with_personas: Annotated[
        bool, typer.Option("--personas", help="Delete the personas trained on the accounts as well.")
    ] = False,
    persona: Annotated[bool, typer.Option("--persona", help="Delete the personas of these names only.")] = False,
    yes: Yes = False,
) -> None:
    """Delete accounts with their posts, or personas."""
    describe, delete = removal.describe_persona_removal, removal.remove_persona
    if not persona:
        describe = partial(removal.describe_account_removal, with_personas=with_personas)
        delete = partial(removal.remove_account, with_personas=with_personas)
    names = list(dict.fromkeys(names))
    plans = [describe(home(), name) for name in names]
    if not yes:
        for plan in plans:
            say(str(plan), console=err)
        confirm("Continue?", "Nothing was deleted.", "Add --yes to agree.")
    base_of = {each["name"]: each["base"] for each in personas.list_personas(home())}
    removed = _total([delete(home(), name) for name in names])
    if shown_as_json(removed):
        return
    counts = {
        "post": removed["posts"],
        "persona": len(removed["personas_removed"]),
        "unfinished training": len(removed["trainings_removed"]),
        "learning curve": len(removed["curves_removed"]),
    }
    deleted = [plural(count, noun) for noun, count in counts.items() if count]
    say(f"Deleted {listing(deleted) or 'the account'}.")
    if left := removed["personas_left"]:
        subject = f"The personas {listing(left)} stay" if len(left) > 1 else f"The persona {left[0]} stays"
        say(f"{subject}. Delete with: {_remove_command(left)}")
    if was_base := {base_of.get(name) for name in removed["personas_removed"]}:
        from huggingtweets.training.bases import unused_bases

        for base in (each for each in unused_bases(home()) if each.name in was_base):
            freed = f"No persona is trained on {base.name} now. It takes {megabytes(base.disk_bytes or 0)}."
            say(f"{freed} To delete it: huggingtweets bases --remove {base.name}", "dim")
    if (records := home() / "trackio").is_dir():
        say(
            f"Trackio's records of trainings, with sample posts, stay in {records}. Delete that folder yourself.", "dim"
        )


def _total(reports: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The sums of what `removal` reports: of posts, and of lists of names, each name once."""
    return {
        key: sum(report[key] for report in reports)
        if isinstance(value, int)
        else list(dict.fromkeys(name for report in reports for name in report[key]))
        for key, value in reports[0].items()
    }
