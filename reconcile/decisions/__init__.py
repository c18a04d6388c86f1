"""Appendix C. Decisions: what people have settled before, as a baseline of known findings and as waivers with a reason."""

from reconcile.decisions.baseline import (
    AUDIT,
    Baseline,
    Known,
    baseline_of,
    difference,
    precision,
    read_baseline,
    written,
)
from reconcile.decisions.settle import settle
from reconcile.decisions.waivers import KINDS, Waiver, entry_for, read_waivers

__all__ = [
    "AUDIT",
    "KINDS",
    "Baseline",
    "Known",
    "Waiver",
    "baseline_of",
    "difference",
    "entry_for",
    "precision",
    "read_baseline",
    "read_waivers",
    "settle",
    "written",
]
