"""Leave the nearest of the old documents in a story, so that one told a thousand times costs no more than another."""

from collections.abc import Sequence
from dataclasses import replace

from reconcile.model import Note, Outline

_FEW = 40  # old documents that any story may hold …
_FOR_EACH = 4  # … and so many for each new one


def nearest(outlines: Sequence[Outline], ranks: Sequence[int | None]) -> tuple[tuple[Outline, ...], tuple[Note, ...]]:
    """Return the stories with no more old documents than they may hold, the nearest to new ones, and a note for what was left out.

    `ranks` tells of each old document its place among those near a new one, 0 the nearest; None stands for a new document.
    """
    kept, left, touched = [], 0, 0
    for outline in outlines:
        ordered = sorted((rank, n) for n in outline.members if (rank := ranks[n]) is not None)
        most = max(_FEW, _FOR_EACH * (len(outline.members) - len(ordered)))
        over = {n for _, n in ordered[most:]}
        kept.append(_without(outline, over) if over else outline)
        if over and len(ordered) < len(outline.members):
            left, touched = left + len(over), touched + 1
    return tuple(kept), _told(left, touched)


def _without(outline: Outline, over: set[int]) -> Outline:
    pairs = [(n, ties) for n, ties in zip(outline.members, outline.ties, strict=True) if n not in over]
    return replace(outline, members=tuple(n for n, _ in pairs), ties=tuple(ties for _, ties in pairs))


def _told(left: int, touched: int) -> tuple[Note, ...]:
    if not left:
        return ()
    where = "1 story" if touched == 1 else f"{touched} stories"
    told = f"{where} had more old documents of the ledger than are held against new ones ({_FOR_EACH} for each, {_FEW} at the least); the nearest were compared and {left} left out"
    return (Note("RC913", told),)
