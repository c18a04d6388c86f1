"""Chapter 5. Grammar: tags, base forms and governors of the words of a sentence."""

from reconcile.grammar.parse import parse_sentence, tag_sentence

__all__ = ["parse_sentence", "tag_sentence"]
