"""Chapter 3. Sentences: where one ends and the next begins."""

from reconcile.split.sentences import split_sentences, split_text

__all__ = ["split_sentences", "split_text"]
