"""Small pieces of patterns over marked text that several readers of claims use; each with the words it matches."""

from __future__ import annotations

# "about ", "the equivalent of ", "some ", "over ", "US" left over before a sign
HEDGE = r"""(?: (?: about|approximately|approx\.|around|some|roughly|nearly|almost|close\sto|just|over|under|more\sthan|less\sthan|at\sleast|up\sto
                  | currently|an?\sestimated|estimated\sat|equivalent\sto|the\sequivalent\sof|equivalent\sof|equal\sto|c\.|ca\.|~|≈ )
              \s? ){0,2}"""

# " equivalent", " at current exchange rates", " in US dollars", " as of June 2023", " per km"
EQUIVALENT_TAIL = r"""(?: ,?\s (?:equivalent|equiv\.|approx\.?|approximately) )?
                      (?: ,?\s at\s(?:the|a|an)\s(?:[\w-]+\s){0,3}?rate\sof\s¤[^¤()\[\];\n]{0,60} )?
                      (?: ,?\s (?: at|in|as\sof|using|based\son ) \s [^¤()\[\];\n]{1,60} )?"""

# what a share may be a share of: "cost", "investment", "contract price"
WHOLE = r"""(?: costs? | price | investments? | budget | value | total | sum | amount | financing | funding | expenditure | outlay | envelope | package
              | bill | portfolio | programme | program | capital | commitments? )"""

# what the things of a list are told by: "the first tranche", "the second one"
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
