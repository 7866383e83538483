"""One page about personas: tables and figures of what is stored of them, in one file that needs no other host.

It takes the objects that `compare`, `evaluate` and `curve` print with --json (docs/json.md) and runs no model.
"""

from huggingtweets.report.drawing import Drawing
from huggingtweets.report.inputs import Comparison, Curve, Evaluation, Subject
from huggingtweets.report.page import render
from huggingtweets.report.sections import Section, sections

__all__ = ["Comparison", "Curve", "Drawing", "Evaluation", "Section", "Subject", "render", "sections"]
