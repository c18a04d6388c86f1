"""Chapter 4: every figure and every word of quantity, as the interval that it denotes."""

from reconcile.values.describe import describe
from reconcile.values.find import find_values

__all__ = ["describe", "find_values"]
