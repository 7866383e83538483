"""What all sources share: the base classes, the user's options, and notices."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from huggingtweets.errors import BadInputError
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

    def tell(self, message: str, hint: str = "", option: str | None = None, *, is_warning: bool = False) -> None:
        notice = Notice(message, is_warning, hint, option)
        if notice not in self:
            self.append(notice)

    def warn(self, message: str, hint: str = "") -> None:
        self.tell(message, hint, is_warning=True)

    def tell_skipped(self, counts: Mapping[str, int]) -> None:
        """Say how many posts were skipped for each reason, such as "without a text"."""
        for reason, count in counts.items():
            hint, option = ("Add {option} to include them.", "with_cw") if reason == WITH_WARNING else ("", None)
            if count:
                self.tell(f"Skipped {plural(count, 'post')} {reason}.", hint, option)


class Reader(ABC):
    """What reads one account's posts, from a file (`Source`) or a platform (`NetworkSource`)."""

    platform: str
    total: int | None = None
    """Number of posts that the file or platform claims to hold, None if it does not say. There may be more or fewer."""

    def __init__(self, options: SourceOptions) -> None:
        self.options = options
        self.notices = Notices()
        """What the user should know. Complete once all posts were read."""
        self.skipped: Counter[str] = Counter()
        """How many posts were skipped, by reason."""
        self._account: Account | None = None

    @classmethod
    @abstractmethod
    def recognises(cls, argument: str) -> bool:
        """Whether this class reads `argument`. Cheap, makes no request, and never raises."""

    def account(self) -> Account:
        """The author of the posts, looked up once. Raises BadInputError with `option="handle"` if a file does not say.

        The `id` of an account on a platform survives renaming.
        """
        if self._account is None:
            self._account = self._find_account()
        return self._account

    @abstractmethod
    def _find_account(self) -> Account: ...

    def is_wanted(self, post: Post) -> bool:
        """Whether the user wants `post`, which may be under a content warning. If not, it counts as skipped."""
        if post.warning is None or self.options.with_cw:
            return True
        self.skipped[WITH_WARNING] += 1
        return False


class Source(Reader):
    """The posts of one account in a file or folder. The constructor checks the argument and reads no posts.

    Everything raises BadInputError or NotFoundError when the input is wrong. `posts` may raise after some posts, so
    discard the posts of a stream that did not end.
    """

    is_own = False
    """Whether only the account's owner can get such a file, and it names the account. Known after `account`."""

    def __init__(self, argument: str, options: SourceOptions) -> None:
        super().__init__(options)
        self.path = Path(argument).expanduser()

    @classmethod
    def recognises(cls, argument: str) -> bool:
        try:
            return cls._recognises(Path(argument).expanduser())
        except (OSError, ValueError, BadInputError):
            return False

    @classmethod
    @abstractmethod
    def _recognises(cls, path: Path) -> bool:
        """As `recognises`. May raise OSError, ValueError or BadInputError for a file that it does not read."""

    @abstractmethod
    def posts(self) -> Iterator[Post]:
        """The posts in the order of the file, in bounded memory. Each call reads again. Ids may repeat."""
