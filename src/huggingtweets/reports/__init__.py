"""Reports on personas: one HTML file of tables and figures that needs no other host.

A report shows what `compare`, `evaluate` and `curve` measured (docs/json.md) and runs no model.
"""

from huggingtweets.reports.page import render
from huggingtweets.reports.people_map import write_map
from huggingtweets.reports.report import make_page, report
from huggingtweets.reports.sections import Subject, sections

__all__ = ["Subject", "make_page", "render", "report", "sections", "write_map"]
