"""Chapter 7: documents about one event."""
