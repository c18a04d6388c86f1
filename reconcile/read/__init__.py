"""Chapter 1. Reading: from paths and bytes to documents."""

from reconcile.read.document import read_bytes, read_document
from reconcile.read.paths import Found, find_paths, name_documents

__all__ = ["Found", "find_paths", "name_documents", "read_bytes", "read_document"]
