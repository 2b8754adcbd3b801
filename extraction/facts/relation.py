"""Reads relations between two named things: membership, parts and wholes, secretariats, links by a corridor, first collaborations.

"B, which joined the Bank in November 2016" gives member_of since 2016-11; "X falls under the Y programme" part_of; "A
serves as the P Secretariat" secretariat_of; "A connects to B and C through Corridor 4" linked_by, once for each end, via
the corridor. Both ends must be named; "the program's eleventh member" is a member of the programme named last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extraction import expressions as re
from extraction.facts.clause import LONGEST_SENTENCE
from extraction.model import NAME_KINDS, Entity, Mention, Relation
from extraction.scene import Scene

_TRIGGER = re.compile(
    r"\b(?:members?\b|join(?:ed|s)\b|accession|[Ss]ecretariat|part of|falls? under|comes? under|belongs? to|subsidiary|affiliate|arm of|agency of|comprises?|consists? of"
    r"|made up of|links?\b|connects?\b|connecting|linking|collaboration|cooperation|cofinanc|co-financ|section of|stretch of|segment of)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A named thing where the sentence names it."""

    start: int
    end: int
    key: str
    kind: str
    entity: Entity | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    scene: Scene
    start: int
    end: int
    names: list[_Name]

    def between(self, start: int, end: int) -> str:
        return self.scene.clean[start:end]

    def before(self, position: int, *kinds: str) -> _Name | None:
        """The name that ends last before a position."""
        return next((n for n in reversed(self.names) if n.end <= position and (not kinds or n.kind in kinds)), None)

    def after(self, position: int, *kinds: str) -> _Name | None:
        """The name that begins first from a position on."""
        return next((n for n in self.names if n.start >= position and (not kinds or n.kind in kinds)), None)


def find_relations(scene: Scene) -> Iterator[Relation]:
    """Each relation of a text once, in text order."""
    told: set[tuple[object, ...]] = set()
    for start, end in scene.text.sentences:
        end = min(end, start + LONGEST_SENTENCE)
        if not _TRIGGER.search(scene.clean, start, end):
            continue
        sentence = _Sentence(
            scene,
            start,
            end,
            _outermost([_named(scene, m) for _, m in scene.within(start, end, *NAME_KINDS) if m.entity]),
        )
        for reader in _READERS:
            for relation in reader(sentence):
                key = (relation.type, relation.subject, relation.object, relation.via)
                if relation.subject != relation.object and key not in told:
                    told.add(key)
                    yield relation


def _named(scene: Scene, mention: Mention) -> _Name:
    return _Name(mention.char_start, mention.char_end, mention.entity or "", mention.kind, scene.entity(mention))


