"""Detente takes a pile of news and keeps the record of a relationship between states."""

from .version import __version__

__all__ = ["__version__"]
