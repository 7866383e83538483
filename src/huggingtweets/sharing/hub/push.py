"""A persona goes to the Hub: as a model with its card, in one commit, once its owner has agreed."""

from __future__ import annotations

import re
import shlex
import unicodedata
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.errors import AuthError, BadInputError, ForbiddenError, NotOwnError
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.library import Library
from huggingtweets.sharing.hub.hub import LONGEST_ID, checked_id, hub_errors, open_hub
from huggingtweets.sharing.hub.repo_files import README, RepoFile, given, is_ours

if TYPE_CHECKING:
    from huggingface_hub import ModelInfo

_PARODY = "-parody"
_AGAIN = "What was sent is kept there for the next try: run the same command again."


@dataclass(frozen=True, slots=True)
class Pushed:
    """What `Push.send` did."""

    name: str
    repo: str
    url: str
    commit: str
    private: bool
    parody: bool
    files: tuple[tuple[str, int], ...]
    """Paths and bytes."""
    removed: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The object `push --json` prints (documented in docs/json.md)."""
        files = [{"path": path, "bytes": size} for path, size in self.files]
        return asdict(self) | {"files": files, "removed": list(self.removed)}


class Push:
    """The persona `name`, ready to be uploaded to `repo` (by default, one of its name, of the user who is logged in).

    Making one asks the Hub who the user is and what is there, and writes the card into the persona's folder; nothing
    is uploaded before `send`. With `not_mine` the card and the repo's name say that it is a parody. Raises NotOwnError
    without it for accounts that nothing shows to be the user's, and what is wrong with the login, the repo or the
    network, as AuthError, ForbiddenError, NotFoundError, RateLimitedError, UnreachableError or PlaceError.
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
        from huggingtweets.sharing.card import card

        self.persona = personas.find(home, name)
        self.parody = not_mine
        if not not_mine:
            _check_own(home, self.persona)
        on_event(Stage("Asking the Hub who you are"))
        self._api = open_hub()
        self._tokens = f"{self._api.endpoint}/settings/tokens"
        self.repo = self._where(repo)
        self.url = f"{self._api.endpoint}/{self.repo}"
        there = self._look()
        self.is_new = there is None
        if there is not None and private and not there.private:
            raise BadInputError(
                f"{self.repo} is there and public. Make it private in its settings ({self.url}/settings), or push to "
                "another one with --repo."
            )
        self.private = private if there is None else bool(there.private)
        on_event(Stage("Writing the card"))
        card.write(home, self.persona.name, not_mine=not_mine, repo=self.repo, on_event=on_event)
        self.files: list[RepoFile] = given(self.persona)
        """What will be uploaded."""
        new = {file.path for file in self.files}
        old = [sibling.rfilename for sibling in (there.siblings or [])] if there else []
        self.removed = tuple(path for path in old if is_ours(path) and path not in new)
        """What an earlier push left there and would no longer fit."""

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(file.size for file in self.files)

    def send(self, on_event: OnEvent = ignore, *, own_bars: bool = False) -> Pushed:
        """Upload in one commit: all or nothing is seen there. Weights that an earlier try sent are not sent again.

        With `own_bars` the Hub's library draws its progress on stderr. Raises as making a Push does.
        """
        from huggingface_hub import CommitOperationAdd, CommitOperationDelete
        from huggingface_hub.utils.tqdm import disable_progress_bars, enable_progress_bars

        (enable_progress_bars if own_bars else disable_progress_bars)()
        if not own_bars:
            on_event(Stage(f"Uploading {self.size / 1e6:,.1f} MB to {self.repo}"))
        try:
            with hub_errors(self._api, self.repo, _AGAIN), warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the Hub's advice on cards
                if self.is_new:
                    self._create()
                operations: list[Any] = [
                    *(CommitOperationAdd(file.path, file.content) for file in self.files),
                    *(CommitOperationDelete(path) for path in self.removed),
                ]
                done = self._api.create_commit(self.repo, operations, commit_message=f"Persona {self.persona.name}")
        except KeyboardInterrupt:
            raise KeyboardInterrupt(
                "What was sent is kept there for the next try, and nobody sees it: the same command goes on."
            ) from None
        files = tuple((file.path, file.size) for file in self.files)
        return Pushed(self.persona.name, self.repo, self.url, done.oid, self.private, self.parody, files, self.removed)

    def _where(self, repo: str | None) -> str:
        """The repo's whole name. Raises where the user may not write there."""
        from huggingface_hub import get_token

        if not get_token():
            raise AuthError(
                f"You are not logged in to the Hub. Make a token that may write at {self._tokens}, then log in with: "
                "hf auth login (or set HF_TOKEN)."
            )
        with hub_errors(self._api, repo or "your account"):
            me = self._api.whoami()
            user = str(me["name"])
            may_only_read = me.get("auth", {}).get("accessToken", {}).get("role") == "read"
            mine = {user.lower(), *(str(org["name"]).lower() for org in me.get("orgs") or ())}
        if may_only_read:
            raise AuthError(
                f"Your token may only read. Make one that may write at {self._tokens}, then log in with: hf auth login "
                "--force (or set HF_TOKEN)."
            )
        owner, _, name = (repo or "").rpartition("/")
        owner = owner or user
        if owner.lower() not in mine:
            raise ForbiddenError(
                f"You are logged in as {user}, who has no right to write to {owner}/{name}. Push to your own: "
                f"--repo {user}/{name}"
            )
        name = name or _as_repo_name(self.persona.name)
        if self.parody and "parody" not in name.lower():
            name = f"{name[: LONGEST_ID - len(_PARODY) - len(owner) - 1].rstrip('-._')}{_PARODY}"
        return checked_id(f"{owner}/{name}", "--repo")

    def _look(self) -> ModelInfo | None:
        """The repo as it is; None when there is none."""
        from huggingface_hub.errors import RepositoryNotFoundError

        with hub_errors(self._api, self.repo):
            try:
                return self._api.model_info(self.repo)
            except RepositoryNotFoundError:
                return None

    def _create(self) -> None:
        from huggingface_hub.errors import HfHubHTTPError

        try:
            self._api.create_repo(self.repo, private=self.private)
        except HfHubHTTPError as error:
            if error.response.status_code == 409:
                raise BadInputError(
                    f"{self.repo} is taken by something that is no model. Push to another name: --repo USER/NAME"
                ) from error
            raise


