"""Posts that a persona wrote: rate, draw, compare with real posts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi import Path as InPath
from starlette.responses import Response

from huggingtweets.files import scratch
from huggingtweets.library import Library
from huggingtweets.posts.similarity import SimilarityIndex
from huggingtweets.sharing.options import Size, Theme
from huggingtweets.web.api import schemas
from huggingtweets.web.server import Shared

router = APIRouter(prefix="/posts", tags=["posts"])

Key = Annotated[int, InPath(ge=1, lt=2**63)]

_ANY_SIMILARITY = 1e-6


@router.put("/{key}/rating")
def rate(key: Key, body: schemas.RatingBody, server: Shared) -> schemas.Generated:
    """Rate a post as good or not, or clear its rating."""
    with Library(server.home) as library:
        library.rate(key, body.good)
        return schemas.Generated.of(library.generation(key), body.good)


@router.get("/{key}/closest")
def closest(key: Key, server: Shared) -> schemas.Closest:
    """Find the most similar post of those the persona was trained on."""
    with Library(server.home) as library:
        generation = library.generation(key)
        posts = library.run_posts(generation.persona, "train")
        similar = SimilarityIndex(post.text for post in posts).similar(generation.text, _ANY_SIMILARITY)
        if not similar:
            return schemas.Closest(similarity=0, post=None)
        number, similarity = similar[0]
        post = posts[number]
        created_at = library.post_time(post.platform, post.handle, post.post_id)
    real = schemas.RealPost(text=post.text, handle=post.handle, place=post.platform, created_at=created_at)
    return schemas.Closest(similarity=similarity, post=real)


@router.get("/{key}/picture", response_class=Response, responses={200: {"content": {"image/png": {}}}})
def picture(
    key: Key,
    server: Shared,
    size: Annotated[Size, Query(description="link: 1200 × 630; square: 1080 × 1080.")] = "link",
    theme: Annotated[Theme, Query(description="light or dark.")] = "light",
) -> Response:
    """Draw a post as a picture that says it is machine-written."""
    from huggingtweets.sharing.picture.picture import picture as draw

    with Library(server.home) as library:
        persona = library.generation(key).persona
    with scratch(server.home) as folder:
        drawn = draw(server.home, persona, [key], folder, theme=theme, sizes=[size])
        path = drawn.posts[0].pictures[0].path
        content = path.read_bytes()
    name = path.name.encode("ascii", "replace").decode()
    return Response(content, media_type="image/png", headers={"Content-Disposition": f'inline; filename="{name}"'})
