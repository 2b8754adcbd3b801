"""unaccounted_numbers: numbers of a text that nothing accounts for; each is a gap in the reading, said aloud."""

from checks.suites import holds, warn

EXPECTATIONS = (warn(holds("accounted_for", "false", "Every number of every text is a mention, part of a name or a list marker.")),)
