"""Batches: JSONL files of documents, packed or not."""
