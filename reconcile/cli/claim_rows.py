"""A claim as `reconcile claims` prints it: two lines for people, one object for programs."""

from typing import Any

from reconcile.model import Attribution, Claim, Document, Reference, Slot
from reconcile.report.escape import flat
from reconcile.report.json import attribution_object, value_object


def claim_row(claim: Claim, document: Document, at: str) -> dict[str, Any]:
    """Return the fields of a claim, and under `show` its two lines; `at` is its place as `path:line:column`."""
    words = document.text[claim.span.start : claim.span.end]
    told = claim.reference
    return {
        "path": document.path,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": words,
        "attribution": attribution_object(claim.attribution),
        "kind": claim.kind.value,
        "subject": claim.subject,
        "subject_from": None if told is None or not told.name else {"why": told.why, "trust": told.trust},
        "predicate": claim.predicate,
        "object": claim.object,
        "modality": claim.modality.value,
        "negated": claim.negated,
        "values": [{"start": v.span.start, "end": v.span.end, "text": v.text, **value_object(v)} for v in claim.values],
        "slots": [_slot(slot) for slot in claim.slots],
        "show": f"{at}  {flat(words)}\n    {_details(claim)}",
    }


def _slot(slot: Slot) -> dict[str, Any]:
    return {
        "value": slot.value.text,
        "attribute": slot.attribute,
        "noun": slot.noun,
        "subject": slot.subject,
        "parties": slot.parties,
        "places": slot.places,
        "scope": slot.scope,
    }


def _details(claim: Claim) -> str:
    """Who did what to whom; in what mode and on whose word; with which figures."""
    what = " · ".join(flat(part) for part in (_subject(claim), claim.predicate, claim.object) if part)
    mode = f"not {claim.modality}" if claim.negated and claim.modality != "denied" else str(claim.modality)
    parts = [what, f"{mode} by {_who(claim.attribution)}", ", ".join(flat(v.text) for v in claim.values)]
    return "   ".join(part for part in parts if part)


def _subject(claim: Claim) -> str:
    told: Reference | None = claim.reference
    if not claim.subject:
        return "(subject not told)"
    if told is None or not told.name or told.why == "named":
        return claim.subject
    return f"{claim.subject} ({told.why}; {told.trust:.0%})"


def _who(said: Attribution | None) -> str:
    if said is None:
        return "the writer"
    via = f", via {flat(said.via)}" if said.via else ""
    return f"{flat(said.source) or 'somebody unnamed'} ({flat(said.manner)}{via}; {said.closeness.name.lower()})"
