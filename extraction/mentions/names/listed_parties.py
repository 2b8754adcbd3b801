"""Names that head the items of a list, or the rows of a table, whose other items are headed by organisations.

"• Proparco: EUR 15 million / • Caisse Nationale du Faso (CNF): EUR 3 million", "Araks Bank  15.0  25.0 / Sevan Kredit  -  5.0": of
items told alike, at least two of them known to be organisations and no fewer than those that are not, all are some.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction import expressions as re
from extraction.lexicon import gazetteer, subdivisions
from extraction.mentions.names.bodies import Span
from extraction.mentions.names.capitals import BREAK, COMMON, DEED, HONORIFIC, UPPER, Page, Run, Token, occurrences, segments

# Of a line: its bullet, the name, its acronym or a remark in brackets, then an amount behind a colon or a number in a cell of its own.
_ITEM = re.compile(
    rf"(?P<bullet>[ \t]*(?:[•*·▪–-]|\d{{1,2}}[.)]|\([a-z\d]\))?[ \t]*)(?=[{UPPER}])(?P<name>[^\n\x01:;|\t()]{{3,60}}?)(?:\s\([^()\n]{{2,40}}\))?"
    r"(?P<set>:\s(?=[A-Z]{0,3}\s?[$€£¥]?\s?\d)|[ ]{2,}(?=[\d(–-])|\s?\t\s?(?=[\d–-])|\s?\|\s?(?=[\d–-]))"
)
_LEAST = 2
_NO_NAME = COMMON | DEED | HONORIFIC


def find_listed_parties(page: Page, organisations: dict[int, int]) -> Iterator[Span]:
    """The other names of such lists; `organisations` are the places where a known one or a name built like one begins."""
    runs = {run[0].start: run for run in page.runs}
    listed: list[re.Match[str]] = []
    lines = (0, *sorted(at + 1 for at in occurrences(page.flow, "\n", BREAK)))
    items = (_ITEM.match(page.flow, start) for start in lines)
    for match in (*filter(None, items), None):
        if match is not None and listed and match["set"][0] == listed[-1]["set"][0] and page.flow.count("\n", listed[-1].end(), match.start()) <= _LEAST:
            listed.append(match)
            continue
        yield from _others(listed, runs, organisations)
        listed = [match] if match is not None else []


# "Savanna Fonds, Norbert Partners AG and clearCapital AG have each put in": names before what several do
_SEVERAL_DO = re.compile(r"\s(?:(?:have|will|would|are|were)\s)?(?:each|both|all|together|jointly)\b|\s(?:have|are|were|will)\s(?:[a-z]+ly\s)?(?:sign|agree|put|provid|contribut|lent|lend|invest|commit|pledg|join|split|shar)")
_COMMA = re.compile(r",\s(?:and\s)?(?:the\s)?\Z|\sand\s(?:the\s)?\Z")


def find_enumerated(page: Page, organisations: dict[int, int]) -> Iterator[Span]:
    """The names among organisations that do something together; `organisations` are those known, by where they begin, with their ends."""
    parts = [part for run in page.runs for part in segments(run)]
    for index, last in enumerate(parts):
        if not index or not _SEVERAL_DO.match(page.flow, last[-1].end) or " and " not in page.flow[parts[index - 1][-1].end : last[0].start]:
            continue
        first = index
        while first and index - first < 8 and _COMMA.fullmatch(page.flow, parts[first - 1][-1].end, parts[first][0].start):
            first -= 1
        listed = parts[first : index + 1]
        unknown = [part for part in listed if part[0].start not in organisations]
        if len(listed) - len(unknown) < max(1, len(unknown)):
            continue
        for part in unknown:
            name = " ".join(token.text for token in part)
            if _is_name(part, name) and not any(token.link for token in part):
                yield Span(part[0].start, part[-1].end, "company", name)



def _others(listed: list[re.Match[str]], runs: dict[int, Run], organisations: dict[int, int]) -> Iterator[Span]:
    unknown = [match for match in listed if match.start("name") not in organisations]
    if len(listed) - len(unknown) < max(_LEAST, len(unknown)):
        return
    for match in unknown:
        run = runs.get(match.start("name"))
        name = " ".join(match["name"].split())
        if run is not None and run[-1].end >= match.end("name") and _is_name([token for token in run if token.end <= match.end("name")], name):
            yield Span(match.start("name"), match.end("name"), "company", name)


def _is_name(tokens: list[Token], name: str) -> bool:
    """Whether capitalised words could be a party's name: no common word, no place, no word in capitals alone, and no government, which has a reader of its own."""
    key = " ".join(token.key for token in tokens).replace("-", " ")
    if key.startswith("government of "):
        return False
    own = [token for token in tokens if not token.link]
    return len(own) > 1 and not any(token.kinds & _NO_NAME for token in own) and not name.isupper() and not gazetteer().find(key) and key not in subdivisions()
