"""Compare two values of one fact as intervals: one verdict, the kind of the difference, and the steps that led there.

The steps follow docs/values.md: units, slips, equality, hard ends, one numeral with a strict bound, soft ends, then the looser side.
Conflict is tested before agreement by overlap, and every verdict but the wording of its steps is the same in both directions.
"""

from decimal import Decimal

from reconcile.compare.dates import compare_dates, compare_times
from reconcile.compare.interval import Ends, ends_of, is_bare, on_outer_end, same_precision, slip, truncates
from reconcile.compare.wording import describe_side
from reconcile.model import EVERYTHING, Comparison, Form, Kind, Modifier, Severity, Value, Verdict

_NOTHING = Decimal(0)
_ENDS = 2  # of an interval
_FAR = 2  # soft widths from a rough figure to one that it cannot stand for (three are its hard end)
_HAIR = Decimal("0.03")  # of a hedged round number: what rounding takes or adds without anybody's notice
_COARSE = Decimal("0.1")  # of the smaller figure: `2 years` is no rounding of 2 1/2 years, 22 billion is one of 22.4
_APART = Decimal("0.25")  # of the smaller of two figures, one of them hedged
_BEYOND = Decimal("1.5")  # times the top of a vague word at which a figure is still loosely told by it
_PLAIN_KINDS = {Kind.COUNT: "count", Kind.DATE: "date", Kind.TIME: "date"}
_LOOSENESS = {Form.NUMERAL: 0, Form.BOUND: 1, Form.HEDGE: 2, Form.SHARE: 3, Form.WORD: 3, Form.QUALITY: 4}
_VAGUE = frozenset({Form.HEDGE, Form.SHARE, Form.WORD, Form.QUALITY})
_HEDGES = frozenset({Modifier.ABOUT, Modifier.AROUND, Modifier.ALMOST, Modifier.JUST_OVER})
_UP = frozenset({Modifier.OVER, Modifier.JUST_OVER, Modifier.AT_LEAST})
_DOWN = frozenset({Modifier.UNDER, Modifier.ALMOST, Modifier.AT_MOST})
_STRICT = frozenset({Modifier.OVER, Modifier.UNDER})


def compare_values(
    left: Value, right: Value, *, round_numbers: bool = True, tolerance: Decimal = _NOTHING
) -> Comparison:
    """Return the verdict on two values that stand for the same fact.

    `round_numbers` grants a bare round numeral its slack (300 may be 320, as a tension); `tolerance` is a share of each
    value by which both intervals are widened, 0 for none. `most` caps the severity where the verdict rests on an end
    that only readers set.
    """
    special = _special(left, right)
    if special is not None:
        return special
    gate = _units_apart(left, right)
    if gate:
        return gate
    if _converted(left, right):
        return Comparison(Verdict.COMPATIBLE, "rounding", ("the same size in another unit, but for the rounding",))
    one, two = ends_of(left, round_numbers, tolerance), ends_of(right, round_numbers, tolerance)
    steps = (describe_side(left, one.hard, one.soft), describe_side(right, two.hard, two.soft))
    found = _equal(one, two, tolerance) or _apart(one, two) or _surprising(one, two) or _holding(left, right)
    return _marked(left, right, Comparison(found.verdict, found.kind, (*steps, *found.steps), found.most, found.gate))


def _converted(left: Value, right: Value) -> bool:
    """`150 nautical miles` and `about 277 km`: whoever converts a measure rounds it, and hedges what was rounded."""
    units = {left.written_unit, right.written_unit}
    if left.kind is not Kind.MEASURE or len(units) < 2 or "" in units or left.number is None or right.number is None:
        return False
    return {left.modifier, right.modifier} <= _HEDGES | {Modifier.NONE} and abs(left.number - right.number) <= max(
        left.step, right.step
    )


