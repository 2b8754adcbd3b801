"""What a text tells as done, in its first sentences."""

from __future__ import annotations

from extraction import expressions as re

# what the text is about having been done, at its beginning
DONE = re.compile(
    r"\b(?:approv(?:ed|es)|sign(?:ed|s)|inked|clear(?:ed|s)|endors(?:ed|es)|launch(?:ed|es|ing)?|agre(?:ed|es)|decided|earmarked|adopted|granted|awarded|borrowed|committed|given\sthe\sgo-ahead|gave\sthe\sgo-ahead|"
    r"conclud(?:ed|es)|Approves|Signs|provid(?:es|ing)|extends|lends|finances)\b",
    re.IGNORECASE,
)
