"""From a post's HTML to the text that its author typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huggingtweets.sources.html import MAX_CHARACTERS, html_to_text

LINK = (
    '<a href="https://www.example.org/a/very/long/path?x=1&amp;y=2" target="_blank" rel="nofollow noopener" '
    'translate="no"><span class="invisible">https://www.</span>'
    '<span class="ellipsis">example.org/a/very/long/pat</span><span class="invisible">h?x=1&amp;y=2</span></a>'
)


def mention(name: str, shown: str | None = None) -> str:
    words = shown or f"@<span>{name}</span>"
    link = f'<a href="https://sea.example/@{name}" class="u-url mention">{words}</a>'
    return f'<span class="h-card" translate="no">{link}</span>'


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two<br />Three<br>Four</p>", "One\n\nTwo\nThree\nFour"),
        ("<p>One</p>\n\n  <p>Two\nthree   four</p>\n", "One\n\nTwo three four"),
        ("no tags at all", "no tags at all"),
        ("", ""),
        ("<p></p><p><br></p>", ""),
        ("<p>a<br><br><br><br>b</p>", "a\n\nb"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<h1>Title</h1>text", "Title\n\ntext"),
        ("<p>a<p>b", "a\n\nb"),
        (
            "<p>Fish &amp; chips &lt;3 &quot;x&quot; &#39;y&#x27; &nbsp;z &hearts;</p>",
            "Fish & chips <3 \"x\" 'y' \xa0z ♥",
        ),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt;</p>", "<script>alert(1)</script> &lt;b&gt;"),
        ("<p>AT&T, a < b, 1<2, x <3</p>", "AT&T, a < b, 1<2, x <3"),
        ("<p>so <b>very</b> <em>nice</em>, <del>no</del><u>ly</u></p>", "so very nice, noly"),
        ("<p>a <b> b</b></p>", "a b"),
        ("tail &amp", "tail &"),
    ],
)
def test_paragraphs_lines_and_entities(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"<p>See {LINK}.</p>", "See https://www.example.org/a/very/long/path?x=1&y=2."),
        ('<a href="https://example.org/abcdef">example.org/abc…</a>', "https://example.org/abcdef"),
        ('<a href="https://www.example.org/abcdef">example.org/abc…</a>', "https://www.example.org/abcdef"),
        ('<a href="https://example.org/x">and so on…</a>', "and so on…"),
        ('<a href="javascript:alert(1)">javascript:al…</a>', "javascript:al…"),
        ('<a href="https://example.org">my words</a>!', "my words!"),
        ('see<a href="https://example.org"> this</a>', "see this"),
        ('<a href="https://example.org"><img src="x"></a>', ""),
        ('<a href="https://a.example">one<a href="https://b.example">two</a>', "onetwo"),
        ('<a>no address<br>two lines</a><p class="x">end', "no address\ntwo lines\n\nend"),
    ],
)
def test_links(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"<p>{mention('bob')} hello, {mention('eve')}!</p>", "@bob hello, @eve!"),
        (f"<p>{mention('bob', '@bob@sea.example')} hello</p>", "@bob hello"),
        (f"<p>{mention('b.o-b', '@b.o-b@sea.example')}</p>", "@b.o-b"),
        ('@<a href="https://sea.example/bob" class="mention">bob</a>', "@bob"),
        ('<a href="https://sea.example/tags/x" class="mention hashtag" rel="tag">#<span>fog</span></a>', "#fog"),
        ("<p>mail me: bob@sea.example, or @bob@sea.example</p>", "mail me: bob@sea.example, or @bob@sea.example"),
    ],
)
def test_mentions_and_hashtags(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Look :blobcat: :tea:</p>", "Look :blobcat: :tea:"),
        ('<p>Look <img class="custom-emoji" alt=":blobcat:" src="x"></p>', "Look :blobcat:"),
        ('<p>Look <img class="emojione" alt="😀"></p>', "Look 😀"),
        ('<p>Look <img alt="A photograph of my house" src="x"></p>', "Look"),
        (f'<img class="emoji" alt="{"x" * 1000}">', ""),
    ],
)
def test_emoji(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ul><li>one</li><li>two</li></ul>after", "- one\n- two\n\nafter"),
        ("<ul><li><p>one</p></li><li><p>two</p></li></ul>", "- one\n- two"),
        ('<ol start="3"><li>c<ul><li>x</li></ul></li><li>d</li></ol>', "3. c\n  - x\n4. d"),
        ('<ol start="99999999999999"><li>a</ol>', "1. a"),
        ("<ul><li></li><li>two</li></ul>", "- two"),
        ("<li>stray</li>", "- stray"),
        ("<p>a</p><blockquote><p>b<br>c</p></blockquote><p>d</p>", "a\n\n> b\n> c\n\nd"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n\n> > b"),
        ("<p>x</p><pre><code>if a:\n    b  c\n</code></pre><p>y</p>", "x\n\nif a:\n    b  c\n\ny"),
        ("run <code>make  all</code> now", "run make all now"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
    ],
)
def test_lists_quotes_and_code(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p class="quote-inline">RE: <a href="https://x.example">x</a></p><p>own words</p>', "own words"),
        (
            '<p>own words<span class="quote-inline"><br><br>RE: <a href="https://x.example">x</a></span></p>',
            "own words",
        ),
        ('<p class="quote-inline">RE: x<p>own words', "own words"),
        ('<p>shown<span class="invisible">not shown</span></p>', "shown"),
        ("a<script>alert('<b>')</script>b<style>p {}</style>c", "abc"),
        ("a<iframe src=x>no</iframe>b<template><p>no</template>c<svg><svg>no</svg>no</svg>d", "abcd"),
        ("a<script>never closed <b>b</b>", "a"),
        ("a<!-- <b>no</b> -->b<!doctype html>c<?php no ?>d<![CDATA[no]]>e<![if x]>f", "abcdef"),
        ("a<b onclick='alert(1)' style=\"x\">b</b></nothing></p></span></ul></blockquote>c", "ab\n\nc"),
        ("a<b never finished", "a"),
        ("a<!-- never finished <b>b</b>", "a"),
        ("nul \0 &#0; half \ud83d &#xd800;", "nul  � half � �"),
    ],
)
def test_markup_that_is_no_text_and_broken_markup(html: str, text: str) -> None:
    assert html_to_text(html) == text


def test_long_html_is_cut() -> None:
    assert len(html_to_text("x" * (MAX_CHARACTERS + 5))) == MAX_CHARACTERS


PIECES = """< |<a |<a b='|<a b="|<a b='"|<!--|<![x[|</|<div>|<ul><li>x|</span>|&|&#|<a>|<br>|<p>x|<span class=invisible>
<?|<a/|<svg><p>|<a b= c|<x y==|<title></|<a class=mention>a.|a@|<blockquote>|<script>|</p>"""


@pytest.mark.parametrize("piece", ["<", " ", "<pre>\n", *PIECES.replace("\n", "|").split("|")])
def test_time_is_linear(piece: str) -> None:
    """Quadratic time would take hours."""
    html = piece * (MAX_CHARACTERS // len(piece) // 4)
    assert len(html_to_text(html)) < 30 * len(html)


MARKUP = """<p> </p> <br> </a> <ul> <li> </ul> <pre> </pre> <blockquote> </blockquote> <span/class='invisible'> </span>
<script> </script> <a/href='https://x.example'/class='mention'> < > & ' " <!-- --> <![ ]]> <? </ <a = &# &#x0; &amp;
\0 \ud800 @a@b.example"""
markup = st.sampled_from([" ", "\n", *MARKUP.split()])


@settings(max_examples=300, deadline=None)
@given(st.lists(markup | st.text(max_size=5), max_size=30))
def test_any_html_gives_storable_text(pieces: list[str]) -> None:
    text = html_to_text("".join(pieces))
    text.encode()
    assert "\0" not in text
    assert text == text.strip()