def _special(left: Value, right: Value) -> Comparison | None:
    """Settle what is no interval of numbers: silence, words of quality, dates, times, scores and names."""
    forms = (left.form, right.form)
    if Form.UNDISCLOSED in forms:
        return _silence(left, right)
    if Form.QUALITY in forms:
        return _quality(left, right)
    if left.kind is Kind.DATE and right.kind is Kind.DATE:
        return compare_dates(left, right)
    if left.kind is Kind.TIME and right.kind is Kind.TIME:
        return compare_times(left, right)
    if Form.LABEL in forms and left.kind is right.kind:
        if left.lexical == right.lexical:
            return Comparison(Verdict.AGREE, "numeric", (f"both are {left.lexical}",))
        return Comparison(
            Verdict.CONFLICT, "numeric", (f"`{left.text}` is {left.lexical}, `{right.text}` is {right.lexical}",)
        )
    return None


def _silence(left: Value, right: Value) -> Comparison:
    if left.form is right.form:
        return Comparison(Verdict.AGREE, "disclosure", ("both say that the value is not told",))
    silent, telling = (left, right) if left.form is Form.UNDISCLOSED else (right, left)
    if telling.form is Form.QUALITY:
        return Comparison(
            Verdict.COMPATIBLE, "disclosure", (f"`{telling.text}` gives no figure, and `{silent.text}` says why",)
        )
    return Comparison(
        Verdict.DISCLOSURE,
        "disclosure",
        (f"`{silent.text}` says that the value is not told", f"`{telling.text}` tells it"),
    )


def _quality(left: Value, right: Value) -> Comparison:
    if left.form is right.form:
        verdict = Verdict.AGREE if left.lexical == right.lexical else Verdict.COMPATIBLE
        return Comparison(verdict, "precision", ("both are words of quality, without bounds",))
    word, figure = (left, right) if left.form is Form.QUALITY else (right, left)
    return Comparison(
        Verdict.PRECISION,
        "precision",
        (f"`{word.text}` is a word of quality and sets no bounds", f"`{figure.text}` says it more sharply"),
    )


def _class(value: Value) -> str:
    return "count" if value.kind in (Kind.COUNT, Kind.NUMBER) else value.kind.value


def _units_apart(left: Value, right: Value) -> Comparison | None:
    """Refuse pairs that no unit joins; percent against percentage points of one number is a slip."""
    kinds = {left.kind, right.kind}
    if kinds == {Kind.PERCENT, Kind.POINTS} and left.number is not None and left.number == right.number:
        steps = (
            "one side says percent, the other percentage points",
            "the same number with another unit: looks like a slip",
        )
        return Comparison(Verdict.CONFLICT, "magnitude", steps)
    if _class(left) != _class(right) and kinds != {Kind.AMOUNT, Kind.MONEY}:
        return _refused(f"{left.kind.value} against {right.kind.value}", "other unit")
    if left.unit != right.unit and Kind.AMOUNT not in kinds:
        return _refused(f"{left.unit or 'no unit'} against {right.unit or 'no unit'}", "other unit")
    if left.per != right.per and left.per and right.per:
        return _refused(f"per {left.per} against per {right.per}", "other scope")
    for value in (left, right):
        if value.modifier is Modifier.NOT_COMPARED or (value.hard == EVERYTHING and value.soft == EVERYTHING):
            return _refused(f"`{value.text}` has no interval", "no interval")
    return None


def _refused(why: str, gate: str) -> Comparison:
    return Comparison(Verdict.NOT_COMPARED, "incomparable", (why,), gate=gate)


def _plain(left: Value, right: Value) -> str:
    return next((_PLAIN_KINDS[v.kind] for v in (left, right) if v.kind in _PLAIN_KINDS), "numeric")


def _looser(left: Value, right: Value) -> Value:
    return max((left, right), key=lambda v: (_LOOSENESS.get(v.form, 0), v.modifier is Modifier.UP_TO))


def _kind(left: Value, right: Value) -> str:
    """Name the kind by the looser side."""
    form = _looser(left, right).form
    if form is Form.NUMERAL:
        return _plain(left, right)
    return "bound" if form is Form.BOUND else "precision"


