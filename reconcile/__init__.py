"""Cross-source claim reconciliation: find where sources differ.

>>> from reconcile import reconcile
>>> report = reconcile(["a.txt", "b.txt"])          # doctest: +SKIP
>>> [finding.title for finding in report.findings]  # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

from reconcile.version import __version__

if TYPE_CHECKING:
    from reconcile.errors import ReconcileError
    from reconcile.model import Document, Finding, Report, Severity, Verdict
    from reconcile.pipeline import reconcile
    from reconcile.rules import Rules, load_rules

_HOMES = {
    "reconcile": "reconcile.pipeline",
    "load_rules": "reconcile.rules",
    "ReconcileError": "reconcile.errors",
    "Rules": "reconcile.rules",
    "Document": "reconcile.model",
    "Finding": "reconcile.model",
    "Report": "reconcile.model",
    "Severity": "reconcile.model",
    "Verdict": "reconcile.model",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `reconcile --version` stays instant."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)


__all__ = [
    "Document",
    "Finding",
    "ReconcileError",
    "Report",
    "Rules",
    "Severity",
    "Verdict",
    "__version__",
    "load_rules",
    "reconcile",
]
