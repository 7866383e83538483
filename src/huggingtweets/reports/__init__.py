"""One page about personas: tables and figures of what is stored of them, in one file that needs no other host.

It takes the objects that `compare`, `evaluate` and `curve` print with --json (docs/json.md) and runs no model.
"""

from huggingtweets.reports.drawing import Drawing
from huggingtweets.reports.inputs import Subject
from huggingtweets.reports.page import render
from huggingtweets.reports.report import report
from huggingtweets.reports.sections import Section, sections

__all__ = ["Drawing", "Section", "Subject", "render", "report", "sections"]
