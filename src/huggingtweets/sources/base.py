"""What a source of posts is: the protocol that every place's module fulfils."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from huggingtweets.events import Notice
from huggingtweets.posts.post import Account, Post


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What the user said about a source. None: the source finds out by looking."""

    handle: str | None = None
    """The author, with or without a leading @."""
    text_column: str | None = None
    id_column: str | None = None
    time_column: str | None = None
    author_column: str | None = None
    platform: str | None = None
    """Overrides the place that a table's posts are filed under."""
    account_id: str | None = None
    """The place's own id of the account, where the library knows it: finds an account that was renamed."""
    with_cw: bool = False
    """Take posts under a content warning too (as `Post.warning`); else the source leaves them out and says so."""
    price_per_post: float | None = None
    """Dollars the place takes for reading one post, for the estimate. None: the place's own list price."""


class Notices(list[Notice]):
    """What a source has to say, each thing once, however often the posts are read."""

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


class Source(Protocol):
    """One account's posts, somewhere. Making one looks at the argument but reads no posts yet.

    All of it raises BadInputError or NotFoundError, in one sentence, when the input is not what it should be;
    `posts` may do so after having yielded some, so nothing should be kept of a stream that did not end.
    """

    platform: str
    total: int | None
    """How many posts the place says there are. None when it does not say; the stream may differ."""
    notices: Notices
    """What the user should know, a sentence or two each. Complete once `posts` has ended."""
    is_own: bool
    """Whether only the account's owner is handed such a file, and it names the account. Known once `account` was
    called."""

    def __init__(self, argument: str, options: SourceOptions) -> None: ...

    @classmethod
    def recognises(cls, argument: str) -> bool:
        """Whether `argument` is meant for this source; cheap, and never raises."""
        ...

    def account(self) -> Account:
        """Whose posts these are. Raises BadInputError naming the flag `--handle` when nothing tells."""
        ...

    def posts(self) -> Iterator[Post]:
        """The posts in the place's order, in bounded memory; each call reads anew. Ids may repeat."""
        ...
