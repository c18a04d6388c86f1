"""Compare what is not a quantity: how far a happening has come, how much of it is meant, who vouches for it."""

from difflib import SequenceMatcher

from reconcile.model import Comparison, Severity, Value, Verdict


def compare_status(left: Value, right: Value) -> Comparison:
    """Compare two rungs of one ladder: another rung is a tension, the denial of a rung that is asserted a conflict."""
    words = f"`{left.text}` says {left.lexical}, `{right.text}` says {right.lexical}"
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "status", (f"both say {left.lexical}",))
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


def compare_scope(left: Value, right: Value) -> Comparison:
    """Compare a statement on a part with one on the whole of the same thing."""
    words = f"`{left.text}` speaks of {left.lexical}, `{right.text}` of {right.lexical}"
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "scope", (words,))
    return Comparison(
        Verdict.TENSION, "scope", (words, "a reader of one would take the statement to cover more than the other says")
    )


def compare_source(left: Value, right: Value) -> Comparison:
    """Compare a statement that somebody vouches for with the same statement as plain fact."""
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "attribution", ("both name a source, or neither does",))
    return Comparison(
        Verdict.TENSION, "attribution", (f"{left.lexical} against {right.lexical}", "the source has been dropped")
    )


def compare_name(left: Value, right: Value) -> Comparison:
    """Compare two spellings of one name."""
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "name", ("one spelling",))
    return Comparison(
        Verdict.TENSION,
        "name",
        (f"`{_flat(left.text)}` and `{_flat(right.text)}` stand for one name; at the most one spelling is right",),
    )


def compare_quote(left: Value, right: Value) -> Comparison:
    """Compare what two sources put between quotation marks: other words are an altered quotation."""
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "quotation", ("the same words, or a part of them",))
    ours, theirs = left.lexical.split(), right.lexical.split()
    apart = [
        f"“{' '.join(ours[a:b])}” against “{' '.join(theirs[c:d])}”"
        for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return Comparison(Verdict.CONFLICT, "quotation", ("one quotation in two wordings", *apart[:4]))


def _flat(text: str) -> str:
    return " ".join(text.split())
