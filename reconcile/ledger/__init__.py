"""Appendix B. What earlier batches said: one place with two verbs, `record` and `recall`; how it is kept is known only here."""

from reconcile.ledger.lines import Kept
from reconcile.ledger.near import MOST
from reconcile.ledger.open import is_there, open_ledger
from reconcile.ledger.postgres import shown
from reconcile.ledger.stamp import stamp_of
from reconcile.ledger.store import Ledger

__all__ = ["MOST", "Kept", "Ledger", "is_there", "open_ledger", "shown", "stamp_of"]
