"""Tags that the rules on tags share: Universal POS with the Penn tag behind a bar."""

FINITE_TAGS = frozenset({"VERB|VBD", "VERB|VBZ", "VERB|VBP", "AUX|MD", "AUX|VBD", "AUX|VBZ", "AUX|VBP"})
BEHIND_VERB = ("DET", "PRON", "PART|TO", "ADP", "ADV", "SCONJ")  # and behind a noun that has no verb there less often
COMMA = "PUNCT|,"
