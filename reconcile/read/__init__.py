"""Chapter 1. Reading: from paths and bytes to documents."""

from reconcile.read.arrivals import Inbox, arrivals, there_now
from reconcile.read.batch import Batch, Entry, HeldEntry, KnownEntry
from reconcile.read.files import Readers, read_document
from reconcile.read.limits import Limits, parse_limits
from reconcile.read.paths import Found, find_paths, name_documents, shown_path
from reconcile.read.sources import read_source_meta
from reconcile.read.text import read_bytes

__all__ = [
    "Batch",
    "Entry",
    "Found",
    "HeldEntry",
    "Inbox",
    "KnownEntry",
    "Limits",
    "Readers",
    "arrivals",
    "find_paths",
    "name_documents",
    "parse_limits",
    "read_bytes",
    "read_document",
    "read_source_meta",
    "shown_path",
    "there_now",
]
