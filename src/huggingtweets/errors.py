"""Every error a user can meet, in one place.

A message is one or two sentences: what is wrong, and what to do next. Errors of other libraries are
translated where they are called; only the command line prints and exits.
"""

from __future__ import annotations


class HuggingTweetsError(Exception):
    """Base of all errors below; its text is meant for the user."""


class BadInputError(HuggingTweetsError):
    """A file or argument cannot be read as what it should be."""


class NotFoundError(HuggingTweetsError):
    """The handle, persona or file asked for is not there."""


class AmbiguousHandleError(HuggingTweetsError):
    """The library holds that handle at more than one place."""


class ConfigError(HuggingTweetsError):
    """An option or a key of a config file is unknown or out of range."""


class TooFewPostsError(HuggingTweetsError):
    """What curation left is too little to train on."""


class EmptySplitError(HuggingTweetsError):
    """A part of the split that has to be scored holds no post."""


class BaseUnavailableError(HuggingTweetsError):
    """The pre-trained model cannot be had or is not what it should be."""


class DamagedFileError(HuggingTweetsError):
    """A file of ours (cache, persona, checkpoint, library) cannot be read any more."""


class DiskFullError(HuggingTweetsError):
    """Writing failed for want of space or of the right to write."""


class BusyError(HuggingTweetsError):
    """Another program holds the library."""


class MissingExtraError(HuggingTweetsError):
    """An optional dependency is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional part. Install it with: pip install 'huggingtweets[{extra}]'")


class BrowserError(HuggingTweetsError):
    """There is no browser to draw pictures with, or it does not draw."""


class TooFewTrialsError(HuggingTweetsError):
    """A study has too few trials for what is asked of it."""


class WorkerDiedError(HuggingTweetsError):
    """A process that did part of the work died again and again."""


class ClusterError(HuggingTweetsError):
    """There is no Ray cluster, or it has too little for what is asked."""


class StorageError(HuggingTweetsError):
    """The database of a study cannot be used."""


class PlaceError(HuggingTweetsError):
    """A place on the network refuses, cannot be reached, or answers what nobody can read."""


class NotOwnError(HuggingTweetsError):
    """Nothing shows that what is to be shared is the user's own."""


class AuthError(PlaceError):
    """The place wants a key or token, or does not accept the one it got (HTTP 401)."""


class ForbiddenError(PlaceError):
    """The place knows what was asked for and does not show it (HTTP 403): protected, suspended, or not paid for."""


class RateLimitedError(PlaceError):
    """The place wants us to wait, and the user not."""


class UnreachableError(PlaceError):
    """The place did not give a whole answer, however often it was asked."""


class StoppedError(HuggingTweetsError):
    """The user stopped the work; the text says what was kept and how to go on."""


class DivergedError(HuggingTweetsError):
    """Training went astray: the loss is no longer a number."""
