"""The tests, read like a fact-checker's notebook: cases, properties, whole commands, floors."""
