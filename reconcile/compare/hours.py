"""Compare two hours of one happening: clock times, and parts of the day."""

from decimal import Decimal

from reconcile.model import Comparison, Severity, Value, Verdict

_DAY = Decimal(1440)  # minutes
_ROUNDED = (
    (60, 15),
    (15, 10),
    (5, 5),
    (1, 0),
)  # minutes: who gives a full hour rounds by a quarter, who gives 8.49 does not
_HOUR = Decimal(60)
_MINUTE = Decimal(1)  # by which clocks differ
_TOLD = Decimal(5)  # minutes; careful readers note so much between two times, though both may be right
_NOTICED = Decimal(15)  # minutes; so near, the later of two times may be that of the alarm
_ZONE = Decimal(30)  # minutes; zones differ by half hours, so times nearer than that are told in one
_PART_SLACK = Decimal(45)  # minutes; where an evening ends and a night begins is a matter of the season


def compare_hours(left: Value, right: Value) -> Comparison:
    """Return the verdict on two hours of one day: clocks apart conflict, a clock within a part of the day is sharper than it."""
    if left.number is not None and right.number is not None:
        return _clocks(left, right, left.number, right.number)
    words = f"`{_flat(left.text)}` against `{_flat(right.text)}`"
    clock, part = (left, right) if left.number is not None else (right, left)
    if clock.number is None:
        if _between(left, right) > _PART_SLACK:
            return Comparison(Verdict.CONFLICT, "hour", (words, "two parts of one day"), Severity.NOTICE)
        return Comparison(Verdict.COMPATIBLE, "hour", (words, "neither gives the time"))
    away = min(_distance(clock.number, part), _distance(clock.number + _DAY, part))
    if clock.lexical and away:
        return Comparison(Verdict.NOT_COMPARED, "incomparable", (words, "the time is in a zone"), gate="other unit")
    if not away:
        return Comparison(
            Verdict.PRECISION, "hour", (words, "one gives the time, the other a part of the day"), Severity.NOTICE
        )
    if away <= max(_PART_SLACK, clock.step):
        return Comparison(Verdict.COMPATIBLE, "hour", (words, "at the edge of that part of the day"))
    return Comparison(
        Verdict.CONFLICT, "hour", (words, f"{away} minutes outside that part of the day"), Severity.NOTICE
    )


def _clocks(left: Value, right: Value, one: Decimal, two: Decimal) -> Comparison:
    apart = abs(one - two)
    words = f"`{_flat(left.text)}` and `{_flat(right.text)}` lie {apart} minutes apart"
    if left.lexical != right.lexical and apart >= _ZONE:
        return Comparison(Verdict.NOT_COMPARED, "incomparable", (words, "one of them in a zone"), gate="other unit")
    if not apart:
        return Comparison(Verdict.AGREE, "hour", ("the same time",))
    if apart <= max(_slack(left, one), _slack(right, two), _MINUTE):
        if apart < _TOLD or not one % _HOUR or not two % _HOUR:
            return Comparison(Verdict.COMPATIBLE, "hour", (words, "no more than reporters round"))
        return Comparison(Verdict.PRECISION, "hour", (words, "one of them may be rounded"), Severity.NOTICE)
    return Comparison(Verdict.CONFLICT, "hour", (words,), Severity.NOTICE if apart <= _NOTICED else None)


def _slack(value: Value, at: Decimal) -> Decimal:
    """By how much a time may have been rounded, as far as its minutes tell."""
    return max(value.step, next(Decimal(slack) for grain, slack in _ROUNDED if not at % grain))


def _between(left: Value, right: Value) -> Decimal:
    """The minutes between two parts of one day; 0 where they meet, also when a night is counted with the morning it ends on."""
    (low, high), (first, last) = ((v.hard.low or Decimal(0), v.hard.high or _DAY) for v in (left, right))
    shifts = [Decimal(0), *([_DAY] if max(high, last) > _DAY + _PART_SLACK else [])]
    gaps = (max(low + one - last - two, first + two - high - one, Decimal(0)) for one in shifts for two in shifts)
    return min(gaps)


def _distance(at: Decimal, part: Value) -> Decimal:
    low, high = part.hard.low, part.hard.high
    if low is None or high is None:
        return Decimal(0)
    return max(low - at, at - high, Decimal(0))


def _flat(text: str) -> str:
    return " ".join(text.split())
