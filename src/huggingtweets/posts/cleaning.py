"""Clean a post's text: keep what the author typed; remove links, markup, invisible characters and private data."""

from __future__ import annotations

import html
import re
import unicodedata

from huggingtweets.config import CurateConfig
from huggingtweets.text import INVISIBLE, NEVER_VISIBLE, boundary


def clean(text: str, config: CurateConfig) -> tuple[str, int]:
    """The cleaned `text`, and the number of e-mail addresses and phone numbers masked in it.

    Idempotent: removing one thing can create another (`&am<NUL>p;`), so the steps repeat until nothing changes. A space
    breaks special tokens such as `<|endoftext|>`, so that no post can end itself or open a chat in training.
    """
    masked = 0
    for _ in range(20):
        before = text
        text = readable(text)
        if not config.links:
            text = _without_links(text)
        if "<" in text or "[" in text:
            text = _SPECIAL_TOKEN.sub(r"\g<0> ", text)
        if config.mask:
            text, masks = _masked(text, config)
            masked += masks
        text = _tidy_spaces(text, config.line_breaks)
        if text == before:
            break
    return text, masked


PARENT_CHARACTERS = 280


def clean_parent(text: str, config: CurateConfig) -> str:
    """The beginning of a post that another one answers, cleaned."""
    text = clean(text, config)[0]
    return text[: boundary(text, PARENT_CHARACTERS)]


# Only with a semicolon: html.unescape would turn "&notable" into "¬able".
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPED_AGAIN = re.compile(r"&(?:amp;|#0{0,4}38;|#[xX]0{0,4}26;)+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]+")
_LINE_BREAK = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_MAYBE_INVISIBLE = re.compile(f"[{NEVER_VISIBLE}\u200c\u200d\U000e0000-\U000e0fff]")
_BROKEN = re.compile("[\x1b\x80-\x9f\ud800-\udfff]")


def readable(text: str) -> str:
    """`text` with entities decoded, mojibake repaired, invisible characters removed, in NFC."""
    from ftfy.badness import is_bad

    if "&" in text:
        text = _ESCAPED_AGAIN.sub("&", text)
        text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    if text.isascii():
        if not text.isprintable():
            text = _CONTROL.sub("", _repaired(text) if "\x1b" in text else text)
    else:
        # `is_bad` is ftfy's own first check. Calling it directly makes curation three times as fast.
        if _BROKEN.search(text) or is_bad(text):
            text = _repaired(text)
        if _MAYBE_INVISIBLE.search(text):
            text = INVISIBLE.sub("", text)
        text = unicodedata.normalize("NFC", text)
    return _LINE_BREAK.sub("\n", text)


def _repaired(text: str) -> str:
    from ftfy import TextFixerConfig, fix_text

    # Curly quotes and full-width letters are the author's style. Entities are decoded already: ftfy skips them in a
    # text that contains "<".
    return fix_text(
        text, TextFixerConfig(uncurl_quotes=False, unescape_html=False, fix_character_width=False, explain=False)
    )


