"""Figures that stand for one fact: gates, scores, and the figures of which a story has one."""
