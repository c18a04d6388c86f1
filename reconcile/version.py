"""The version, as a literal: reading it from package metadata would cost more than the whole of `--version`."""

__version__ = "0.1.0"
