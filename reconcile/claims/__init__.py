"""Chapter 6. Claims: what a sentence asserts, who vouches for it, and the slots it fills."""

from reconcile.claims.extract import extract_claims

__all__ = ["extract_claims"]
