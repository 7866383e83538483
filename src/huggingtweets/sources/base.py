"""The protocol for posts in a file, and the types that all sources share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from huggingtweets.events import Notice
from huggingtweets.posts.post import Account, Post
from huggingtweets.text import plural

WITH_WARNING = "with a content warning"
"""Why posts are skipped unless the user says `with_cw`."""


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What the user said about a source. None: the source finds out for itself."""

    handle: str | None = None
    """The author, with or without a leading @."""
    text_column: str | None = None
    id_column: str | None = None
    time_column: str | None = None
    author_column: str | None = None
    platform: str | None = None
    """The platform that a table's posts are from."""
    account_id: str | None = None
    """The platform's id of the account, if the library knows it. Finds an account that was renamed."""
    with_cw: bool = False
    """Include posts under a content warning (as `Post.warning`). Otherwise the source skips them and says so."""
    price_per_post: float | None = None
    """Dollars that the platform charges for reading a post. None: its list price."""


class Notices(list[Notice]):
    """What a source tells the user. Each notice appears once, however often the posts are read."""

    def tell(
        self,
        message: str,
        *,
        is_warning: bool = False,
        hint: str = "",
        option: str | None = None,
        command: str | None = None,
    ) -> None:
        notice = Notice(message, is_warning, hint, option, command)
        if notice not in self:
            self.append(notice)

    def tell_skipped(self, counts: Mapping[str, int]) -> None:
        """Say how many posts were skipped for each reason, such as "without a text"."""
        for reason, count in counts.items():
            hint, option = ("Add {option} to include them.", "with_cw") if reason == WITH_WARNING else ("", None)
            self.tell(f"Skipped {plural(count, 'post')} {reason}.", hint=hint, option=option)


class Source(Protocol):
    """The posts of one account in a file or folder. The constructor checks the argument and reads no posts.

    Everything raises BadInputError or NotFoundError when the input is wrong. `posts` may raise after some posts, so
    discard the posts of a stream that did not end.
    """

    platform: str
    total: int | None
    """Number of posts that the file claims to hold, None if it does not say. The stream may differ."""
    notices: Notices
    """Complete once `posts` has ended."""
    is_own: bool
    """Whether only the account's owner can get such a file, and it names the account. Known after `account`."""

    def __init__(self, argument: str, options: SourceOptions) -> None: ...

    @classmethod
    def recognises(cls, argument: str) -> bool:
        """Whether this class reads `argument`. Cheap, and never raises."""
        ...

    def account(self) -> Account:
        """The author of the posts. Raises BadInputError with `option="handle"` if the file does not say."""
        ...

    def posts(self) -> Iterator[Post]:
        """The posts in the order of the file, in bounded memory. Each call reads again. Ids may repeat."""
        ...
