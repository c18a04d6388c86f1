"""What we were told about a language: words as data, loaded once and passed as an argument."""

from reconcile.language.load import Language, load_language

__all__ = ["Language", "load_language"]
