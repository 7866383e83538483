"""The known formats of exports, as data. `table/` reads all of them in the same way.

To add one, add an entry to `FORMATS`, a sample to tests/sources/test_formats.py, and run `make docs`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Literal

Packing = Literal["", "html", "meta", "reddit", "linkedin", "scweet"]


@dataclass(frozen=True, slots=True)
class Format:
    """Where one tool puts the parts of a post.

    Each field lists columns, the best first. A dot leads into a nested object ("user.screen_name"); lists on the way
    are entered, too. Case and the characters _ - . / : and space do not matter. `name=value` asks whether the value is
    in the column, for lists as the `type` or first item of an entry. None: the columns of `ANY`.
    """

    name: str
    has: str = ""
    """All of these columns are there. They tell the format from others."""
    text: str | None = None
    whole: str | None = None
    """The full text of a post whose text is cut off in the columns of `text`."""
    id: str | None = None
    link: str | None = None
    """The post's address, which may contain its id and author."""
    time: str | None = None
    zone: str | None = None
    author: str | None = None
    """The author's handle."""
    person: str | None = None
    """The author's name or number, for files without handles."""
    author_id: str | None = None
    reply: str | None = None
    """The post or user replied to. The author's own handle or id means a thread."""
    parent: str | None = None
    """The text of the post replied to."""
    parent_id: str | None = None
    """Its id, which counts in threads."""
    quote: str | None = None
    repost: str | None = None
    type: str | None = None
    """The kind of post in one word."""
    visibility: str | None = None
    """Who may see the post, or whether it is private. See `is_private`."""
    warning: str | None = None
    lang: str | None = None
    only: str | None = None
    """Other rows are no posts."""
    packing: Packing = ""
    """How the text is always packed. Other packings are recognised by the texts themselves."""
    platform: str = "table"


# fmt: off
ANY = Format("another table",
    text="full_text text tweet.full_text tweet.text tweet tweet_content tweet_body raw_content content "
        "content.rendered contents body message message.text message_content post.text post_content post_body "
        "post_message post toot status caption tweets embedded_text commentary comment comment.text comment_body "
        "selftext note.text texto contenido mensaje texte contenu testo contenuto messaggio conteudo mensagem "
        "inhalt nachricht beitrag tekst tresc bericht metin icerik текст сообщение 本文 テキスト ツイート 内容 正文 "
        "文本 내용 본문 텍스트 النص title",
    whole="extended_tweet.full_text note_tweet.text",
    id="tweet_id tweet.id_str tweet.id id_str status_id post_id message_id comment_id id",
    link="tweet_url tweet_link permalink permanent_url status_url post_url post_link url link href uri",
    time="created_at timestamp datetime date_time time posted_at published_at tweeted_at tweet.created_at created "
        "created_utc date utc_time tweet_timestamp tweet_date tweet_time post_date post_time posted_on date_posted "
        "publish_date published utc date_created date_published created_date creation_date post_created "
        "creation_timestamp created_time created_timestamp sent_at sent datum fecha uhrzeit erstellt erstellt_am "
        "hora heure ora data дата время 日時 投稿日時 日期 时间 发布时间 날짜 시간 tarih",
    zone="timezone time_zone tz",
    author="screen_name username user.screen_name user.username author.username author.screen_name handle "
        "author.handle user.handle account.handle twitter_handle tweet.author.username author user account "
        "from_user user.acct account.username author.acct account.acct tweet_author posted_by creator.username "
        "creator.name owner.username benutzername benutzer autor auteur autore usuario utilisateur utente "
        "nom_utilisateur gebruiker kullanici автор пользователь ユーザー名 作者 用户名 작성자",
    person="author.name user.name account.name name display_name full_name profile_name from sender_name sender "
        "poster speaker writer by nickname member author.fullname role character profile nombre nom nome",
    author_id="author.id user.id user.id_str account.id",
    reply="in_reply_to_user_id in_reply_to_user_id_str in_reply_to_screen_name in_reply_to_username in_reply_to_user "
        "in_reply_to_status_id in_reply_to_status_id_str in_reply_to_id in_reply_to in_reply_to_tweet_id "
        "in_reply_to_account_id reply_to reply_to_user_id reply_to_screen_name reply_to_username reply_to_status_id "
        "reply_to_tweet_id is_reply referenced_tweets=replied_to referenced_tweets.replied_to.id",
    parent="in_reply_to_text reply_to_text replied_to_text parent_text",
    parent_id="in_reply_to_status_id_str in_reply_to_status_id in_reply_to_id in_reply_to_tweet_id reply_to_status_id "
        "reply_to_tweet_id referenced_tweets.replied_to.id",
    quote="is_quote is_quote_status quoted_status_id quoted_status_id_str quoted_tweet_id quoted_status quoted_tweet "
        "quoted_user_id quoted_username quote_id referenced_tweets=quoted referenced_tweets.quoted.id",
    repost="is_retweet is_repost is_reblog is_rt retweet=true retweeted_status retweeted_status_id "
        "retweeted_status_id_str retweeted_tweet retweet_id retweet_status_id retweeted_tweet_id retweeted_user_id "
        "retweeted_username reblog retweeted_status_result referenced_tweets=retweeted "
        "referenced_tweets.retweeted.id",
    type="type post_type tweet_type kind",
    visibility="visibility privacy audience is_private private protected user.protected author.protected is_public "
        "public state post_status is_draft draft is_deleted deleted removed",
    warning="spoiler_text content_warning cw",
    lang="lang language",
    only="",
)
# fmt: on
"""The columns of exports that are not in the list, and of formats that leave a part open. Also in other languages."""

