"""Pictures of posts, checked pixel by pixel, and the command that draws them."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import typst
from PIL import Image, ImageChops

from huggingtweets import personas
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.events import Event, Notice
from huggingtweets.library import Generation, Library
from huggingtweets.library import Run as Training
from huggingtweets.palette import DARK, LIGHT
from huggingtweets.personas.record import RunRecord
from huggingtweets.sharing.options import SIZES, Size, Theme
from huggingtweets.sharing.picture import postcard as fonts
from huggingtweets.sharing.picture.picture import picture
from huggingtweets.sharing.picture.postcard import Author, Postcard
from tests.conftest import Run

NASA = Author(("NASA",))
MARK = "Written by a machine trained on the posts of @NASA, not by @NASA"
HOSTILE = '#{panic()} $x$ *b* _i_ </text><script>alert(1)</script> #import "x.typ" @l <l> \\n &amp; // /*'
SENTENCE = "The telescope has found that the small, cold planets around other stars are made of what we know. "
POSTS = {
    "one letter": "k",
    "280 characters": (SENTENCE * 3)[:280],
    "a word of 280 letters": "m" * 280,
    "an address": f"Read https://example.org/{'what-we-have-learned/' * 8}now?and=then",
    "140 lines": "\n".join("a" * 140),
    "blank lines": "One.\n\n\n\n\n\n\n\n\n\nTwo.",
    "marks piled up": "Z" + "\u0301\u0302\u0303" * 40 + "algo h" + "\u0323\u0324" * 60 + "e comes",
    "Hebrew": "שלום עולם, this line is mixed. " * 8,
    "hostile": HOSTILE,
}
MARGIN = 72

with_emoji = pytest.mark.skipif(not fonts.emoji_fonts(), reason="no font here has emoji in colour")
with_east_asian = pytest.mark.skipif(
    "Noto Serif CJK JP" not in fonts.installed().families(), reason="fonts-noto-cjk is not installed"
)


def png(text: str, size: Size = "link", theme: Theme = "light", author: Author = NASA) -> Image.Image:
    return Image.open(io.BytesIO(Postcard(7, text, author).draw(size, theme, "png")))


def svg(text: str) -> ET.Element:
    return ET.fromstring(Postcard(7, text, NASA).draw("link", "light", "svg"))  # noqa: S314 (ours)


def ink(image: Image.Image, box: tuple[int, int, int, int] | None = None) -> tuple[int, int, int, int] | None:
    """The smallest box around everything but the background, in the image or in `box`."""
    part = image.crop(box) if box else image
    return ImageChops.difference(part, Image.new("RGB", part.size, image.getpixel((0, 0)))).getbbox()


def room(image: Image.Image, theme: Theme = "light") -> tuple[int, int, int, int]:
    """The area of the post: from 40 pixels below the head to 40 above the footer's line."""
    line = tuple(bytes.fromhex((LIGHT if theme == "light" else DARK)["line"][1:]))
    x = MARGIN + 1
    foot = max(y for y in range(image.height) if image.getpixel((x, y)) == line)
    return (0, MARGIN + 64 + 40, image.width, foot - 41)


def post(image: Image.Image) -> tuple[int, int, int, int]:
    """The box around the post."""
    area = room(image)
    box = ink(image, area)
    assert box
    return (box[0], box[1] + area[1], box[2], box[3] + area[1])


def as_hex(colour: tuple[int, int, int]) -> str:
    return f"#{bytes(colour).hex()}"


