"""Upload a persona to the Hub with its card, in one commit, after the user has agreed."""

from __future__ import annotations

import re
import unicodedata
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.errors import AuthError, BadInputError, ForbiddenError, NotOwnError
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.library import Library
from huggingtweets.result import Result
from huggingtweets.sharing.card import card
from huggingtweets.sharing.hub.client import LOG_IN, MAX_REPO_ID, connect, hub_errors
from huggingtweets.sharing.model_files import README, SharedFile, is_shared, shared_files
from huggingtweets.text import listing

if TYPE_CHECKING:
    from huggingface_hub import ModelInfo

_PARODY = "-parody"
_RETRY = "Run the same command again: what was uploaded is kept for it."


class PushedFile(Result):
    path: str
    bytes: int


class Pushed(Result):
    """What `Push.send` uploaded."""

    name: str
    repo: str
    url: str
    commit: str
    private: bool
    parody: bool
    files: tuple[PushedFile, ...]
    removed: tuple[str, ...]


class Push:
    """The persona `name`, ready for upload to `repo` (by default, the user's repo of the same name).

    The constructor asks the Hub who the user is and what the repo holds, and writes the card into the persona's folder.
    Nothing is uploaded before `send`. With `not_mine`, card and repo name say that it is a parody; without it, accounts
    that are not shown to be the user's raise NotOwnError. Also raises AuthError, ForbiddenError, NotFoundError,
    RateLimitedError, UnreachableError or PlatformError.
    """

    def __init__(
        self,
        home: Path,
        name: str,
        *,
        repo: str | None = None,
        private: bool = False,
        not_mine: bool = False,
        on_event: OnEvent = ignore,
    ) -> None:
        from huggingface_hub.errors import RepositoryNotFoundError

        self.persona = personas.find(home, name)
        self.parody = not_mine
        if not not_mine and (problem := not_own(home, self.persona)):
            message = f"{problem}, so it was not pushed."
            hint = "Yours? Add your archive first. Someone else's? Push it as a parody: {command}"
            raise NotOwnError(message, hint=hint, command=f"push {self.persona.name} --not-mine")
        on_event(Stage("Asking the Hub who you are"))
        self._api = connect()
        self.repo = self._repo_id(repo)
        self.url = f"{self._api.endpoint}/{self.repo}"
        existing: ModelInfo | None = None
        with hub_errors(self._api, self.repo), suppress(RepositoryNotFoundError):
            existing = self._api.model_info(self.repo)
        self.is_new = existing is None
        if existing and private and not existing.private:
            hint = f"Make it private at {self.url}/settings, or choose another one with {{option}}."
            raise BadInputError(f"{self.repo} exists and is public.", hint=hint, option="repo")
        self.private = bool(existing.private) if existing else private
        on_event(Stage("Writing the card"))
        card.write(home, self.persona.name, not_mine=not_mine, repo=self.repo, on_event=on_event)
        self.files: list[SharedFile] = shared_files(self.persona)
        """Files to upload."""
        self.bytes = sum(file.size for file in self.files)
        new = {file.path for file in self.files}
        old = [sibling.rfilename for sibling in (existing.siblings or [])] if existing else []
        self.removed = tuple(path for path in old if is_shared(path) and path not in new)
        """Files of an earlier push that no longer fit."""

    def send(self, on_event: OnEvent = ignore, *, own_bars: bool = False) -> Pushed:
        """Upload in one commit: others see all of it or nothing. Weights that arrived earlier are not sent again.

        With `own_bars`, the Hub's library draws its progress on stderr. Raises as the constructor does.
        """
        from huggingface_hub import CommitOperationAdd, CommitOperationDelete
        from huggingface_hub.utils.tqdm import disable_progress_bars, enable_progress_bars

        (enable_progress_bars if own_bars else disable_progress_bars)()
        if not own_bars:
            on_event(Stage(f"Uploading {self.bytes / 1e6:,.1f} MB to {self.repo}"))
        try:
            with hub_errors(self._api, self.repo, _RETRY), warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the Hub's advice about cards
                if self.is_new:
                    self._api.create_repo(self.repo, private=self.private)
                operations: list[Any] = [
                    *(CommitOperationAdd(file.path, file.content) for file in self.files),
                    *(CommitOperationDelete(path) for path in self.removed),
                ]
                done = self._api.create_commit(self.repo, operations, commit_message=f"Persona {self.persona.name}")
        except KeyboardInterrupt:
            message = "Nobody sees what was uploaded. It is kept: the same command resumes the upload."
            raise KeyboardInterrupt(message) from None
        return Pushed(
            name=self.persona.name,
            repo=self.repo,
            url=self.url,
            commit=done.oid,
            private=self.private,
            parody=self.parody,
            removed=self.removed,
            files=tuple(PushedFile(path=file.path, bytes=file.size) for file in self.files),
        )

    def _repo_id(self, repo: str | None) -> str:
        """The id of the repo, owner/name. Raises AuthError or ForbiddenError if the user may not write there."""
        from huggingface_hub import get_token

        hint = f"Make a token with write access at {self._api.endpoint}/settings/tokens, then {LOG_IN}"
        if not get_token():
            raise AuthError("You are not logged in to the Hub.", hint=hint)
        with hub_errors(self._api, repo or "your account"):
            me = self._api.whoami()
            user = str(me["name"])
            is_read_only = me.get("auth", {}).get("accessToken", {}).get("role") == "read"
            writable = {user.lower(), *(str(org["name"]).lower() for org in me.get("orgs") or ())}
        if is_read_only:
            raise AuthError("Your token is read-only.", hint=hint)
        owner, _, name = (repo or "").rpartition("/")
        owner = owner or user
        if owner.lower() not in writable:
            message = f"You are logged in as {user}, who may not write to {owner}/{name}."
            raise ForbiddenError(message, hint=f"Push to {user}/{name} with {{option}}.", option="repo")
        name = name or _repo_name(self.persona.name)
        if self.parody and "parody" not in name.lower():
            name = f"{name[: MAX_REPO_ID - len(_PARODY) - len(owner) - 1].rstrip('-._')}{_PARODY}"
        return f"{owner}/{name}"


def is_parody(persona: personas.Persona) -> bool:
    """Whether the persona's card says that it is a parody."""
    try:
        return "parody" in (persona.path / README).read_text(encoding="utf-8").lower()
    except OSError:
        return False


def not_own(home: Path, persona: personas.Persona) -> str | None:
    """Why the accounts of `persona` do not count as the user's.

    None if an archive that only the account's owner can get was added for each of them.
    """
    with Library(home) as library:
        run = library.find_run(persona.name)
        own = {f"{row.platform}:{row.handle}".lower() for row in library.accounts() if row.is_own}
    handles = run.handles if run else ()
    if others := [f"@{handle.partition(':')[2]}" for handle in handles if handle.lower() not in own]:
        return f"Nothing shows that {listing(others)} {'is' if len(others) == 1 else 'are'} yours"
    return None if handles else f"Nothing shows whose posts {persona.name} was trained on"


def _repo_name(name: str) -> str:
    """A persona's name as a repo name: NASA+Bücher becomes NASA-Bucher."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"(\.git)+$", "", re.sub(r"[^A-Za-z0-9_.]+", "-", plain))
    return re.sub(r"-*\.{2,}-*", "-", plain)[:60].strip("-._") or "persona"
