"""`export`, `card`, `bundle`, `picture`, `push`, `pull`: a persona for others."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.text import Text

from huggingtweets.cli.options import Device, Name, NotMine, Yes, named, option, output
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import confirm, err, print_table, say, say_next, shown_as_json, warn
from huggingtweets.errors import ConfigError
from huggingtweets.events import ignore
from huggingtweets.files import home
from huggingtweets.sharing.options import SIZES, ExportKind, Format, Quant, Size, Theme
from huggingtweets.text import listing, megabytes, plural, quoted

if TYPE_CHECKING:
    from huggingtweets.sharing.hub.push import Push

_BITS: dict[str, Literal[2, 4]] = {"2": 2, "4": 4}


def export(
    name: Name,
    kind: Annotated[
        ExportKind,
        option("--as", ExportKind, "Folder for Transformers, adapter, GGUF of either, or web page that writes posts."),
    ],
    path: Annotated[Path | None, output("PATH", "Folder, or file of a GGUF, to write. Default: here.")] = None,
    quant: Annotated[
        Quant | None, option("--quant", Quant, "Number format of a GGUF's or page's weights. Default: q8_0.")
    ] = None,
    bits: Annotated[
        str | None, option("--bits", Literal["2", "4"], "Bits per weight of an adapter. Default: 2.")
    ] = None,
    runtime: Annotated[
        Path | None,
        typer.Option("--runtime", metavar="FILE", help="Tarball of a page's runtime, if npm cannot be reached."),
    ] = None,
) -> None:
    """Export a persona for other programs, or as a web page."""
    from huggingtweets import personas
    from huggingtweets.sharing import export as exports
    from huggingtweets.sharing.gguf.metadata import tag_of
    from huggingtweets.writing.starts import usual_starts

    with Watcher() as watch:
        exported = exports.export(
            home(), name, kind, path, quant=quant, bits=_BITS.get(bits or ""), runtime=runtime, on_event=watch
        )
    if shown_as_json(exported.as_json()):
        return
    say(f"Wrote {exported.path} ({megabytes(exported.bytes)}).")
    if exported.kind in ("gguf", "gguf-adapter"):
        base = [exported.base] if exported.kind == "gguf-adapter" else []
        say(f"Beside it: {listing([file.name for file in (*base, exported.modelfile, *exported.licences)])}.")
        if exported.licences:
            say("If you share the GGUF, share the notice and the terms with it.")
        persona = personas.find(home(), name)
        start = usual_starts(persona.record.languages)[0]
        model, *adapter = map(quoted, (*base, exported.path))
        options = " --lora ".join([model, *adapter])
        or_ollama = f"\nOr: ollama create {tag_of(persona.name)} -f {quoted(exported.modelfile)}"
        say_next(f'llama-completion -m {options} -no-cnv -p "{start}"{or_ollama}')
        say("llama.cpp: https://github.com/ggml-org/llama.cpp/releases, Ollama: https://ollama.com/download", "dim")
    elif kind == "page":
        say_next(f"python -m http.server -d {quoted(exported.path)}")
        say("Then open http://localhost:8000, or put the folder on any static host.")
    elif kind == "adapter":
        say(f"To import this folder: huggingtweets pull {quoted(exported.path)}")


def card(name: Name, not_mine: NotMine = False, device: Device = "auto") -> None:
    """Write a persona's model card.

    The card tells whom the persona imitates, how it was made, how good it is, and what it is not for.
    """
    from huggingtweets import personas
    from huggingtweets.sharing.card import card as cards
    from huggingtweets.sharing.hub.push import is_parody

    with Watcher() as watch:
        persona = personas.find(home(), name)
        was_parody = is_parody(persona)
        written = cards.write(home(), persona.name, not_mine=not_mine, device=device, on_event=watch)
    if was_parody and not not_mine:
        warn("The card no longer says that the persona is a parody. To say so, add --not-mine.")
    if shown_as_json(written.as_json()):
        return
    say(f"Wrote {written.path}, with {plural(written.samples, 'example post')}.")
    if not written.evaluated:
        say(f"For a more complete card: huggingtweets evaluate {persona.name}")


def bundle(
    name: Name,
    path: Annotated[Path | None, output("FILE", "Zip to write. Replaces an existing one. Default: NAME.zip.")] = None,
    not_mine: NotMine = False,
    device: Device = "auto",
) -> None:
    """Pack a persona with its card and report into one zip.

    The zip holds the model, card, report and pictures, and none of the posts.
    """
    from huggingtweets import personas
    from huggingtweets.sharing import bundle as bundles

    persona = personas.find(home(), name)
    with Watcher() as watch:
        path = path or Path(f"{persona.name}.zip")
        written = bundles.bundle(home(), persona.name, path, not_mine=not_mine, device=device, on_event=watch)
    if shown_as_json(written.as_json()):
        return
    say(f"Wrote {written.path} ({plural(len(written.files), 'file')}, {written.bytes / 1e6:.1f} MB).")


_PIXELS = " or ".join(f"{size} ({width} × {height})" for size, (width, height) in SIZES.items())


def _number(typed: str) -> int:
    if not typed.isdecimal():
        raise ConfigError(f"{typed!r} is not the number of a post.", hint="generate prints it below each post.")
    return int(typed)


def picture(
    name: Name,
    ids: Annotated[
        list[int] | None,
        typer.Argument(parser=_number, help="Numbers of posts, as generate prints them. Default: the latest."),
    ] = None,
    theme: Annotated[Theme, option("--theme", Theme, "Colours.")] = "light",
    size: Annotated[Size | None, option("--size", Size, f"Size in pixels: {_PIXELS}. Default: both.")] = None,
    kind: Annotated[Format, option("--as", Format, "File format.")] = "png",
    folder: Annotated[Path, output("FOLDER", "Folder of the pictures. Replaces those there. Default: here.")] = Path(),
) -> None:
    """Draw a persona's posts as pictures to share.

    Every picture says that a machine wrote the post.
    """
    from huggingtweets.sharing.picture.picture import picture as draw

    with Watcher() as watch:
        pictures = draw(
            home(),
            name,
            ids or (),
            folder,
            theme=theme,
            sizes=[size] if size else list(SIZES),
            format=kind,
            on_event=watch,
        )
    if shown_as_json(pictures.as_json()):
        return
    for post in pictures.posts:
        for file in post.pictures:
            say(str(file.path))
        say(Text.assemble(("Alt text: ", "bold"), post.alt))
        say(Text.assemble(("Text to post with it: ", "bold"), post.share_text))


def push(
    name: Name,
    repo: Annotated[
        str | None,
        typer.Option(metavar="USER/NAME", help="Repository to upload to. Default: yours, with the persona's name."),
    ] = None,
    private: Annotated[bool, typer.Option("--private", help="Make the repository visible only to you.")] = False,
    not_mine: NotMine = False,
    yes: Yes = False,
) -> None:
    """Upload a persona with its card to the Hugging Face Hub.

    Shows what would be uploaded and asks first.
    """
    from huggingtweets.sharing.hub.push import Push

    with Watcher() as watch:
        prepared = Push(home(), name, repo=repo, private=private, not_mine=not_mine, on_event=watch)
    _print_plan(prepared)
    if not yes:
        confirm("Upload this?", "Nothing was uploaded.", "Add --yes to agree.")
    with Watcher() as watch:
        sent = prepared.send(ignore, own_bars=True) if err.is_terminal else prepared.send(watch)
    if shown_as_json(sent.as_json()):
        return
    say(sent.url)


def _print_plan(prepared: Push) -> None:
    """Print what would be uploaded and where. On stderr, because it belongs to a question."""
    visibility = "visible only to you" if prepared.private else "visible to everybody"
    say(f"To {prepared.url} ({'new' if prepared.is_new else 'existing'} repository, {visibility}):", console=err)
    columns = {"file": [file.path for file in prepared.files], "bytes": [f"{file.size:,}" for file in prepared.files]}
    print_table(columns, console=err)
    summary = f"{plural(len(prepared.files), 'file')}, {prepared.bytes / 1e6:,.1f} MB, without any post."
    if prepared.parody:
        summary += " The card says that the persona is a parody."
    if prepared.removed:
        summary += f" Deleted there, because they no longer fit: {', '.join(prepared.removed)}."
    say(summary, console=err)


def pull(
    repo: Annotated[str, typer.Argument(metavar="USER/NAME", help="Model on the Hub, or a folder such as ./FOLDER.")],
    name: Annotated[str | None, named("persona", "the repository's")] = None,
    revision: Annotated[str | None, typer.Option(help="Branch, tag or commit. Default: the latest.")] = None,
    yes: Yes = False,
) -> None:
    """Download a model from the Hugging Face Hub as a persona.

    Takes personas of HuggingTweets and any causal language model in safetensors, from the Hub or a folder.
    """
    from huggingtweets.sharing.hub.pull import FolderPull, HubPull

    is_folder = repo.startswith((".", "/", "~", "\\")) or Path(repo).is_absolute()
    if is_folder and revision:
        raise ConfigError("--revision applies only to the Hub.", hint="Omit it for a folder.")
    with Watcher() as watch:
        found = (
            FolderPull(home(), Path(repo), name=name)
            if is_folder
            else HubPull(home(), repo, name=name, revision=revision, on_event=watch)
        )
    if found.replaces and not yes:
        say(
            f"The persona {found.name} exists. If the new one differs, the posts that the old one wrote are deleted.",
            console=err,
        )
        hint = "Add --yes to replace it, or --name NAME to keep both."
        confirm("Replace it?", "Nothing was pulled.", hint)
    with Watcher() as watch:
        pulled = found.fetch(watch)
    if shown_as_json(pulled.as_json()):
        return
    say(f"Pulled {pulled.name} ({pulled.bytes / 1e6:,.1f} MB) into {pulled.path}")
    say_next(f"huggingtweets generate {shlex.quote(pulled.name)}")
