"""False cries and slips seen over documents made at random: for each form how many of those that hold are called inconsistent, and how many slips are flagged.

    python benchmarks/planted_slips.py [--of-each N] [--first SEED] [--show]

The documents are those of `tests/made_documents.py`: ways of telling with names and numbers drawn, one of the tied numbers changed beyond rounding. Unlike
`mutations.py`, which changes claims that were read, this also counts the claims that are not read at all.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from checks.rules import decide
from extraction import read
from tests.made_documents import FORMS, made, with_a_slip


def is_contradicted(text: str) -> bool:
    return any(decide(claim).status == "inconsistent" for claim in read(text).claims)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--of-each", type=int, default=100, help="documents of each form")
    options.add_argument("--first", type=int, default=0, help="the first seed; the others follow it")
    options.add_argument("--show", action="store_true", help="print what was cried about and what was missed")
    given = options.parse_args()
    all_planted = all_seen = all_cries = 0
    for form in FORMS:
        seeds = range(given.first, given.first + given.of_each)
        documents = {seed: made(form, seed) for seed in seeds}
        cries = [document.text for document in documents.values() if is_contradicted(document.text)]
        slipped = [with_a_slip(document, seed) for seed, document in documents.items() if document.tied and document.text not in cries]
        missed = [text for text in slipped if not is_contradicted(text)]
        print(f"{form.__name__:20} {len(documents)} made, {len(cries)} false cries; {len(slipped) - len(missed)} of {len(slipped)} slips seen")
        if given.show:
            print(*(f"--- cried about\n{text}" for text in cries), *(f"--- missed\n{text}" for text in missed), sep="\n")
        all_planted, all_seen, all_cries = all_planted + len(slipped), all_seen + len(slipped) - len(missed), all_cries + len(cries)
    print(f"{all_cries} false cries in {len(FORMS) * given.of_each} documents; {all_seen / max(all_planted, 1):.1%} of {all_planted} slips seen")


if __name__ == "__main__":
    main()
