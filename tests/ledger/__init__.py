"""Appendix B: what earlier batches said."""
