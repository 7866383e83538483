"""Which column of a table holds what: found by the names that exports use, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from huggingtweets.errors import BadInputError
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.fields import name_of
from huggingtweets.text import shorten

# The names of exports, the most specific first. Case, spaces and the characters _ - . do not matter.
_TEXT = (
    "full_text text tweet_text tweet tweet_content raw_content content body message post_text post toot status caption"
)
_ID = "tweet_id id_str status_id post_id message_id id"
_TIME = "created_at timestamp datetime date_time time posted_at published_at tweet_created_at created date utc_time"
_AUTHOR = (
    "screen_name username user_screen_name user_username author_username handle author_handle author user account "
    "from_user"
)
_LANG = "lang language"
_TYPE = "type post_type tweet_type kind"
_REPOSTED = "is_retweet retweeted is_repost retweeted_status_id retweeted_status retweet_id reblog"
_REPLY_TO = (
    "in_reply_to_user_id in_reply_to_user_id_str in_reply_to_screen_name in_reply_to_status_id "
    "in_reply_to_status_id_str in_reply_to_id in_reply_to in_reply_to_tweet_id in_reply_to_user reply_to is_reply"
)
_QUOTED = "is_quote is_quote_status quoted_status_id quoted_status_id_str quoted_tweet_id"
_X_IDS = {"tweetid", "idstr"}  # only exports from X have these


@dataclass(frozen=True)
class Columns:
    """The name of the column for each part of a post. None or empty where the table has none."""

    text: str
    id: str | None = None
    time: Sequence[str] = ()
    author: str | None = None
    lang: str | None = None
    type: str | None = None
    reposted: Sequence[str] = ()
    reply_to: Sequence[str] = ()
    quoted: Sequence[str] = ()

    def all(self) -> set[str]:
        values = (getattr(self, item.name) for item in fields(self))
        return {name for value in values for name in ([value] if isinstance(value, str) else value or ())}

    @property
    def are_from_x(self) -> bool:
        """Whether the ids are X's, so that the posts belong with those of the account's archive."""
        return self.id is not None and plain(self.id) in _X_IDS


def find_columns(names: Sequence[str], options: SourceOptions, file: str) -> Columns:
    """The columns among `names`, the header of the table `file`.

    Raises BadInputError if a column that the user named is missing, or no column looks like the text.
    """

    def chosen(option: str) -> str | None:
        name: str | None = getattr(options, option)
        if name is None or name in names:
            return name
        if found := next((each for each in names if each.strip().casefold() == name.strip().casefold()), None):
            return found
        raise BadInputError(
            f"{file} has no column {name!r}. Its columns are: {shown(names)}.",
            hint="Choose {option} from them.",
            option=option,
        )

    def known(candidates: str) -> list[str]:
        return [name for candidate in map(plain, candidates.split()) for name in names if plain(name) == candidate]

    def first(candidates: str) -> str | None:
        return next(iter(known(candidates)), None)

    text = chosen("text_column") or first(_TEXT)
    if text is None:
        raise BadInputError(
            f"No column of {file} looks like the text of the posts. Its columns are: {shown(names)}.",
            hint="Set {option}. If the file has no header row, add one.",
            option="text_column",
        )
    time = chosen("time_column")
    return Columns(
        text=text,
        id=chosen("id_column") or first(_ID),
        time=[time] if time else known(_TIME),
        author=chosen("author_column") or first(_AUTHOR),
        lang=first(_LANG),
        type=first(_TYPE),
        reposted=known(_REPOSTED),
        reply_to=known(_REPLY_TO),
        quoted=known(_QUOTED),
    )


def is_text_column(name: str, options: SourceOptions) -> bool:
    """Whether `name` names a column of posts, by itself or because the user says so."""
    chosen = options.text_column
    return plain(name) in map(plain, _TEXT.split()) or (chosen is not None and plain(name) == plain(chosen))


def plain(name: str) -> str:
    """`name` in lower case, without spaces and the characters _ - ."""
    return re.sub(r"[\s_.\-]+", "", name).casefold()


def shown(names: Sequence[str]) -> str:
    """The first 20 of `names`, shortened and safe to print."""
    safe = [shorten(name_of(name), 41) for name in names[:20]]
    return ", ".join(safe) + (", …" if len(names) > 20 else "")
