"""Chapter 9. Verdicts: what holds between the values of one fact, and how loudly to say so."""

from reconcile.compare.arithmetic import implied_values
from reconcile.compare.judge import Judgement, judge, with_unique_ids
from reconcile.compare.pair import compare_pair
from reconcile.compare.sides import Sources

__all__ = ["Judgement", "Sources", "compare_pair", "implied_values", "judge", "with_unique_ids"]
