"""Readers of shares: which part and which whole a percentage or a fraction ties, and the percentages that share one whole out.

`forms` reads what stands side by side, `whose` and `of_what` list what else a part and a whole may be, `vetoes` what is no share at all, `decision` chooses.
Counted people and things without a number for the part are in `count_share`, rows and columns in `sums.tables`.
"""