class TestCard:
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("text", POSTS.values(), ids=POSTS)
    def test_every_post_fits(self, text: str, size: Size) -> None:
        image = png(text, size)
        assert image.size == SIZES[size]
        width, height = image.size
        left, top, right, bottom = ink(image) or (0, 0, 0, 0)
        assert left >= MARGIN - 4
        assert right <= width - MARGIN + 4
        assert top >= 40  # the antenna stands out of the head
        assert bottom <= height - MARGIN
        area = room(image)
        # It is clipped there, so what did not fit would reach it.
        assert not ink(image, (0, area[3] - 2, width, area[3]))
        assert not ink(image, (0, area[1], width, area[1] + 2))

    def test_text_fills_the_area(self) -> None:
        for size in SIZES:
            image = png(POSTS["280 characters"], size)
            _, top, _, bottom = room(image)
            _, first, _, last = post(image)
            assert last - first > 0.75 * (bottom - top)
        small, large = post(png("X" * 400)), post(png("X"))
        assert large[3] - large[1] > 50
        assert small[2] - small[0] > 1000

    @pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK)])
    def test_theme_colours(self, theme: Theme, palette: dict[str, str]) -> None:
        image = png("HHH", theme=theme)
        assert as_hex(image.getpixel((3, 3))) == palette["paper"]
        assert palette["persona"] in {as_hex(colour) for _, colour in image.getcolors(100_000)}
        _, inked = sorted(image.crop(room(image, theme)).getcolors(100_000))[-2]
        ink_of_theme = bytes.fromhex(palette["ink"][1:])
        assert max(abs(one - other) for one, other in zip(inked, ink_of_theme, strict=True)) <= 1

    def test_line_breaks_are_kept(self) -> None:
        one, two, apart = (post(png(text)) for text in ("aaa", "aaa\naaa", "aaa\n\naaa"))
        assert one[2] == two[2] == apart[2]
        assert 2 * (one[3] - one[1]) < two[3] - two[1] < apart[3] - apart[1]

    def test_words_break_only_if_no_line_holds_them(self) -> None:
        line = post(png("mmm"))
        torn = post(png("m" * 280, "square"))
        assert torn[3] - torn[1] > 4 * (line[3] - line[1])
        whole, shorter = post(png("m" * 40)), post(png("m" * 30))
        assert whole[3] - whole[1] < shorter[3] - shorter[1] < line[3] - line[1]

    def test_hebrew_starts_at_the_right_and_latin_at_the_left(self) -> None:
        hebrew, latin = (post(png(text)) for text in ("שלום", "Shalom"))
        assert latin[0] < MARGIN + 10
        assert latin[2] < 600
        assert hebrew[0] > 600
        assert hebrew[2] > 1200 - MARGIN - 10

    def test_a_name_does_not_decide_where_a_line_starts(self) -> None:
        assert post(png("@ferry שלום"))[2] > 1200 - MARGIN - 10
        assert post(png("@ferry hello"))[0] < MARGIN + 10

    @with_emoji
    def test_emoji_are_coloured_and_joined(self) -> None:
        for heart in ("❤️", "♥️", "♥"):  # the typeface has the second one, in black
            image = png(heart)
            _, (red, green, blue) = max(
                (count, colour)
                for count, colour in image.crop(room(image)).getcolors(maxcolors=100_000)
                if colour != (255, 255, 255)
            )
            assert red > 180
            assert max(green, blue) < 100
        family, apart = post(png("👩‍👩‍👧")), post(png("👩👩👧"))
        assert family[2] - family[0] < 0.5 * (apart[2] - apart[0])
        # These are letters' neighbours.
        assert len(png("©").crop(room(png("©"))).convert("RGB").getcolors(100_000)) < 300

    @with_east_asian
    def test_japanese_and_chinese_glyphs_differ(self) -> None:
        japanese, chinese = (Postcard(1, text, NASA) for text in ("直のある", "直接启动"))
        assert japanese.missing() == chinese.missing() == ()
        first = (MARGIN, 0, MARGIN + 88, 630)
        images = [Image.open(io.BytesIO(card.draw("link", "light", "png"))) for card in (japanese, chinese)]
        assert ImageChops.difference(*(image.crop(first) for image in images)).getbbox()

    def test_markup_in_a_post_is_not_interpreted(self) -> None:
        picture = svg(HOSTILE)
        tags = {element.tag.partition("}")[2] for element in picture.iter()}
        assert tags <= {"svg", "title", "desc", "path", "g", "use", "defs", "symbol", "clipPath"}
        glyphs = len(picture.findall(".//{*}use")) - len(svg("x").findall(".//{*}use")) + 1
        assert glyphs == len(re.sub(r"\s", "", HOSTILE))

    def test_metadata_says_that_a_machine_wrote_it(self) -> None:
        image = png("Hello <b>.")
        assert {"Description": image.text["Description"], "Software": image.text["Software"]} == {
            "Description": f"{MARK}.",
            "Software": "HuggingTweets",
        }
        assert "digitalsourcetype/trainedAlgorithmicMedia" in image.text["XML:com.adobe.xmp"]
        assert set(image.text) == {"Description", "Software", "XML:com.adobe.xmp"}
        drawn = svg("Hello <b>.")
        assert (drawn.get("width"), drawn.get("height")) == ("1200", "630")
        assert drawn.findtext("{*}title") == MARK
        assert drawn.findtext("{*}desc") == f"A machine-written post: “Hello <b>.” {MARK}."

    def test_mark_is_drawn(self) -> None:
        def foot(author: Author) -> Image.Image:
            image = png("Hello.", author=author)
            return image.crop((0, room(image)[3], 1200, 630))

        assert ink(foot(NASA))
        assert ImageChops.difference(foot(NASA), foot(Author(("NOAA",)))).getbbox()

    def test_texts_name_the_imitated_accounts(self) -> None:
        assert NASA.share_text == "NASA never wrote this. A machine trained on their posts did: {link}"
        several = Author(("me@example.social", "you", "x" * 100))
        assert several.mark == (
            "Written by a machine trained on the posts of @me@example.social, @you and 1 other, not by them"
        )
        assert Author(("x" * 100,)).mark.count("x") == 80
        assert (Author(("_nasa",)).initial, Author(("___",)).initial) == ("N", "?")
        nobody = Author(())
        assert (nobody.heading, nobody.mark) == ("A machine", "Written by a machine, not by a person")
        assert nobody.share_text == "Nobody wrote this. A machine did: {link}"
        for size, (width, _) in SIZES.items():
            box = ink(png("Hi.", size, author=Author(("W" * 300, "M" * 300, "c"))))
            assert box
            assert box[2] <= width - MARGIN + 2

    def test_long_posts_are_refused(self) -> None:
        for text in ("word " * 600, "word " * 100_000):
            with pytest.raises(BadInputError, match=f"{len(text):,} characters"):
                png(text)


