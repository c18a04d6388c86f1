"""Group readings into stories: documents of one event, with the near-copies among them folded into families."""

from collections.abc import Sequence

from reconcile.model import Family, Reading, Story
from reconcile.stories.copies import find_families


def group_stories(readings: Sequence[Reading], family_threshold: float = 0.5) -> tuple[Story, ...]:
    """Return the stories of a batch in order of their first document.

    For now a batch is one story: whoever names documents on the command line says that they belong together.
    """
    if not readings:
        return ()
    families: tuple[Family, ...] = find_families([reading.page for reading in readings], family_threshold)
    return (Story(tuple(readings), families),)
