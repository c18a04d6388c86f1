"""The bar on mixed news: 516 documents of many events in one folder, eight pairs of events of one kind among them."""

from collections import defaultdict

from reconcile.language import Language
from reconcile.looks import group_documents
from reconcile.read import read_document
from tests.places import SHARED, needs_shared

NEWS = SHARED / "bench" / "news"


@needs_shared
def test_stories_of_mixed_news_keep_their_bar(language: Language) -> None:
    """B-cubed (Bagga & Baldwin 1998) over documents: precision 0.95 or more, F1 0.90 or more."""
    paths = sorted(NEWS.glob("*/*.txt"))
    # The names are numbers: a folder's or file's name would give the answer away.
    batch = [read_document(path, name=f"{number:04}.txt") for number, path in enumerate(paths)]
    events = {f"{number:04}.txt": path.parent.name for number, path in enumerate(paths)}
    ordered, outlines, notes = group_documents(batch, language)
    assert notes == ()
    sizes: dict[str, int] = defaultdict(int)
    for event in events.values():
        sizes[event] += 1
    precision = recall = 0.0
    for outline in outlines:
        members = [events[ordered[n].path] for n in outline.members]
        for event in members:
            precision += members.count(event) / len(members) / len(batch)
            recall += members.count(event) / sizes[event] / len(batch)
    assert precision >= 0.95
    assert 2 * precision * recall / (precision + recall) >= 0.90