def _equal(one: Ends, two: Ends, tolerance: Decimal) -> Comparison | None:
    """The same value in the same manner agrees; two bare numerals of one precision must be equal."""
    left, right = one.value, two.value
    same = left.number == right.number and (left.number is not None or left.soft == right.soft)
    if same and left.modifier is right.modifier and (left.number is not None or left.hard == right.hard):
        return Comparison(Verdict.AGREE, _plain(left, right), ("the same value",))
    if (
        not is_bare(left)
        or not is_bare(right)
        or not same_precision(left, right)
        or left.number is None
        or right.number is None
    ):
        return None
    apart = abs(left.number - right.number)
    if apart <= tolerance * min(abs(left.number), abs(right.number)):
        return Comparison(Verdict.COMPATIBLE, "rounding", ("they differ by less than the tolerance of the rules",))
    return Comparison(
        Verdict.CONFLICT, _plain(left, right), ("both are written to the same precision and are not equal",)
    )


def _apart(one: Ends, two: Ends) -> Comparison | None:
    """Hard intervals that share no point conflict; what rests on a reader's end is a warning at most."""
    if one.hard.meets(two.hard):
        return None
    left, right = one.value, two.value
    if left.number is not None and left.number == right.number and _opposed(left, right):
        return Comparison(
            Verdict.CONFLICT, "hedge-opposition", ("the two stand on opposite sides of one number",), Severity.WARNING
        )
    if on_outer_end(one, two):
        return Comparison(
            Verdict.CONFLICT,
            _kind(left, right),
            ("the intervals share no point; the end that parts them is what readers take the words to say",),
            Severity.WARNING,
        )
    steps = ["the intervals share no point"]
    if is_bare(left) and is_bare(right) and truncates(left, right):
        steps.append("cutting the finer number off instead of rounding it would reconcile them")
    return Comparison(Verdict.CONFLICT, _kind(left, right), tuple(steps))


def _opposed(left: Value, right: Value) -> bool:
    sides = {left.modifier in _UP, right.modifier in _UP}
    return (
        sides == {True, False}
        and bool({left.modifier, right.modifier} & _DOWN)
        and Form.HEDGE in (left.form, right.form)
    )


def _surprising(one: Ends, two: Ends) -> Comparison | None:
    """Both can hold, but a reader of one would not expect the other."""
    left, right = one.value, two.value
    bare = [v for v in (left, right) if is_bare(v)]
    if (
        left.number is not None
        and left.number == right.number
        and len(bare) == 1
        and {left.modifier, right.modifier} & _STRICT
    ):
        return Comparison(
            Verdict.TENSION,
            "bound",
            ("a strict bound and the bare number meet only in what rounding allows",),
            Severity.NOTICE,
        )
    if one.soft.meets(two.soft):
        return None
    why = ("both can hold, but what a reader takes them to say does not meet",)
    kind = _kind(left, right)
    if len(bare) == 2 and _rounded_anew(left, right):
        return None
    if len(bare) == 2:
        return Comparison(Verdict.TENSION, "rounding", why, Severity.NOTICE)
    if _far_off(left, right):
        words = ("one is at least twice as far from the other as a reader takes its word of roughness to allow",)
        return Comparison(Verdict.CONFLICT, kind, words, Severity.WARNING)
    if _just_beyond(left, right):
        return Comparison(Verdict.PRECISION, "precision", ("the figure lies just beyond what the vague word suggests",))
    if Modifier.UP_TO in (left.modifier, right.modifier):
        return Comparison(
            Verdict.TENSION,
            "bound",
            ("the end of `up to` is passed, which the words do not rule out",),
            Severity.WARNING,
        )
    return Comparison(Verdict.TENSION, kind, why, Severity.NOTICE if kind == "bound" else None)


def _rounded_anew(left: Value, right: Value) -> bool:
    """`11,300 acres`, `4,570 hectares`: one measure in two units, rounded anew, a hundredth apart at the most."""
    a, b = left.number, right.number
    if a is None or b is None or left.written_unit == right.written_unit:
        return False
    return abs(a - b) * 100 <= max(abs(a), abs(b))


