"""Chapter 5. Grammar: tags, base forms and governors of the words of a sentence."""

from reconcile.grammar.known import names_inside
from reconcile.grammar.parse import parse_sentence, tag_sentence

__all__ = ["names_inside", "parse_sentence", "tag_sentence"]
