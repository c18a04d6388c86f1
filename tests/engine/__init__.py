"""Appendix A: one result, wherever the work runs."""