def _far_off(left: Value, right: Value) -> bool:
    """`around 100` beside 55, `almost 50` beside 40: the figures stand twice the width of the soft side apart, or more."""
    for rough, other in ((left, right), (right, left)):
        if rough.form is not Form.HEDGE or not (is_bare(other) or other.form is Form.HEDGE):
            continue
        ends = [
            abs(end - rough.number) for end in (rough.soft.low, rough.soft.high) if end is not None and rough.number
        ]
        if rough.number is None or other.number is None or len(ends) < _ENDS:
            continue
        if abs(rough.number - other.number) >= _FAR * max(ends):
            return True
    return False


def _just_beyond(left: Value, right: Value) -> bool:
    """`thousands` beside about 14,000: a figure above the vague word by less than half as much again."""
    for vague, other in ((left, right), (right, left)):
        high, low = vague.soft.high, other.soft.low
        if vague.form is Form.WORD and other.number is not None and high is not None and low is not None:
            return high < low < _BEYOND * high
    return False


def _holding(left: Value, right: Value) -> Comparison:
    """One value satisfies both: compatible, or one side says it more vaguely."""
    loose = _looser(left, right)
    sharp = right if loose is left else left
    kind = "rounding" if loose.form is Form.NUMERAL else _kind(left, right)
    if {left.form, right.form} <= {Form.HEDGE, Form.NUMERAL} and _is_coarse(left, right, _APART):
        why = ("both can hold, but figures more than a quarter apart are two, however rough",)
        return Comparison(Verdict.CONFLICT, kind, why, Severity.WARNING)
    hedged_same = loose.form is Form.HEDGE and loose.number is not None and loose.number == sharp.number
    if _is_rounded(loose, sharp):
        return Comparison(Verdict.COMPATIBLE, "rounding", (f"`{loose.text}` rounds the other",))
    if is_bare(left) and is_bare(right) and _is_coarse(left, right):
        why = ("they meet only where one is rounded by more than a tenth",)
        return Comparison(Verdict.CONFLICT, _plain(left, right), why, Severity.WARNING)
    if loose.form in _VAGUE and _is_sharper(sharp, loose) and not hedged_same:
        return Comparison(
            Verdict.PRECISION, "precision", (f"both can hold; `{loose.text}` says the same more vaguely",)
        )
    return Comparison(Verdict.COMPATIBLE, kind, ("one value satisfies both",))


def _is_coarse(one: Value, two: Value, most: Decimal = _COARSE) -> bool:
    a, b = one.number, two.number
    return a is not None and b is not None and abs(a - b) > most * min(abs(a), abs(b))


def _is_sharper(value: Value, loose: Value) -> bool:
    """A figure beside words, or a hedged figure beside a word without one: `dozens`, `about 60`."""
    hedged = value.form is Form.HEDGE and value.number is not None and loose.number is None
    return value.form is Form.NUMERAL or hedged


def _is_rounded(loose: Value, sharp: Value) -> bool:
    """`some 430` for 426: a hedged round number that the sharper one is rounded to, a hair away."""
    a, b = loose.number, sharp.number
    if loose.form is not Form.HEDGE or not is_bare(sharp) or not loose.grain or a is None or b is None:
        return False
    return 0 < abs(a - b) <= _HAIR * abs(a) and round(b / loose.grain) * loose.grain == a


def _marked(left: Value, right: Value, found: Comparison) -> Comparison:
    """Add what a conflict looks like, and lower one between two estimates."""
    if found.verdict is not Verdict.CONFLICT:
        return found
    if left.estimate and right.estimate:
        return Comparison(
            Verdict.TENSION, "estimate", (*found.steps, "both are put forward as estimates"), Severity.WARNING
        )
    looks = slip(left, right)
    if not looks or found.kind == "hedge-opposition":
        return found
    return Comparison(Verdict.CONFLICT, "magnitude", (*found.steps, looks), found.most)