# A link ends at a space, a quotation mark or a character of a script without spaces: "https://t.co/abcです".
# Case-sensitive here, because IGNORECASE over such large ranges takes long to compile, at every start.
_PATH = r"(?:(?!https?://)(?-i:[^\s<>\"“”«»„…\x00\u1100-\u11ff\u2e80-\ud7ff\uf900-\uffff\U0001f000-\U0003ffff]))"
LINK = re.compile(
    rf"https?:\s?//t\.co/[A-Za-z0-9]+?(?=https?:|[^A-Za-z0-9]|$)(?:\?\w+=\w+)?"
    rf"|https?:\s?//{_PATH}+"
    rf"|(?<![\w@./-])(?:t\.co|bit\.ly|goo\.gl|ow\.ly|youtu\.be|pic\.(?:twitter|x)\.com)/{_PATH}+"
    rf"|(?<![\w@./-])www\.[\w-]+\.{_PATH}+"
    # The rest of a link at the end of a cut post: "https://t.co/ab…", "https…", "htt…".
    rf"|\bhtt(?:ps?(?::/{{0,2}}[!-~]{{0,60}})?)?…",
    re.IGNORECASE,
)
_WIDE = re.compile(r"\s{9,}")
_GONE = "\x00"  # marks a removed link; the text's own NULs were removed before
_GONE_RUN = re.compile(r"\x00(?:\s*(?:[.,;:|&+/–—-]+|and|…)?\s*\x00)*(?:\s*…)?")
_GONE_IN_BRACKETS = re.compile(
    r"[(\[{“‘«\"（［【「『](?:\s*(?:via|source|photo|video|link|here|info|more|read|watch|see|h/?t)\b:?)?\s*\x00\s*[)\]}”’»\"）］】」』]",
    re.IGNORECASE,
)
_GONE_BETWEEN_DASHES = re.compile(r"([-–—|])\s*\x00\s*\1")
_GONE_LINE = re.compile(r"\n[ \t]*\x00[ \t]*(?=\n|$)")
# A colon, dash or arrow that pointed to the link.
_LEADING_TO_IT = re.compile(
    r"(?:(?<=[\w)\]”\"’'!?.%*])\s*[:：]|\s+(?:[|–—→➡►▶]\ufe0f?|-+>?|>+|via(?=\s)))+\s*\x00"
    r"(?=[.!?]?\s*(?:$|\n|via\b|[#@]))",
    re.IGNORECASE,
)
_BEFORE_CLOSING = re.compile(r"\s*\x00(?:\s?(?=[”»)\]])|(?=[\"'’,;:]))")
_BEFORE_STOP = re.compile(r"([.!?…:]?)[ \t]*\x00[ \t]?([.!?]+)(?=\s|$)")
_AFTER_OPENING = re.compile(r"(?<=[(\[“«])\x00\s*")


def _without_links(text: str) -> str:
    """`text` without links and without the brackets, colons and spaces that belonged to them."""
    if "/" not in text and "www." not in text and "…" not in text:
        return text
    marked = LINK.sub(_mark, text)
    if _GONE not in marked:
        return text
    # The patterns below are quadratic in the length of a gap.
    marked = _WIDE.sub(lambda m: "\n\n" if "\n" in m.group() else " ", marked)
    marked = _GONE_RUN.sub(_GONE, marked)
    marked = _GONE_RUN.sub(_GONE, _GONE_IN_BRACKETS.sub(_GONE, marked))
    marked = _GONE_BETWEEN_DASHES.sub(r"\1", marked)
    marked = _LEADING_TO_IT.sub(_GONE, marked)
    marked = _GONE_LINE.sub("", marked)
    marked = _BEFORE_CLOSING.sub("", marked)
    marked = _AFTER_OPENING.sub("", marked)
    marked = _BEFORE_STOP.sub(lambda m: m[1] if m[1] in {*".!?…"} and m[2] == "." else m[1].strip(":") + m[2], marked)
    return marked.replace(_GONE, " ")


def _mark(link: re.Match[str]) -> str:
    # Punctuation after a link belongs to the sentence, as does a closing bracket that the link did not open.
    url = link.group()
    bare = url.rstrip(".,;:!?'’*]}" if "(" in url else ".,;:!?'’*]})")
    while bare.endswith(")") and bare.count(")") > bare.count("("):
        bare = bare[:-1]
    return _GONE + url[len(bare) :]


_SPECIAL_TOKEN = re.compile(
    r"<(?=[|｜])"
    r"|<(?=/?(?:s|unk|pad|bos|eos|cls|sep|mask|(?:start|end)_of_turn|fim_\w+|file_sep|filename|repo_?name|gh_stars|"
    r"issue_\w+|jupyter_\w+|empty_output|extra_id_\d+|unused\d+|think|tool_\w+|0x[0-9a-f]{2})>)"
    r"|<(?=<SYS>>|</SYS>>)|\[(?=/?INST\]|(?:CLS|SEP|PAD|MASK|UNK|BOS|EOS)\])",
    re.IGNORECASE,
)


