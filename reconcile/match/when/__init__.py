"""Happenings that documents put on several days or at several hours."""
