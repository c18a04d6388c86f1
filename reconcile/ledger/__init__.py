"""Appendix B. What earlier batches said: one file with two verbs, `record` and `recall`; how it is kept is known only here."""

from reconcile.ledger.lines import Kept
from reconcile.ledger.open import open_ledger
from reconcile.ledger.store import MOST, Ledger

__all__ = ["MOST", "Kept", "Ledger", "open_ledger"]