_NAME = r"[A-Za-z0-9\u00c0-\u04ff]"
# The local part must not follow an "@": "@someone@mastodon.social" is a mention.
_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9\u00c0-\u04ff_@.+%-]){_NAME}(?:{_NAME}|[._%+'-])*[@＠](?:{_NAME}(?:{_NAME}|[_-])*\.)+(?:[A-Za-z]{{2,24}}|[\u0400-\u04ff]{{2,24}})"
    rf"(?![A-Za-z0-9@])"
)
_SPELT_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+ ?[(\[{] ?at ?[)\]}] ?[\w-]+(?: ?[(\[{] ?dot ?[)\]}] ?\w+)+", re.IGNORECASE
)
_SEVEN_DIGITS = re.compile(r"\d(?:\W{0,4}\d){6}")
_NO_PHONE = re.compile(
    r"\d{1,3}[.,]\d{5,}"  # a decimal fraction
    r"|(?:(?:19|20)\d\d\W*)+"  # years: "2015-2016", which looks like a Norwegian number
    r"|(?:19|20)\d\d\W?(?:0[1-9]|1[0-2])\W?(?:0[1-9]|[12]\d|3[01])"  # 20151225
    r"|(?:0[1-9]|[12]\d|3[01])\W?(?:0[1-9]|1[0-2])\W?(?:19|20)\d\d"  # 25.12.2015
    r"|.*\d\s+[-–−]\d.*"  # "-21 -21 -22": temperatures
    r"|\D*\d{1,3}[-–:]\d{1,3}(?:[\s,;]+\d{1,3}[-–:]\d{1,3})+(?:\W.*)?"  # "21-14 35-10": scores
)


_COUNTRIES = {
    **{"cs": ["CZ"], "da": ["DK"], "de": ["DE", "AT", "CH"], "el": ["GR"], "es": ["ES", "MX", "AR", "CO", "CL"]},
    **{"fi": ["FI"], "fr": ["FR", "BE", "CH"], "hi": ["IN"], "hu": ["HU"], "id": ["ID"], "it": ["IT"], "ja": ["JP"]},
    **{"ko": ["KR"], "nl": ["NL", "BE"], "no": ["NO"], "pl": ["PL"], "pt": ["BR", "PT"], "ro": ["RO"], "ru": ["RU"]},
    **{"sv": ["SE"], "th": ["TH"], "tr": ["TR"], "uk": ["UA"], "vi": ["VN"]},
}
"""Countries of phone numbers in texts in a language, beside that of the options."""


def _masked(text: str, config: CurateConfig) -> tuple[str, int]:
    count = 0
    if "@" in text or "＠" in text:
        text, count = _EMAIL.subn("[email]", text)
    if "dot" in text.casefold():
        text, spelt = _SPELT_EMAIL.subn("[email]", text)
        count += spelt
    if _SEVEN_DIGITS.search(text):
        from huggingtweets.posts.languages import guess, surest

        local = _COUNTRIES.get(surest(guess(text)) or "", [])
        for region in dict.fromkeys([*local, config.phone_region]):
            text, numbers = _without_numbers(text, region, config)
            count += numbers
    return text, count


def _without_numbers(text: str, region: str, config: CurateConfig) -> tuple[str, int]:
    from phonenumbers import PhoneNumberMatcher

    links = [link.span() for link in LINK.finditer(text)] if config.links else []
    parts, end = [], 0
    for found in PhoneNumberMatcher(text, region):
        if (
            text[found.start - 1 : found.start] in {*"#@$€£¥₹/=_.", "№"}
            or _NO_PHONE.fullmatch(found.raw_string)
            or any(start < found.end and found.start < stop for start, stop in links)
        ):
            continue
        parts += [text[end : found.start], "[phone]"]
        end = found.end
    return "".join([*parts, text[end:]]), len(parts) // 2


_SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]|\u3164")
_AROUND_BREAK = re.compile(r" *\n *")
_BLANK_LINES = re.compile(r"\n{3,}")


def _tidy_spaces(text: str, line_breaks: bool) -> str:
    text = _SPACES.sub(" ", text)
    if "\n" in text:
        text = _AROUND_BREAK.sub("\n", text)
        text = _BLANK_LINES.sub("\n\n", text) if line_breaks else re.sub(r"\n+", " ", text)
    return text.strip()
