"""Reads commitments that repeat another's amount without a figure: "The World Bank puts in the same amount as the AIIB"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extraction import expressions as re
from extraction.facts.money.use import Use
from extraction.facts.payer.parties import Parties
from extraction.facts.payer.party_names import parties_in
from extraction.facts.payer.party_organisation import resolve
from extraction.facts.payer.payer import Payer
from extraction.facts.payer.rules import payer_of
from extraction.layout import BULLET, PROSE, Block, Uncut, blocks, sentences
from extraction.phrases import Item, items
from extraction.scene import Scene
from extraction.segments import Segment, Sentence

_SAME = re.compile(
    r"\b(?:the|an?)\s+(?:same|equal|identical|matching|like|similar|equivalent)\s+(?:amount|sum|contribution)\b|\bas much again\b|\bmatched\s+by\b|\b(?:so|as)\s(?:does|do|did)\b(?=\s(?:the\s)?[A-Z])|\bmatch(?:es|ed|ing)?\s+(?:that|this|the)\s+(?:amount|sum|contribution)\b",
    re.IGNORECASE,
)

# "matched by Germany", "and so does the EIB": who gives stands behind.
_SUBJECT_BEHIND = re.compile(r"matched|(?:so|as)\s", re.IGNORECASE)


def find_same_amounts(scene: Scene, uses: list[Use], parties: Parties) -> Iterator[Use]:
    """One more commitment for each, with the amount of the lender named after "as", else of the last commitment told."""
    if not _SAME.search(scene.clean):
        return
    spans = Uncut((m.char_start, m.char_end) for m in scene.mentions if m.kind in ("money", "organisation", "date"))
    for block in blocks(scene.clean):
        if block.kind not in (PROSE, BULLET):
            continue
        for match in _SAME.finditer(scene.clean, block.start, block.end):
            start, end = next(((s, e) for s, e in sentences(scene.clean, block, spans) if s <= match.start() < e), (block.start, block.end))
            use = _repeated(scene, uses, parties, block, start, end, match)
            if use is not None:
                yield use


def _repeated(scene: Scene, uses: list[Use], parties: Parties, block: Block, start: int, end: int, match: re.Match[str]) -> Use | None:
    left = items(scene.clean, scene.mentions, scene._starts, start, match.start())
    right = items(scene.clean, scene.mentions, scene._starts, match.end(), end)
    told = [use for use in uses if use.role == "commitment" and use.mention.char_start < match.start()]
    named = next((i for i in right[:4] if i.kind == "organisation"), None) if right and right[0].word in ("as", "from") else None
    if named is not None:
        key = scene.mentions[named.mentioned].entity
        told = [use for use in told if use.payer is not None and use.payer.key == key] or told
    if not told:
        return None
    model = told[-1]
    segment = Segment(model.segment.money, left, [], False)
    payer = _matching(parties, right) if _SUBJECT_BEHIND.match(match.group()) else payer_of(parties, segment, None, True)
    if payer is None or (model.payer is not None and payer.key == model.payer.key):
        return None
    sentence = Sentence(block, start, end, [*left, *right], [segment], model.sentence.number)
    return replace(
        model,
        sentence=sentence,
        segment=segment,
        payer=payer,
        head=None,
        finance_type=None,
        receiver=None,
        equivalents=(),
        edtf=None,
        span=match.span(),
        whole=None,
        activity_named=model.activity is not None,
    )


def _matching(parties: Parties, right: list[Item]) -> Payer | None:
    """Who stands behind "matched by", "so does"."""
    party = next((party for party in parties_in(parties, right[:3]) if party.first < 2 and party.kind in ("organisation", "government")), None)
    return resolve(parties, party, right, "agent") if party is not None else None
