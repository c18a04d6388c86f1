"""Chapter 7. Stories: documents about one event, and the near-copies of one text among them."""

from reconcile.stories.copies import find_families
from reconcile.stories.events import group_stories

__all__ = ["find_families", "group_stories"]
