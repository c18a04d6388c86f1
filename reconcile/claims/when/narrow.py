"""Which part of a month or year is meant: `early June`, `the end of July`, `late 2009`."""

from dataclasses import replace
from decimal import Decimal

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.scene import Scene
from reconcile.model import Interval, Span, Value

_BEFORE = 4  # words before a month that may tell its part: `at the end of`
_LEAST, _MOST = 28, 366  # days of a month and of a year


def narrowed(value: Value, where: Anchor, scene: Scene) -> Value:
    """Return a month or year cut down to the part that the words beside it tell; other values as they are."""
    low, high = value.hard.low, value.hard.high
    if low is None or high is None or not _LEAST <= high - low + 1 <= _MOST:
        return value
    shares = scene.language.section("moments")["shares"]
    words = {i: scene.parse.tokens[i].text.lower() for i in range(max(0, where.first - _BEFORE), where.first)}
    near = [
        i for i in words if words[i].rstrip("-") in shares and (i >= where.first - 2 or words[where.first - 1] == "of")
    ]
    if not near:
        return value
    part = words[near[-1]].rstrip("-")
    first, last = (Decimal(str(share)) for share in shares[part])
    length = high - low
    meant = Interval(low + (length * first).to_integral_value(), low + (length * last).to_integral_value())
    return replace(widened(value, near[-1], scene), hard=meant, soft=meant, lexical=f"{part} {value.lexical}")


def widened(value: Value, first: int, scene: Scene) -> Value:
    """Return a value that begins with an earlier word of its sentence."""
    span = Span(scene.parse.tokens[first].span.start, value.span.end)
    return replace(value, span=span, text=scene.text_of(span))