def is_parody(persona: personas.Persona) -> bool:
    """Whether its card says so."""
    try:
        return "parody" in (persona.path / README).read_text(encoding="utf-8").lower()
    except OSError:
        return False


def not_own(home: Path, persona: personas.Persona) -> str | None:
    """Why `persona` is not taken for the user's own; None when an archive that only its owner is handed was added for
    all of its accounts."""
    with Library(home) as library:
        run = next((run for run in library.runs() if run.name.casefold() == persona.name.casefold()), None)
        own = {f"{row.platform}:{row.handle}".lower() for row in library.accounts() if row.is_own}
    handles = run.handles if run else ()
    if handles and all(handle.lower() in own for handle in handles):
        return None
    others = [f"@{handle.partition(':')[2]}" for handle in handles if handle.lower() not in own]
    known = f"Nothing here tells whose posts {persona.name} learnt"
    if others:
        known = f"Nothing here shows that {' and '.join(others)} {'is' if len(others) == 1 else 'are'} yours"
    return known


def _check_own(home: Path, persona: personas.Persona) -> None:
    if known := not_own(home, persona):
        raise NotOwnError(
            f"{known}, so it was not pushed. If they are your own, add your archive of them first "
            "(huggingtweets add ARCHIVE.zip); anyone else's goes as a parody that says so: huggingtweets push "
            f"{shlex.quote(persona.name)} --not-mine"
        )


def _as_repo_name(name: str) -> str:
    """A persona's name as the Hub takes it: NASA+Bücher becomes NASA-Bucher."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"(\.git)+$", "", re.sub(r"[^A-Za-z0-9_.]+", "-", plain))
    return re.sub(r"-*\.{2,}-*", "-", plain)[:60].strip("-._") or "persona"
