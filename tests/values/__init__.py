"""Tests of the values: what figures and words of quantity denote, and how two of them compare."""
