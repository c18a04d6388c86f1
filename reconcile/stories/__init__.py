"""Chapter 7. Stories: documents about one event, and the near-copies of one text among them."""

from reconcile.stories.copies import find_families
from reconcile.stories.events import outline_stories
from reconcile.stories.marks import mark_page, share_words
from reconcile.stories.nearest import nearest

__all__ = ["find_families", "mark_page", "nearest", "outline_stories", "share_words"]