# The more specific come first.
# fmt: off
FORMATS: tuple[Format, ...] = (
    Format("X archive before 2019 (tweets.csv)",
        has="tweet_id in_reply_to_status_id retweeted_status_id expanded_urls text", time="timestamp",
        quote="expanded_urls", platform="x"),
    Format("twint", has="conversation_id tweet username user_rt_id", repost="retweet user_rt_id", quote="quote_url",
        platform="x"),
    Format("snscrape, X", has="date content conversation_id", text="rawContent content", link="url",
        author="user.username user username", author_id="user.id", platform="x"),
    Format("snscrape, X, from 2022", has="rawContent conversationId", text="rawContent",
        reply="inReplyToUser.username inReplyToUser inReplyToTweetId", parent_id="inReplyToTweetId", platform="x"),
    Format("Scweet", has="UserScreenName UserName Embedded_text", text="Embedded_text", author="UserName",
        packing="scweet", platform="x"),
    Format("GetOldTweets", has="username to text permalink", reply="to", platform="x"),
    Format("X's web page (GraphQL)", has="legacy.full_text legacy.id_str", text="legacy.full_text",
        whole="note_tweet.note_tweet_results.result.text", id="legacy.id_str rest_id", time="legacy.created_at",
        author="core.user_results.result.legacy.screen_name core.user_results.result.core.screen_name",
        author_id="legacy.user_id_str",
        reply="legacy.in_reply_to_user_id_str legacy.in_reply_to_screen_name legacy.in_reply_to_status_id_str",
        parent_id="legacy.in_reply_to_status_id_str",
        quote="legacy.is_quote_status legacy.quoted_status_id_str",
        repost="legacy.retweeted_status_result legacy.retweeted_status_id_str", lang="legacy.lang", platform="x"),
    Format("twarc-csv", has="author.username referenced_tweets.retweeted.id", platform="x"),
    Format("X API v2, twarc2", has="id text edit_history_tweet_ids", platform="x"),
    Format("X API v2, twarc2", has="id text author_id conversation_id", platform="x"),
    Format("X API v2, twarc2", has="id text author_id author.username", platform="x"),
    Format("X API v1.1, tweepy, twarc", has="id_str user.screen_name", platform="x"),
    Format("twitter-web-exporter", has="full_text screen_name favorite_count user_id", platform="x"),
    Format("twitter-to-sqlite", has="full_text user retweeted_status quoted_status", platform="x"),
    Format("Apify", has="author.userName createdAt text", reply="isReply inReplyToUserId inReplyToId", platform="x"),
    Format("Octoparse", has="Author_Web_Page_URL Tweet_Content", author="Author_Web_Page_URL", platform="x"),
    Format("Phantombuster", has="tweetDate text handle", platform="x"),
    Format("rtweet", has="status_id screen_name is_retweet is_quote", platform="x"),
    Format("Community Archive, table", has="tweet_id account_id full_text reply_to_tweet_id", platform="x"),
    Format("Bluesky feed", has="post.uri post.record.text", text="post.record.text", id="post.uri",
        time="post.record.createdAt", author="post.author.handle", reply="post.record.reply",
        parent="reply.parent.record.text", quote="post.record.embed.record", repost="reason",
        lang="post.record.langs"),
    Format("Bluesky posts", has="uri record.text", text="record.text", id="uri", time="record.createdAt",
        author="author.handle", reply="record.reply", quote="record.embed.record", lang="record.langs"),
    Format("Bluesky records", has="uri value.text value.createdAt", text="value.text", id="uri",
        time="value.createdAt", reply="value.reply", quote="value.embed.record", lang="value.langs"),
    Format("Bluesky repository, as JSON", has="$type text createdAt", only="$type=app.bsky.feed.post", type="",
        reply="reply", quote="embed.record", lang="langs"),
    Format("Mastodon API, Truth Social", has="content account.acct visibility", author="account.acct account.username",
        quote="quote quote_id", packing="html"),
    Format("WordPress", has="content.rendered title.rendered", text="content.rendered", visibility="status", type=""),
    Format("Misskey", has="text renoteId visibility", reply="replyId", parent="reply.text", parent_id="replyId",
        quote="renoteId", warning="cw"),
    Format("Nostr", has="pubkey sig kind content", person="pubkey", author="", reply="tags=e", type="", only="kind=1"),
    Format("Reddit, own data", has="permalink subreddit body", text="body title", reply="parent", link="permalink",
        packing="reddit"),
    Format("Reddit, Pushshift", has="created_utc subreddit author", text="body selftext title", reply="parent_id",
        packing="reddit"),
    Format("Facebook posts", has="timestamp data.post", text="data.post", time="timestamp", packing="meta"),
    Format("Facebook comments", has="timestamp data.comment.comment", text="data.comment.comment", time="timestamp",
        person="data.comment.author", packing="meta"),
    Format("Instagram posts, Threads", has="media.creation_timestamp media.title", text="title media.title",
        time="creation_timestamp media.creation_timestamp", packing="meta"),
    Format("Instagram comments", has="string_map_data.Comment.value", text="string_map_data.Comment.value",
        time="string_map_data.Time.timestamp", packing="meta"),
    Format("LinkedIn", has="Date ShareLink ShareCommentary", text="ShareCommentary", packing="linkedin"),
    Format("Tumblr", has="blog_name post_url body", text="body caption summary", author="blog_name", packing="html"),
    Format("Discord, own data", has="ID Timestamp Contents", text="Contents"),
    Format("fine-tuning data", has="prompt completion", text="completion", parent="prompt"),
)
# fmt: on

COLUMNS = [each.name for each in fields(Format) if each.name not in {"name", "has", "packing", "platform"}]
"""The fields that name columns."""


def names_in(form: Format, part: str) -> list[str]:
    """The columns that `form` gives for `part`, a field in `COLUMNS`, or those of `ANY`."""
    given: str | None = getattr(form, part)
    return (getattr(ANY, part) if given is None else given or "").split()


def find_format(has_column: Callable[[str], bool]) -> Format:
    """The first format whose columns are all there, else `ANY`."""
    return next((form for form in FORMATS if all(map(has_column, form.has.split()))), ANY)
