"""Write posts with a persona, and quiz people about which posts are real."""

from huggingtweets.writing.quiz import Quiz, QuizScore
from huggingtweets.writing.write import Writer, generation_as_json, open_writer

__all__ = ["Quiz", "QuizScore", "Writer", "generation_as_json", "open_writer"]
