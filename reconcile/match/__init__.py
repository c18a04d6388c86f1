"""Chapter 8. Matches: claims that say the same thing, and figures that stand for the same fact, inside one story."""

from reconcile.match.account import Account, account_for
from reconcile.match.settings import MatchSettings
from reconcile.match.story import match_claims

__all__ = ["Account", "MatchSettings", "account_for", "match_claims"]