def _outermost(names: list[_Name]) -> list[_Name]:
    """Names without those inside a longer one ("EBRD" in "EBRD Green Cities programme")."""
    kept: list[_Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.end > kept[-1].end:
            kept.append(name)
    return kept


def _relation(
    sentence: _Sentence, kind: str, subject: str, object_: str, via: str | None = None, edtf: str | None = None
) -> Relation:
    return Relation(
        char_start=sentence.start, char_end=sentence.end, type=kind, subject=subject, object=object_, via=via, edtf=edtf
    )


def _finds(sentence: _Sentence, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return pattern.finditer(sentence.scene.clean, sentence.start, sentence.end)


# member_of

_OPENS_AS_MEMBER = re.compile(
    r"\b(?:As\s+)?(?:a|an)\s+(?:\w+\s+)?(?:member|shareholder)\s+of\s+(?:the\s+)?", re.IGNORECASE
)
_IS_MEMBER = re.compile(
    r"\b(?:is|are|was|were|became|become|becomes|remains)\s+(?:also\s+)?(?:an?|the)?\s*(?:[\w-]+\s+){0,2}(?:member|shareholder)s?\s+of\s+(?:the\s+)?",
    re.I,
)
_JOINED = re.compile(
    r"(?P<who>,?\s{0,3}(?:which|who)\s+)?\b(?:has\s+|had\s+)?(?:joined|acceded\s+to|joins)\s+(?:the\s+)?", re.IGNORECASE
)
_WELCOMED = re.compile(r"\b(?:welcomed|welcomes|admitted)\s+(?:the\s+)?", re.IGNORECASE)
_AS_MEMBER = re.compile(
    r"\s+as\s+(?:a|an|the|its|the\s+[\w']+?(?:'s)?)\s*(?:[\w'-]+\s+){0,2}?members?\b", re.IGNORECASE
)


def _members(sentence: _Sentence) -> Iterator[Relation]:
    for match in _finds(sentence, _OPENS_AS_MEMBER):
        if match.start() - sentence.start > 3:
            continue
        body = sentence.after(match.end() - 1, "organisation", "activity")
        if body and body.start <= match.end() + 1:
            who = next(
                (
                    n
                    for n in sentence.names
                    if n.start >= body.end and n.key != body.key and n.kind in ("place", "organisation")
                ),
                None,
            )
            if who:
                yield _relation(sentence, "member_of", who.key, body.key, edtf=_date_after(sentence, body.end))
    for pattern in (_IS_MEMBER, _JOINED):
        for match in _finds(sentence, pattern):
            who = sentence.before(match.start() + 1, "place", "organisation")
            body = sentence.after(match.end() - 1, "organisation", "activity")
            if (
                who
                and body
                and body.start <= match.end() + 1
                and match.start() - who.end < 40
                and ";" not in sentence.between(who.end, match.start())
            ):
                yield _relation(sentence, "member_of", who.key, body.key, edtf=_date_after(sentence, body.end))
    for match in _finds(sentence, _WELCOMED):
        who = sentence.after(match.end() - 1, "place", "organisation")
        if not who or who.start > match.end() + 1 or not _AS_MEMBER.match(sentence.scene.clean, who.end, sentence.end):
            continue
        programme = _programme_before(sentence, match.start())
        if programme:
            yield _relation(sentence, "member_of", who.key, programme, edtf=_date_after(sentence, who.end))


def _date_after(sentence: _Sentence, position: int) -> str | None:
    """The date that follows with "in" or "since"."""
    for _, mention in sentence.scene.within(position, min(sentence.end, position + 30), "date"):
        lead = sentence.between(position, mention.char_start).lower()
        if re.search(r"\b(?:in|since|on|from)\s*$", lead):
            return mention.edtf
    return None


def _programme_before(sentence: _Sentence, position: int) -> str | None:
    """The programme or organisation with members that the text named last before a position."""
    scene = sentence.scene
    nearest = sorted(
        (m for kind in ("organisation", "activity") for m in scene.before(position, kind)), key=lambda m: -m.char_start
    )
    entities = (scene.entity(mention) for mention in nearest)
    return next(
        (
            e.key
            for e in entities
            if e is not None and re.search(r"program|cooperation|union|organi[sz]ation", e.name, re.I)
        ),
        None,
    )


# part_of

_UNDER = re.compile(r"\b(?:falls?|comes?)\s+under\s+(?:the\s+)?|\bbelongs\s+to\s+(?:the\s+)?", re.IGNORECASE)
_PART = re.compile(
    r"""(?:\b(?:is|are|was|forms|form|as|being)\s+|,\s+)(?:(?:an?|the)\s+)?(?:(?:\w+\s+){0,8}?and\s+an?\s+)?
        (?:(?:integral\s+|key\s+|\w+\s+)?part|(?:specialized\s+|specialised\s+|\w+\s+)?(?:agency|arm|affiliate|subsidiary|unit|branch|component))\s+of\s+(?:the\s+)?""",
    re.IGNORECASE | re.VERBOSE,
)
_COMPRISES = re.compile(
    r"\b(?:comprises|comprise|consists\s+of|is\s+made\s+up\s+of|is\s+composed\s+of)\b", re.IGNORECASE
)
_STRETCH = re.compile(r"\b(?:section|stretch|segment|part|leg)s?\s+of\s+(?:the\s+)?", re.IGNORECASE)


def _parts(sentence: _Sentence) -> Iterator[Relation]:
    for pattern in (_UNDER, _PART):
        for match in _finds(sentence, pattern):
            part, whole = sentence.before(match.start() + 1), sentence.after(match.end() - 1)
            if not part or not whole or whole.start > match.end() + 1 or not _stands_for(sentence, part, match.start()):
                continue
            if {part.kind, whole.kind} <= {"organisation", "activity"}:
                yield _relation(sentence, "part_of", part.key, whole.key)
    for match in _finds(sentence, _COMPRISES):
        whole = sentence.before(match.start() + 1, "organisation", "activity")
        if whole and match.start() - whole.end < 12:
            for part in sentence.names:
                if part.start >= match.end() and part.kind == whole.kind:
                    yield _relation(sentence, "part_of", part.key, whole.key)
    for match in _finds(sentence, _STRETCH):
        activity, corridor = sentence.before(match.start(), "activity"), sentence.after(match.end() - 1, "corridor")
        if activity and corridor and corridor.start <= match.end() + 1:
            yield _relation(sentence, "part_of", activity.key, corridor.key)


def _stands_for(sentence: _Sentence, part: _Name, verb: int) -> bool:
    """Whether the name is the verb's subject: right before it, or before ", which"."""
    gap = sentence.between(part.end, verb)
    return (
        len(gap) < 60
        and re.fullmatch(r"\s*(?:\([^)]{0,40}\))?\s*,?\s*(?:which|that)?\s*(?:\w+ly)?\s*", gap) is not None
    )


# secretariat_of

_SERVES_AS = re.compile(
    r"\b(?:serves|serving|acts|acting|functions|functioning|works)\s+as\s+(?:its\s+|the\s+|an?\s+)*|\bis\s+the\s+",
    re.IGNORECASE,
)
_SECRETARIAT = re.compile(r"\bSecretariat\b", re.IGNORECASE)
_HOSTED = re.compile(r",?\s*(?:which\s+is\s+)?(?:hosted|provided|housed|run)\s+(?:by|at)\s+(?:the\s+)?", re.IGNORECASE)


def _secretariats(sentence: _Sentence) -> Iterator[Relation]:
    for match in _finds(sentence, _SECRETARIAT):
        served = _served(sentence, match)
        if served is None:
            continue
        host = _HOSTED.match(sentence.scene.clean, match.end(), sentence.end)
        if host:
            who = sentence.after(host.end() - 1, "organisation")
            if who and who.start <= host.end() + 1:
                yield _relation(sentence, "secretariat_of", who.key, served)
            continue
        serves = [m for m in _finds(sentence, _SERVES_AS) if m.end() <= match.start() and match.start() - m.end() < 80]
        if serves:
            who = sentence.before(serves[-1].start() + 1, "organisation")
            if who and serves[-1].start() - who.end < 12:
                yield _relation(sentence, "secretariat_of", who.key, served)


def _served(sentence: _Sentence, match: re.Match[str]) -> str | None:
    """Whose secretariat: "the P Secretariat", "secretariat of the P"."""
    scene = sentence.scene
    holder = next((n for n in sentence.names if n.start < match.start() < n.end), None)
    if holder is not None:
        printed = scene.clean[holder.start : match.start()].strip()
        return next(
            (
                e.key
                for e in scene.entities.values()
                if printed and any(_same(printed, n) for n in (e.acronym, e.name, *e.aliases))
            ),
            None,
        )
    before = sentence.before(match.start(), "organisation", "activity")
    if before and match.start() - before.end <= 1:
        return before.key
    following = re.compile(r"\s+(?:of|for|to)\s+(?:the\s+)?").match(scene.clean, match.end(), sentence.end)
    after = sentence.after(match.end(), "organisation", "activity")
    return after.key if following and after and after.start <= following.end() + 1 else None


def _same(printed: str, name: str | None) -> bool:
    """Letter for letter, or an acronym with one letter misread ("CARFC")."""
    if printed == name:
        return True
    if name is None or not (len(printed) == len(name) >= 5 and printed.isupper() and name.isupper()):
        return False
    return sum(a != b for a, b in zip(printed, name, strict=True)) == 1


# linked_by

_LINKS = re.compile(
    r"\b(?:links?|connects?|connected|linked)\b(?:\s+\w+ly)?\s+(?P<to>to|with)?\s*(?:the\s+)?", re.IGNORECASE
)
_VIA = re.compile(r"\b(?:via|through|by|along)\s+(?:the\s+)?", re.IGNORECASE)


def _links(sentence: _Sentence) -> Iterator[Relation]:
    matches = list(_finds(sentence, _LINKS))
    for number, match in enumerate(matches):
        until = matches[number + 1].start() if number + 1 < len(matches) else sentence.end
        subject = sentence.before(match.start() + 1)
        if subject is None or match.start() - subject.end > 30:
            continue
        ends = [n for n in sentence.names if n.kind == "place" and match.end() - 1 <= n.start < until]
        if subject.kind == "corridor":
            if len(ends) >= 2:
                for other in ends[1:]:
                    yield _relation(sentence, "linked_by", ends[0].key, other.key, via=subject.key)
            continue
        via = next((n for n in sentence.names if n.kind == "corridor" and match.end() <= n.start < until), None)
        if subject.kind != "place" or via is None or not _VIA.search(sentence.scene.clean, match.end(), via.start):
            continue
        for other in ends:
            if other.start < via.start:
                yield _relation(sentence, "linked_by", subject.key, other.key, via=via.key)


# first_collaboration

_FIRST = re.compile(
    r"\bfirst\s+(?:[\w-]+\s+){0,2}?(?:collaboration|cooperation|co-?operation|co-?financing|partnership|operation|project)\s+between\s+(?:the\s+)?",
    re.IGNORECASE,
)


def _first_collaborations(sentence: _Sentence) -> Iterator[Relation]:
    for match in _finds(sentence, _FIRST):
        one = sentence.after(match.end() - 1, "organisation")
        two = sentence.after(one.end, "organisation") if one else None
        if (
            one
            and two
            and one.start <= match.end() + 1
            and re.match(r"\s*(?:\([^)]{0,30}\)\s*)?and\b", sentence.between(one.end, two.start))
        ):
            yield _relation(sentence, "first_collaboration", one.key, two.key)


_READERS: tuple[Callable[[_Sentence], Iterator[Relation]], ...] = (
    _members,
    _parts,
    _secretariats,
    _links,
    _first_collaborations,
)
