"""Draft a rule from a pair of sentences on which it is to speak."""

import re
from collections.abc import Sequence

from reconcile.errors import UsageError
from reconcile.model import FLAGGED, PairTrace
from reconcile.rules.nodes import quoted
from reconcile.rules.schema import Rules

OWN = "OWN"  # codes of users' rules, apart from ours


def draft_rule(left: str, right: str, trace: PairTrace, rules: Rules, *, name: str = "", severity: str = "") -> str:
    """Return a rules file with one new rule that listens to what differs between two sentences; raises UsageError when nothing does.

    The file is complete: `reconcile rules lint` and `reconcile rules test` take it. Summary and reason are for a person to write.
    """
    if trace.verdict not in {verdict.value for verdict in FLAGGED}:
        last = f": {trace.steps[-1]}" if trace.steps else ""
        raise UsageError(f"the two sentences are {trace.verdict}, so no rule can speak on them{last}")
    about = trace.attribute or trace.kind
    plain = re.sub(r"[^a-z0-9]+", "-", f"own-{about}-{trace.verdict}".lower()).strip("-")
    chosen = _free_name(name or plain, rules)
    when = {"verdict": trace.verdict, "kind": trace.kind, "value": trace.value, "attribute": trace.attribute}
    listens = ", ".join(f"{key}: {_word(word)}" for key, word in when.items() if word)
    return "\n".join(
        (
            "version: 1",
            "extends: default",
            "rules:",
            f"  - id: {_free_code([rule.code for rule in rules.rules])}",
            f"    name: {_word(chosen)}",
            f"    severity: {severity or trace.severity}",
            f"    when: {{{listens}}}",
            f"    summary: {quoted(f'Sources differ on {about} ({trace.verdict})')}",
            f"    why: {quoted('Say here what a reader of one source alone would get wrong.')}",
            "    tests:",
            f"      {trace.verdict}: [[{quoted(left)}, {quoted(right)}]]",
            f"      unrelated: [[{quoted(left)}, {quoted('The weather was fine.')}]]",
            "",
        )
    )


def _word(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", text) else quoted(text)


def _free_code(taken: Sequence[str]) -> str:
    return next(code for number in range(1, 1000) if (code := f"{OWN}{number:03}") not in taken)


def _free_name(name: str, rules: Rules) -> str:
    taken = {rule.name for rule in rules.rules}
    return next(n for n in (name, *(f"{name}-{number}" for number in range(2, 1000))) if n not in taken)