class TestFonts:
    def test_latin_greek_cyrillic_and_hebrew_need_no_installed_font(self, bare: None) -> None:
        assert Postcard(1, "“Ça va?” – Ναι, да, שלום… ½ № ™ ©", NASA).missing() == ()

    @pytest.mark.parametrize(
        ("text", "lacks"),
        [
            ("日本 は 한국", "日 本 は 한 국"),
            ("สวัสดี 🚀", "ส ว ด 🚀"),
            ("🇩🇪 ❤", "🇩🇪 ❤"),
            ("\u0378", "\u0378"),
        ],
    )
    def test_missing_characters_are_named(self, bare: None, text: str, lacks: str) -> None:
        assert Postcard(7, text, NASA).missing() == tuple(lacks.split())

    @pytest.fixture
    def bare(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A computer with no fonts but Typst's own."""
        its_own = typst.Fonts(include_system_fonts=False)
        monkeypatch.setattr(fonts, "installed", lambda: its_own)


def keep_persona(home: Path, name: str, *posts: str, copied: str | None = None) -> list[int]:
    """Make a persona without weights that wrote `posts` and then the copy `copied`. Returns their numbers."""
    home.mkdir(exist_ok=True)
    weights = home / "weights"
    weights.mkdir()
    personas.save(home, name, weights, RunRecord(name=name, handles=(name,), base="smollm2"), move=True)
    with Library(home) as library:
        library.save_run(Training(name, personas.path_of(home, name), (f"x:{name}",), "smollm2"), [])
        ids = [library.add_generation(Generation(name, text, "", 0)) for text in posts]
        if copied:
            ids.append(library.add_generation(Generation(name, copied, "", 0, copied="verbatim")))
    return ids


class TestPicture:
    def test_draws_the_latest_post_in_both_sizes(self, home: Path, tmp_path: Path) -> None:
        first, second, _ = keep_persona(
            home, "NASA", "The first.", "The second.\n\nWith \x1b[31mcontrols\u202e.", copied="A"
        )
        drawn = picture(home, "@nasa", [], tmp_path / "out")
        assert [path.name for path in sorted((tmp_path / "out").iterdir())] == [
            f"NASA-{second}-link-light.png",
            f"NASA-{second}-square-light.png",
        ]
        (post,) = drawn.posts
        assert post.text == "The second.\n\nWith [31mcontrols."
        assert post.alt == f"A machine-written post: “The second. With [31mcontrols.” {MARK}."
        assert [file.bytes for file in post.pictures] == [file.path.stat().st_size for file in post.pictures]
        several = picture(home, "NASA", [second, first, second], tmp_path, sizes=["link"], theme="dark", format="svg")
        assert [post.id for post in several.posts] == [second, first]
        assert (tmp_path / f"NASA-{first}-link-dark.svg").is_file()

    def test_writes_nothing_unless_everything_is_drawn(self, home: Path, tmp_path: Path) -> None:
        fine, long, empty, copy = keep_persona(home, "NASA", "Fine.", "word " * 600, " \u202e ", copied="A real post.")
        folder = tmp_path / "out"
        for refused in (long, empty, copy):
            with pytest.raises(BadInputError, match=f"^Post {refused} "):
                picture(home, "NASA", [fine, refused], folder)
        with pytest.raises(NotFoundError, match=f"NASA has no post 99.*{copy}, {empty}, {long}"):
            picture(home, "NASA", [fine, 99], folder)
        assert not folder.exists()
        folder.write_text("")
        with pytest.raises(BadInputError) as unwritable:
            picture(home, "NASA", [fine], folder)
        assert unwritable.value.option == "output"

    def test_persona_without_posts(self, home: Path, tmp_path: Path) -> None:
        def command(name: str) -> str | None:
            with pytest.raises(NotFoundError) as refused:
                picture(home, name, [], tmp_path)
            return refused.value.command

        keep_persona(home, "NASA")
        assert command("NASA") == "generate NASA"
        keep_persona(home, "copycat", copied="A real post.")
        assert command("copycat") == "generate copycat"
        with Library(home) as library:
            library.remove_run("NASA")
        assert command("NASA") == "train NASA"

    def test_one_warning_per_post_for_missing_characters(self, home: Path, tmp_path: Path) -> None:
        keep_persona(home, "NASA", "Nobody knows \u0378 and \u0379.")
        events: list[Event] = []
        drawn = picture(home, "NASA", [], tmp_path, sizes=["link"], on_event=events.append)
        (warning,) = [event for event in events if isinstance(event, Notice)]
        assert warning.is_warning
        assert "\u0378, \u0379" in warning.message and "fonts-noto-core" in warning.hint
        assert drawn.posts[0].missing == ("\u0378", "\u0379")


class TestCommand:
    def test_prints_paths_alt_text_and_share_text(self, run: Run, home: Path, tmp_path: Path) -> None:
        (number,) = keep_persona(home, "NASA", "We're [bold]going[/bold] back to the Moon, to stay there.")
        told = run("picture", "NASA", number, "--size", "square", "-o", tmp_path, COLUMNS="40").stdout.splitlines()
        path = tmp_path / f"NASA-{number}-square-light.png"
        assert told[0] == str(path)
        assert told[1].endswith(f"“We're [bold]going[/bold] back to the Moon, to stay there.” {MARK}.")
        assert told[2].endswith("NASA never wrote this. A machine trained on their posts did: {link}")
        with Image.open(path) as image:
            image.load()
            assert image.size == (1080, 1080)

    def test_json(self, run: Run, home: Path, tmp_path: Path) -> None:
        (number,) = keep_persona(home, "NASA", "We're [bold]going[/bold] back.")
        told: dict[str, Any] = json.loads(
            run("picture", "NASA", "--as", "svg", "--size", "link", "--theme", "dark", "-o", tmp_path, "--json").stdout
        )
        path = tmp_path / f"NASA-{number}-link-dark.svg"
        assert told == {
            "name": "NASA",
            "theme": "dark",
            "format": "svg",
            "posts": [
                {
                    "id": number,
                    "text": "We're [bold]going[/bold] back.",
                    "alt": f"A machine-written post: “We're [bold]going[/bold] back.” {MARK}.",
                    "share_text": "NASA never wrote this. A machine trained on their posts did: {link}",
                    "pictures": [
                        {
                            "path": str(path),
                            "size": "link",
                            "width": 1200,
                            "height": 630,
                            "bytes": path.stat().st_size,
                        }
                    ],
                    "missing": [],
                    "machine_written": True,
                }
            ],
        }

    def test_wrong_options(self, run: Run, home: Path) -> None:
        assert "link or square" in run("picture", "x", "--size", "huge", code=2).stderr
        assert "first" in run("picture", "x", "first", code=2).stderr
