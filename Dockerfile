# HuggingTweets and its web page, on CPU. docs/web.md has the command that runs it.

# The Python version that the tests run with.
ARG PYTHON_IMAGE=docker.io/library/python:3.11-slim-bookworm

FROM ${PYTHON_IMAGE} AS build
# The package index's Linux build of PyTorch brings gigabytes of CUDA, which a CPU does not need.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
# Extras to install: "web" is the page, "evaluate" measures personas.
ARG EXTRAS=web,evaluate
ENV PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /source
RUN python3 -m venv /opt/huggingtweets
ENV PATH=/opt/huggingtweets/bin:$PATH
COPY constraints.txt ./
# In a layer of its own, because it is large and seldom changes. Its dependencies come from the package index below.
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install --no-deps --index-url "${TORCH_INDEX}" --constraint constraints.txt torch
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install --constraint constraints.txt ".[${EXTRAS}]"

FROM ${PYTHON_IMAGE}
# Fonts for pictures of posts: other scripts and emoji. fonts-noto-cjk (Chinese, Japanese, Korean) is left out because it
# is larger than both. No versions: Debian keeps only the latest.
ARG FONTS="fonts-noto-core fonts-noto-color-emoji"
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ${FONTS} \
    && rm -rf /var/lib/apt/lists/*
# Everything that is kept is in /data. HOME is the /tmp of one start.
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin huggingtweets \
    && install --directory --owner huggingtweets --group huggingtweets --mode 0700 /data
COPY --from=build /opt/huggingtweets /opt/huggingtweets
ENV PATH=/opt/huggingtweets/bin:$PATH \
    HOME=/tmp \
    HUGGINGTWEETS_HOME=/data \
    HF_HOME=/data/hub \
    PIP_NO_CACHE_DIR=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /tmp
# BASE=smollm2 includes the default base (half a gigabyte), so that nothing is downloaded at run time.
ARG BASE=
RUN if [ -n "${BASE}" ]; then \
        python -c 'import sys; from huggingtweets import files; from huggingtweets.models import bases; bases.locate(sys.argv[1], files.home())' \
            "${BASE}"; \
    fi
VOLUME /data
EXPOSE 8000
# What is shown before one has entered the token.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "\
from http.client import HTTPConnection; server = HTTPConnection('127.0.0.1', 8000); server.request('GET', '/enter'); \
exit(server.getresponse().status != 200)"]
ENTRYPOINT ["huggingtweets"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000", "--no-open"]
