"""Compare what is not a quantity: how far a happening has come, how much of it is meant, who vouches for it."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from reconcile.model import Comparison, Form, Severity, Value, Verdict

_SQUARE = 90  # degrees
# Left out, these change what was said: denials, and the verbs that carry tense and possibility.
_TURNING = frozenset(
    "not never no none nobody nothing neither nor without hardly only had has have was were is are did do does will would can could "
    "shall should may might must".split()
)


def compare_status(left: Value, right: Value) -> Comparison:
    """Compare two rungs of one ladder: another rung is a tension, the denial of a rung that is asserted a conflict."""
    words = f"`{left.text}` says {left.lexical}, `{right.text}` says {right.lexical}"
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "status", (f"both say {left.lexical}",))
    if left.unit == "way":
        return _compare_ways(left, right, words)
    if left.unit == "stage":
        return _compare_stages(left, right)
    if left.form is not right.form:
        silent, telling = (left, right) if left.form is Form.UNDISCLOSED else (right, left)
        words = f"`{_flat(silent.text)}` leaves it open, `{_flat(telling.text)}` does not"
        return Comparison(Verdict.DISCLOSURE, "disclosure", (words,))
    if left.unit == "particular":
        words = f"`{_flat(left.text)}` against `{_flat(right.text)}`"
        return Comparison(Verdict.TENSION, "particular", (words, "the deed has one of them"))
    if not left.hard.meets(right.hard):
        return Comparison(
            Verdict.CONFLICT,
            "status",
            (words, "one side denies the step that the other reports as taken"),
            Severity.WARNING,
        )
    if not left.soft.meets(right.soft):
        return Comparison(Verdict.TENSION, "status", (words, "different steps of one course"), Severity.WARNING)
    return Comparison(Verdict.COMPATIBLE, "status", (words, "both can hold at once"))


def _compare_stages(left: Value, right: Value) -> Comparison:
    words = f"`{_flat(left.text)}` is {left.lexical}, `{_flat(right.text)}` is {right.lexical}"
    why = "time may explain it" if left.noun == "status" else "one source is sure of what another is not"
    return Comparison(Verdict.TENSION, left.noun, (words, why), Severity.NOTICE)


def _compare_ways(left: Value, right: Value, words: str) -> Comparison:
    if left.hard.meets(right.hard):
        return Comparison(Verdict.TENSION, "way", (words, "it happened once, and in one way"))
    return Comparison(Verdict.CONFLICT, "way", (words, "the one way shuts out the other"))


def compare_scope(left: Value, right: Value) -> Comparison:
    """Compare a statement on a part with one on the whole of the same thing."""
    words = f"`{left.text}` speaks of {left.lexical}, `{right.text}` of {right.lexical}"
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "scope", (words,))
    if left.unit == "rank":
        return _compare_ranks(left, right, words)
    return Comparison(
        Verdict.TENSION, "scope", (words, "a reader of one would take the statement to cover more than the other says")
    )


def _compare_ranks(left: Value, right: Value, words: str) -> Comparison:
    """Who is one of the first may be the first; what has no equal has none beside it."""
    if "without equal" in (left.lexical, right.lexical):
        return Comparison(Verdict.TENSION, "rank", (words, "what is without equal is not one of several"))
    return Comparison(Verdict.PRECISION, "rank", (words, "who is one of the first may be the first"))


def compare_source(left: Value, right: Value) -> Comparison:
    """Compare a statement that somebody vouches for with the same statement as plain fact."""
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "attribution", ("both name a source, or neither does",))
    if left.unit == "deed":
        return _compare_deeds(left, right)
    return Comparison(
        Verdict.TENSION, "attribution", (f"{left.lexical} against {right.lexical}", "the source has been dropped")
    )


def _compare_deeds(left: Value, right: Value) -> Comparison:
    levels = {left.lexical, right.lexical}
    words = f"`{_flat(left.text)}` is {left.lexical}, `{_flat(right.text)}` is {right.lexical}"
    if levels == {"stated", "alleged"}:
        return Comparison(
            Verdict.TENSION,
            "attribution",
            (words, "one source states as a fact what another leaves to a court"),
            Severity.WARNING,
        )
    if levels == {"stated", "denied"}:
        return Comparison(
            Verdict.CONFLICT, "negation", (words, "one source states what another reports as denied"), Severity.WARNING
        )
    if "denied" in levels:
        why = "one source puts to somebody what another reports as denied"
        return Comparison(Verdict.TENSION, "negation", (words, why), Severity.WARNING)
    return Comparison(Verdict.COMPATIBLE, "attribution", (words, "an allegation leaves room for a denial"))


def compare_name(left: Value, right: Value) -> Comparison:
    """Compare two spellings of one name, or a name with its being kept back."""
    if left.form is not right.form:
        silent, telling = (left, right) if left.form is Form.UNDISCLOSED else (right, left)
        words = f"`{_flat(silent.text)}` keeps the name back, `{_flat(telling.text)}` is the name"
        return Comparison(Verdict.DISCLOSURE, "disclosure", (words,))
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "name", ("one spelling",))
    return Comparison(
        Verdict.TENSION,
        "name",
        (f"`{_flat(left.text)}` and `{_flat(right.text)}` stand for one name; at the most one spelling is right",),
    )


def compare_place(left: Value, right: Value) -> Comparison:
    """Compare two directions from one place: a right angle and more shut each other out, less may be a loose word."""
    words = f"`{_flat(left.text)}` against `{_flat(right.text)}`"
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "place", ("the same direction",))
    assert left.hard.low is not None  # noqa: S101 - a direction is a number of degrees
    assert right.hard.low is not None  # noqa: S101
    turn = abs(left.hard.low - right.hard.low)
    apart = min(turn, 360 - turn)
    verdict = Verdict.CONFLICT if apart >= _SQUARE else Verdict.TENSION
    return Comparison(verdict, "place", (words, f"{apart} degrees apart from one place"))


def compare_role(left: Value, right: Value) -> Comparison:
    """Compare two offices of one person: another rank of one office, or another rung of one ladder."""
    words = f"`{_flat(left.text)}` is {left.lexical}, `{_flat(right.text)}` is {right.lexical}"
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "role", ("the same office",))
    return Comparison(Verdict.TENSION, "role", (words, "one person, two ranks or posts"))


def compare_quote(left: Value, right: Value) -> Comparison:
    """Compare what two sources put between quotation marks: words put for others alter it; words left out in front or behind are a cut.

    Left out inside, without a mark, several words alter it, and so does a single one that denies, changes the tense or stands
    elsewhere, or where each side has words that the other lacks.
    """
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "quotation", ("the same words, or a part of them",))
    ours, theirs = left.lexical.split(), right.lexical.split()
    codes = [
        code
        for code in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        if "".join(ours[code[1] : code[2]]) != "".join(theirs[code[3] : code[4]])  # `eleventh-hour`, `11th hour`
    ]
    apart = [(" ".join(ours[a:b]), " ".join(theirs[c:d])) for _, a, b, c, d in codes]
    steps = tuple(
        f"“{one}” against “{two}”" if one and two else f"“{one or two}” stands in one of them only"
        for one, two in apart
    )
    if _is_altered(codes, ours, theirs, apart):
        return Comparison(Verdict.CONFLICT, "quotation", ("one quotation in two wordings", *steps[:4]))
    return Comparison(Verdict.COMPATIBLE, "quotation", ("words left out of a quotation", *steps[:4]))


def _is_altered(
    codes: Sequence[tuple[str, int, int, int, int]],
    ours: Sequence[str],
    theirs: Sequence[str],
    apart: Sequence[tuple[str, str]],
) -> bool:
    if any((one and two) or _TURNING & {*one.split(), *two.split()} for one, two in apart):
        return True
    if {one for one, two in apart if not two} & {two for one, two in apart if not one}:
        return True  # words that stand elsewhere
    inside = [c for c in codes if c[1] and c[3] and c[2] < len(ours) and c[4] < len(theirs)]
    lost = max((b - a + d - c for _, a, b, c, d in inside), default=0)
    return lost > 1 or {"delete", "insert"} <= {tag for tag, *_ in inside}  # neither is a cut of the other


def _flat(text: str) -> str:
    return " ".join(text.split())
