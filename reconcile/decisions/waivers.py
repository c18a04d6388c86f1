"""Waivers: findings that somebody has settled, each with its reason, in a YAML file that people edit and review.

The file is a list. Comments survive, since an entry is only ever appended as text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reconcile.errors import RulesError
from reconcile.model import Finding
from reconcile.rules.nodes import Problems, compose, items, pairs, quoted, text_of

KINDS = ("superseded", "false-positive", "vague", "resolved")
FIELDS = ("id", "rule", "claim", "as", "value", "reason", "by", "expires")
LEAST = 6  # digits of a fingerprint, as many as a report shows
WRITTEN = 16  # digits that we write, so that no later finding shares them


@dataclass(frozen=True, slots=True)
class Waiver:
    """One decision; `id` is the beginning of a fingerprint, `line` where it stands in its file."""

    id: str
    reason: str
    line: int
    rule: str = ""
    claim: str = ""
    accepted_as: str = ""  # superseded, false-positive, vague, resolved, or empty
    value: str = ""  # the value that is taken for right
    by: str = ""
    expires: date | None = None  # the last day on which it holds

    def covers(self, finding: Finding) -> bool:
        """Tell whether this decision is on a finding."""
        return finding.fingerprint.partition(":")[2].startswith(self.id)

    def holds_on(self, today: date) -> bool:
        """Tell whether it has not expired."""
        return self.expires is None or today <= self.expires


def read_waivers(text: str, shown: str) -> tuple[Waiver, ...]:
    """Return the waivers of a file; raises RulesError with every mistake, its line and column and the way out."""
    problems = Problems(shown)
    root = compose(text, shown, problems)
    found = [_waiver(node, problems) for node in items(root, "a file of waivers", problems)] if root is not None else []
    seen: dict[str, int] = {}
    for waiver in found:
        if waiver.id and waiver.id in seen:
            problems.found.append(
                (waiver.line, 1, f"R202 `{waiver.id}` is waived a second time (first at line {seen[waiver.id]})")
            )
        seen.setdefault(waiver.id, waiver.line)
    if problems.found:
        raise RulesError(problems.lines())
    return tuple(found)


def _waiver(node: Any, problems: Problems) -> Waiver:
    fields: dict[str, tuple[Any, str]] = {}
    for key, value in pairs(node, "a waiver", problems):
        if key.value not in FIELDS:
            problems.unknown(key, "key", FIELDS, " in a waiver")
        else:
            fields[str(key.value)] = (value, text_of(value, str(key.value), problems).strip())
    words = {name: word for name, (_, word) in fields.items()}
    if not words.get("reason"):
        problems.at(node, "R203", "a waiver needs a `reason`: say who settled it and how")
    if words.get("as", KINDS[0]) not in KINDS:
        problems.at(fields["as"][0], "R203", f"as must be {', '.join(KINDS[:-1])} or {KINDS[-1]}, not `{words['as']}`")
    return Waiver(
        id=_id(node, words, problems),
        reason=words.get("reason", ""),
        line=node.start_mark.line + 1,
        rule=words.get("rule", ""),
        claim=words.get("claim", ""),
        accepted_as=words.get("as", ""),
        value=words.get("value", ""),
        by=words.get("by", ""),
        expires=_day(fields, problems),
    )


def _id(node: Any, words: Mapping[str, str], problems: Problems) -> str:
    word = words.get("id", "").lower().partition(":")[2] or words.get("id", "").lower()
    if len(word) < LEAST or not set(word) <= set("0123456789abcdef"):
        problems.at(
            node,
            "R203",
            f"a waiver needs the `id` of a finding, {LEAST} or more digits of its fingerprint, not `{word}`",
        )
    return word


def _day(fields: Mapping[str, tuple[Any, str]], problems: Problems) -> date | None:
    if "expires" not in fields:
        return None
    node, word = fields["expires"]
    try:
        return date.fromisoformat(word)
    except ValueError:
        problems.at(node, "R204", f"expires must be a day such as 2026-12-31, not `{word}`")
        return None


def entry_for(finding: Finding, *, reason: str, accepted_as: str, value: str, by: str, expires: date | None) -> str:
    """Return the text of a waiver to append: strings in quotation marks, which YAML and JSON read alike."""
    told = {
        "id": finding.fingerprint.partition(":")[2][:WRITTEN],
        "rule": finding.rule,
        "claim": finding.title,
        "as": accepted_as,
        "value": value,
        "reason": reason,
        "by": by,
        "expires": expires.isoformat() if expires else "",
    }
    lines = [f"{name}: {word if name in _PLAIN else quoted(word)}" for name, word in told.items() if word]
    return "- " + "\n  ".join(lines) + "\n"


_PLAIN = frozenset({"rule", "as", "expires"})
