"""Train a language model on anyone's posts, and let it write new ones in that voice."""

__version__ = "0.1.0"
