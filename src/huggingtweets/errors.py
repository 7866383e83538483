"""Every error a user can meet, as data that each interface shows in its own words.

An error says what is wrong (`message`) and what to do next (`hint`). Both may contain `{option}`, `{option:name}` and
`{command}`; the terminal replaces them with `--max-posts` and `huggingtweets train NASA`, the page with its labels.
Errors of other libraries are translated where they are called. Only the interfaces print and exit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar, Protocol

_PLACEHOLDER = re.compile(r"\{(option|command)(?::(\w+))?\}")


class Explained(Protocol):
    """What `explain` turns into a sentence: an error or a `Notice`."""

    @property
    def message(self) -> str: ...
    @property
    def hint(self) -> str: ...
    @property
    def option(self) -> str | None: ...
    @property
    def command(self) -> str | None: ...


def flag_of(option: str) -> str:
    """How the terminal writes an option: "max_posts" is --max-posts, "n" is -n."""
    return f"-{option}" if len(option) == 1 else f"--{option.replace('_', '-')}"


def shell_command(command: str) -> str:
    """How the terminal writes a command: "train NASA" is huggingtweets train NASA."""
    return f"huggingtweets {command}"


def explain(
    told: Explained,
    option: Callable[[str], str] = flag_of,
    command: Callable[[str], str] = shell_command,
) -> str:
    """The message and hint of `told` as one text, with options and commands as an interface writes them."""

    def name(found: re.Match[str]) -> str:
        if found[1] == "command":
            return command(told.command or "")
        return option(found[2] or told.option or "")

    return _PLACEHOLDER.sub(name, f"{told.message} {told.hint}".strip())


class HuggingTweetsError(Exception):
    """Base of all errors below. `str(error)` is the text for the terminal."""

    code: ClassVar[str] = "error"
    """Names the kind of error for programs."""

    def __init__(self, message: str, *, hint: str = "", option: str | None = None, command: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, in one sentence."""
        self.hint = hint
        """What to do next, in one sentence. May be empty."""
        self.option = option
        """Name of the option to blame or to change, such as "max_posts"."""
        self.command = command
        """Command to run next, without the program's name, such as "train NASA"."""

    def __str__(self) -> str:
        return explain(self)

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors travel between processes. Subclasses may take other arguments than a message.
        return _restored, (type(self), self.message, self.hint, self.option, self.command)


def _restored(
    kind: type[HuggingTweetsError], message: str, hint: str, option: str | None, command: str | None
) -> HuggingTweetsError:
    error = kind.__new__(kind)
    HuggingTweetsError.__init__(error, message, hint=hint, option=option, command=command)
    return error


class BadInputError(HuggingTweetsError):
    """A file or argument is not what it should be."""

    code = "bad_input"


class NotFoundError(HuggingTweetsError):
    """The account, persona or file does not exist."""

    code = "not_found"


class AmbiguousHandleError(HuggingTweetsError):
    """The library holds that handle on more than one platform."""

    code = "ambiguous_handle"


class ConfigError(HuggingTweetsError):
    """An option or a key of a config file is unknown or out of range."""

    code = "config"


class TooFewPostsError(HuggingTweetsError):
    """Too few posts are left after curation."""

    code = "too_few_posts"


class EmptySplitError(HuggingTweetsError):
    """A side of the split that must be scored holds no post."""

    code = "empty_split"


class BaseUnavailableError(HuggingTweetsError):
    """The pre-trained model cannot be found, downloaded or used."""

    code = "base_unavailable"


class DamagedFileError(HuggingTweetsError):
    """One of our own files (cache, persona, checkpoint, library) cannot be read."""

    code = "damaged_file"


class DiskFullError(HuggingTweetsError):
    """Writing failed: no space left, or no permission to write."""

    code = "disk_full"


class BusyError(HuggingTweetsError):
    """Another process is using the resource."""

    code = "busy"


class MissingExtraError(HuggingTweetsError):
    """An optional dependency is not installed."""

    code = "missing_extra"

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs an optional dependency.", hint=f"Install it with: pip install 'huggingtweets[{extra}]'"
        )


class BrowserError(HuggingTweetsError):
    """No browser can draw the pictures."""

    code = "browser"


class TooFewTrialsError(HuggingTweetsError):
    """A study has too few trials for the request."""

    code = "too_few_trials"


class WorkerDiedError(HuggingTweetsError):
    """A worker process exited unexpectedly, even after retries."""

    code = "worker_died"


class ClusterError(HuggingTweetsError):
    """No Ray cluster is running, or it has too few resources."""

    code = "cluster"


class StorageError(HuggingTweetsError):
    """The database of a study cannot be used."""

    code = "storage"


class PlatformError(HuggingTweetsError):
    """A platform refuses, cannot be reached, or sends an unreadable answer."""

    code = "platform"


class NotOwnError(HuggingTweetsError):
    """Nothing shows that the user owns the account to be shared."""

    code = "not_own"


class AuthError(PlatformError):
    """The platform requires a key or token, or rejects the one it got (HTTP 401)."""

    code = "auth"


class ForbiddenError(PlatformError):
    """The platform refuses to show it (HTTP 403): protected, suspended, or not paid for."""

    code = "forbidden"


class RateLimitedError(PlatformError):
    """The platform's rate limit is reached, and the user chose not to wait."""

    code = "rate_limited"


class UnreachableError(PlatformError):
    """The platform gave no complete answer, even after retries."""

    code = "unreachable"


class StoppedError(HuggingTweetsError):
    """The user stopped the work. The message says what was kept and how to resume."""

    code = "stopped"


class DivergedError(HuggingTweetsError):
    """Training diverged: the loss is not a finite number."""

    code = "diverged"
