"""The words of a sentence with what they do in it: verbs, prepositions, figures, names; for readers that need to know who does what.

No parser: closed classes of English, a table of verbs (`seeds/reference/result_verbs.csv`) and the two neighbours of a
word decide. Mentions are single tokens, so a long name or an amount never hides the verb beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extraction import expressions as re
from extraction.lexicon import rows
from extraction.model import NAME_KINDS, Mention
from extraction.scene import Scene

VERBAL = ("verb", "aux", "modal")  # tags of what makes a clause
LONGEST_SENTENCE = 1500  # characters that are read of one sentence
LONGEST_CLAUSE = 1500  # characters; a longer "sentence" is a table or a list and is read around the figure only

_WORD = re.compile(r"[^\W\d_]\w*(?:['\-–]\w+)*|\d[\d.,/]*\w*|\n|[^\s]")
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)\Z")
_NUMERIC = re.compile(
    r"""(?:(?:more|less|fewer|other|higher|lower)\s+than\s+|(?:over|above|nearly|almost|about|around|some|roughly|approximately|up\s+to|at\s+least
        |at\s+most|under|below|an?\s+estimated|estimated|close\s+to|well\s+over|as\s+many\s+as|in\s+excess\s+of|circa|only|just|a\s+total\s+of)\s+)*
        (?:[-+]?\d[\d.,]*(?:\s?(?:to|-|–)\s?\d[\d.,]*)?(?:[\s-]?(?:hundred|thousand|million|billion|trillion|lakh|crore|mn|bn|m|k)\b)?
        |(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen
        |twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|dozens|and|half|several|couple|of|score|lakh|crore)
        (?:[\s-]+|$|\b))+)""",
    re.IGNORECASE | re.VERBOSE,
)


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


MODALS = _set("will shall would should may might can could must")
BE = _set("be is are was were been being am")
HAVE = _set("have has had having")
DO = _set("do does did")
EXPECTED = _set(
    "expected planned scheduled projected estimated set due designed intended aims aim aimed aiming plans plan planning seeks seek expects expect hopes"
    " anticipated forecast slated bound intends intend targeted likely able going expecting targets proposes proposed"
)
PREPOSITIONS = _set(
    "of in on at by for from with into onto through throughout across along between among under over within without during after before until till since"
    " against per via near around toward towards beyond behind below above outside inside alongside amid upon about than as like including past"
    " compared beside besides despite regarding concerning following"
)
DETERMINERS = _set(
    "the a an this that these those its their his her our my your each every all both any some no such another either neither which whose additional further"
    " other more new total"
)
STRICT_DETERMINERS = _set("the a an this these those its their his her our my your each every another no any")
PRONOUNS = _set("it they we he she i you them us him who whom itself themselves one")
RELATIVES = _set("which who that whom where when whereby while whereas because although though if so once whose")
CONJUNCTIONS = _set("and or but nor plus")
ADVERBS = _set(
    "also now thereby then already still ever never not only just directly together currently presently annually daily already too further soon again fully"
    " successfully newly jointly finally even largely mainly mostly initially eventually ultimately alone recently here there out up down off back away"
    " today yesterday tomorrow far later first once well long respectively"
)
HEDGES = _set(
    "about around some approximately roughly nearly almost over under above below exactly estimated close well up least most many much mere only just total"
    " least additional further another extra remaining some as at more than less fewer a an the upwards"
)
_IRREGULAR = _set(
    "spent said told came went became saw knew thought felt kept won paid sold met sat wrote spoke led began fell made sent lent chose drew ate drove flew forgot"
    " froze hid hung knelt meant rode rang sang sank slept stole swam taught threw understood woke wore wove"
)
_PLAIN_BASES = _set(
    "work live say know think come depend rely suffer face remain account represent contribute want use make become belong appear seem speak travel pay sell die"
    " migrate own export import consume spend visit pass lead stay exist hope expect believe hold rank lie amount occur arrive leave"
)
_PLAIN_VERBS = (
    _PLAIN_BASES
    | frozenset(word + ("es" if word.endswith("ss") else "s") for word in _PLAIN_BASES)
    | {"dies", "relies", "lies"}
)
_ALSO_NOUNS = _set(
    "plant work house supply support benefit train link screen store pump place cover increase line map pilot cut drop fall rise project flood need seal surface grade"
    " fund sponsor run target impact report rate move offer hold fire claim strike issue launch repair upgrade purchase transport stretch reach span cross score"
    " drain drill fence water title access return meter metre host place treat ship share light wire hand print stock school heat cool process clean free tile shelter string sink roof bore coach mentor shield fence feed"
)
_NOT_PARTICIPLES = _set("women men children even often seven eleven open citizen citizens need speed seed")


@dataclass(slots=True)
class Token:
    """A word, a mark, a figure or a name. `tag` is one of: word verb aux modal prep det pron rel conj adv mark break
    num unit percent money date name. `verb` is the table's row of a verb, `form` how it stands here."""

    start: int
    end: int
    low: str
    tag: str
    form: str = ""
    verb: Verb | None = None
    mention: int | None = None

    @property
    def lemma(self) -> str:
        """The plain form of a verb, "" of any other word."""
        return self.verb.lemma if self.verb is not None else ""

    @property
    def senses(self) -> frozenset[str]:
        """What a verb does (`output`, `decrease`, ...), nothing for any other word."""
        return self.verb.senses if self.verb is not None else frozenset()


@dataclass(frozen=True, slots=True)
class Verb:
    lemma: str
    participle: str
    ing: str
    senses: frozenset[str]


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, tuple[Verb, frozenset[str]]]:
    """Every form of every known verb: its verb and which forms (`base`, `s`, `ing`, `past`, `part`) it can be.

    >>> sorted(verb_forms()["built"][1])
    ['part', 'past']
    """
    table: dict[str, tuple[str, str, set[str]]] = {}
    for row in rows("result_verbs"):
        past = row["past"] or _regular(row["lemma"], "ed")
        entry = table.setdefault(row["lemma"], (past, row["participle"] or past, set()))
        entry[2].add(row["sense"])
    forms: dict[str, tuple[Verb, set[str]]] = {}
    for lemma, (past, participle, senses) in table.items():
        doubled = (
            past[: len(lemma) + 1]
            if past.startswith(lemma) and past[len(lemma) : len(lemma) + 1] == lemma[-1]
            else None
        )
        ing = doubled + "ing" if doubled else _regular(lemma, "ing")
        verb = Verb(lemma, participle, ing, frozenset(senses))
        for form, name in (
            (lemma, "base"),
            (_regular(lemma, "s"), "s"),
            (ing, "ing"),
            (past, "past"),
            (participle, "part"),
        ):
            forms.setdefault(form, (verb, set()))[1].add(name)
    for spelled, usual in (("benefitted", "benefited"), ("benefitting", "benefiting"), ("focussed", "focused")):
        if usual in forms:
            forms[spelled] = forms[usual]
    return {form: (verb, frozenset(names)) for form, (verb, names) in forms.items()}


def _regular(lemma: str, ending: str) -> str:
    if ending == "s":
        if lemma.endswith("y") and lemma[-2] not in "aeiou":
            return lemma[:-1] + "ies"
        return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + ending
    if ending == "ed" and lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    if len(lemma) <= 4 and re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", lemma):
        return lemma + lemma[-1] + ending
    return lemma + ending


@lru_cache(maxsize=1)
def nominals() -> dict[str, Verb]:
    """Nouns of doing ("construction", "planting") and their verbs."""
    forms = verb_forms()
    return {row["noun"]: forms[row["lemma"]][0] for row in rows("result_verbs") if row["noun"]}


@lru_cache(maxsize=1)
def measures() -> frozenset[str]:
    """Units that measure rather than count (`km`, `ha`, `MW`), from `seeds/reference/indicators.csv`."""
    return frozenset(row["word"] for row in rows("indicators") if row["class"] == "measure")


def is_measure(unit: str | None) -> bool:
    """True for a unit of measure, also with a period ("l/day"); False for counted nouns, also with one ("passenger/day")."""
    return unit is not None and bool(unit) and (unit in measures() or unit.partition("/")[0] in measures())


def clause_span(scene: Scene, position: int) -> tuple[int, int]:
    """The sentence that holds a position, or of a very long one the window that does; windows are few, so that each is read once."""
    start, end = scene.sentence(position)
    if end - start > LONGEST_CLAUSE:
        step = LONGEST_CLAUSE * 2 // 3
        window = start + (position - start) // step * step
        start, end = max(start, window - step // 4), min(end, window + step + step // 4)
    return start, end


def tokens(scene: Scene, start: int, end: int) -> list[Token]:
    """The tokens of a span, tagged; read once for all readers."""
    known = scene.clauses.get((start, end))
    if known is None:
        known = scene.clauses[start, end] = _read(scene, start, end)
    return known


def _read(scene: Scene, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    at = start
    for index, mention in _pieces(scene, start, end):
        if mention.char_start < at:
            continue
        _words(scene.clean, at, mention.char_start, found)
        at = _mention(scene.clean, index, mention, found)
    _words(scene.clean, at, end, found)
    for i, token in enumerate(found):
        if not token.tag:
            _tag(token, found[i - 1] if i else None, found[i + 1] if i + 1 < len(found) else None, found, i)
    return found


def _pieces(scene: Scene, start: int, end: int) -> list[tuple[int, Mention]]:
    """Mentions of the span that become tokens; a name that holds a figure stays open, so that the figure is seen."""
    every = list(scene.within(start, end))
    figures = [m.char_start for _, m in every if m.kind in ("quantity", "money", "percent")]
    kept, at = [], 0
    for index, mention in every:
        if mention.kind in NAME_KINDS:
            while at < len(figures) and figures[at] < mention.char_start:
                at += 1
            if at < len(figures) and figures[at] < mention.char_end:
                continue
        elif mention.kind == "fraction":
            continue
        kept.append((index, mention))
    return kept


def _mention(clean: str, index: int, mention: Mention, found: list[Token]) -> int:
    """Appends the tokens of a mention and returns where reading goes on."""
    if mention.kind != "quantity":
        tag = "name" if mention.kind in NAME_KINDS else mention.kind
        found.append(Token(mention.char_start, mention.char_end, mention.surface.lower(), tag, mention=index))
        return mention.char_end
    match = _NUMERIC.match(clean, mention.char_start, mention.char_end)
    end = match.end() if match and match.end() > mention.char_start else _first_gap(clean, mention)
    while end > mention.char_start and clean[end - 1] in " -\n":
        end -= 1
    found.append(Token(mention.char_start, end, clean[mention.char_start : end].lower(), "num", mention=index))
    if is_measure(mention.unit) and end < mention.char_end:
        found.append(Token(end, mention.char_end, clean[end : mention.char_end].lower().strip(" -"), "unit"))
        return mention.char_end
    return end


def _first_gap(clean: str, mention: Mention) -> int:
    for position in range(mention.char_start + 1, mention.char_end):
        if clean[position] in " -\n":
            return position
    return mention.char_end


def _words(clean: str, start: int, end: int, found: list[Token]) -> None:
    for match in _WORD.finditer(clean, start, end):
        low = match.group().lower()
        if low == "\n":
            found.append(Token(match.start(), match.end(), low, "break"))
            continue
        found.append(Token(match.start(), match.end(), low, "" if low[0].isalpha() or _ORDINAL.match(low) else "mark"))


@lru_cache(maxsize=1)
def _closed() -> dict[str, str]:
    """Words whose class does not depend on their neighbours."""
    classes = (
        ("adv", ADVERBS),
        ("pron", PRONOUNS),
        ("prep", PREPOSITIONS),
        ("det", DETERMINERS),
        ("conj", CONJUNCTIONS),
        ("rel", RELATIVES - {"that"}),
        ("aux", BE | DO),
        ("modal", MODALS),
    )
    return {
        word: tag for tag, words in classes for word in words if tag in ("aux", "modal") or word not in verb_forms()
    }


def _tag(token: Token, before: Token | None, after: Token | None, found: list[Token], i: int) -> None:
    """Gives a word its class; the tokens before it have theirs."""
    low = token.low
    closed = _closed().get(low)
    if closed and low != "that" and low not in EXPECTED:
        token.tag = closed
        return
    if low == "to":
        token.tag = "modal" if _infinitive(before, after) else "prep"
        return
    if low in HAVE:
        helps = after is not None and (
            after.low in BE or _form(after.low) & {"part", "past"} or after.low.endswith("ed") or after.low in ADVERBS
        )
        if helps:
            token.tag = "aux"
        else:
            _verb(token, {"has": "s", "had": "past", "having": "ing"}.get(low, "base"), verb_forms()["have"][0])
        return
    if low in EXPECTED and after is not None and after.low in ("to", "at"):
        token.tag = "aux"
        return
    known = verb_forms().get(low) or _done_again(low)
    if known is not None:
        form = _verb_here(token, known[1], before, after, found[:i] if i < 40 else found[i - 40 : i])
        if form:
            _verb(token, form, known[0])
            return
    elif low in _PLAIN_VERBS and before is not None and _is_plain_verb(low, before, after):
        _verb(token, "base" if low in _PLAIN_BASES else "s", Verb(low, low, low, frozenset()))
        return
    if low == "that":
        token.tag = "rel" if before is not None and before.tag in ("word", "verb", "name", "mark") else "det"
        return
    token.tag = _OPEN.get(low) or ""
    if token.tag:
        return
    if known is None and (form := _unknown_verb(token, before, after)):
        _verb(token, form, Verb(low, low, _regular(low, "ing") if form == "base" else low, frozenset()))
        return
    token.tag = "adv" if _is_manner(low, before, after) else "word"


def _is_manner(low: str, before: Token | None, after: Token | None) -> bool:
    """Whether a word is how something is done, between "were" and the verb: "were thermally renovated"."""
    return low.endswith("ly") and len(low) > 5 and before is not None and before.tag == "aux" and after is not None and after.low.endswith("ed")


def _done_again(low: str) -> tuple[Verb, frozenset[str]] | None:
    """The "resealed" of a table that has "sealed": what works do once more."""
    if not low.startswith("re") or len(low) < 7:
        return None
    known = verb_forms().get(low[2:].removeprefix("-"))
    if known is None or "output" not in known[0].senses or "weak" in known[0].senses:
        return None
    verb = known[0]
    return Verb(f"re{verb.lemma}", f"re{verb.participle}", f"re{verb.ing}", verb.senses), known[1]


def _verb(token: Token, form: str, verb: Verb) -> None:
    token.tag, token.form, token.verb = "verb", form, verb


_OPEN = {
    word: tag
    for tag, words in (
        ("adv", ADVERBS),
        ("pron", PRONOUNS),
        ("prep", PREPOSITIONS),
        ("det", DETERMINERS),
        ("conj", CONJUNCTIONS),
        ("rel", RELATIVES),
    )
    for word in words
}


def _is_plain_verb(low: str, before: Token, after: Token | None) -> bool:
    """Common verbs that only need to be known as such: "Tajiks work abroad", "hydropower accounts for 95 percent"."""
    if before.tag not in ("word", "name", "pron", "rel", "adv") or before.low in DETERMINERS:
        return False
    if after is not None and (after.low in BE or after.low in MODALS):
        return False
    follows = (
        after is None
        or after.low in PREPOSITIONS
        or after.low in ADVERBS
        or after.low in DETERMINERS
        or after.low == "abroad"
        or after.tag in ("num", "name", "mark")
    )
    if low in _PLAIN_BASES:
        return follows and (before.tag in ("pron", "rel") or before.low.endswith("s") or before.low == "people")
    if before.tag in ("name", "pron", "rel", "adv"):
        return follows
    usual = after is not None and after.low in ("for", "on", "in", "at", "from", "to", "the", "a", "an")
    return usual or (after is not None and after.tag == "num")


def _form(low: str) -> frozenset[str]:
    found = verb_forms().get(low)
    return found[1] if found else frozenset()


def is_base(low: str) -> bool:
    """Whether a word can be the plain form of a known verb."""
    return "base" in _form(low)


def _infinitive(before: Token | None, after: Token | None) -> bool:
    """Whether "to" opens an infinitive ("to build", "is to add"), not a place or a receiver ("to Bukhara", "to farmers")."""
    if after is None or after.tag:
        return False
    if "base" in _form(after.low) or after.low in ("be", "have"):
        return True
    if before is not None and (before.tag == "aux" or before.low in EXPECTED):
        return after.low not in PREPOSITIONS and after.low not in DETERMINERS
    return False


def _verb_here(
    token: Token, forms: frozenset[str], before: Token | None, after: Token | None, done: list[Token]
) -> str:
    """How a word that can be a verb is one here, or "" where it is a noun or an adjective."""
    tag = before.tag if before else ""
    noun_follows = (
        after is not None
        and not after.tag
        and after.low not in PREPOSITIONS
        and after.low not in CONJUNCTIONS
        and (
            after.low not in DETERMINERS
            and after.low not in ADVERBS
            and after.low not in MODALS
            and after.low not in BE
            and after.low not in PRONOUNS
            and after.low not in RELATIVES
            and after.low != "to"
        )
    )
    object_follows = after is not None and (
        after.tag in ("num", "name", "money", "percent", "date")
        or after.low in DETERMINERS
        or after.low in HEDGES
        or noun_follows
    )
    determined = before is not None and (before.low in STRICT_DETERMINERS or tag == "det")
    if forms & {"past", "part"}:
        if tag in ("aux", "modal") or (before is not None and before.tag == "adv" and _has_aux(done)):
            return "part" if tag != "modal" or "base" not in forms else "base"
        if noun_follows and (
            determined or tag in ("num", "prep", "unit", "money") or (tag == "mark" and before is not None and before.low != ")")
        ):
            return "base" if "base" in forms and tag == "mark" and _has_aux(done) else ""
        if determined and before is not None and before.low not in ("that", "which"):
            return ""
        if noun_follows and (tag == "verb" or (tag == "word" and any(t.tag == "unit" for t in done[-3:-1]))):
            return ""
        if "base" in forms and (tag in ("conj", "mark", "") or _modal_before(done)):
            return "base" if _modal_before(done) or not before else "past"
        if tag in ("conj", "mark") and done and not object_follows:
            return "part"
        if "part" in forms and not object_follows:
            return "part"
        return "past" if tag else "part"
    if "ing" in forms:
        if tag == "aux":
            return "ing"
        if determined or tag in ("num", "unit"):
            return ""
        if noun_follows and tag in ("word",):
            return ""
        return (
            "ing" if object_follows or tag == "prep" or (after is not None and after.low in ("of", "by", "to")) else ""
        )
    if "base" in forms:
        if tag == "modal":
            return "base"
        if object_follows and len(done) <= 3 and all(t.tag in ("mark", "break", "num") for t in done):
            figure = after is not None and (after.tag in ("num", "money") or after.low in DETERMINERS)
            return "base" if figure or token.low not in _ALSO_NOUNS else ""  # "Train 500 teachers", not "Heat losses"
        if tag == "verb" and before is not None and before.verb is not None and before.verb.lemma in ("help", "let"):
            return "base"
        if before is not None and before.low == "as" and object_follows and _modal_before(done):
            return "base"
        if determined or tag in ("num", "prep", "unit"):
            return ""
        if tag in ("conj", "mark", "adv") and object_follows and (_modal_before(done) or _present_before(done)):
            return "base"
        if (
            tag == "word"
            and after is not None
            and after.low in ("to", "by", "from")
            and token.low in _CHANGES
            and not _has_finite(done)
        ):
            return "base"
        if before is not None and before.low == "," and after is not None and after.low in PREPOSITIONS:
            return "" if any(t.tag in VERBAL and t.low != "including" for t in done[-25:]) else "base"
        plural = before is not None and (
            (tag == "word" and before.low.endswith("s") and not before.low.endswith("ss"))
            or tag == "pron"
            or before.low == "people"
        )
        if plural and token.low in _ALSO_NOUNS and not (object_follows or after is not None and after.low == "from"):
            return ""
        return (
            "base"
            if plural
            and (object_follows or (after is not None and (after.low in PREPOSITIONS or after.low in ADVERBS)))
            else ""
        )
    if "s" in forms:
        if (
            determined
            or tag in ("num", "prep", "unit", "modal", "aux")
            or not before
            or (after is not None and "past" in _form(after.low))
        ):
            return ""
        if tag in ("word", "name", "pron", "rel", "conj", "adv") or (tag == "mark" and before.low in "),"):
            if after is not None and (after.low in BE or after.low in MODALS or after.low in HAVE):
                return ""
            if (
                tag == "word"
                and _ALSO_NOUNS & {token.low[:-1], token.low[:-2]}
                and not (after is not None and (after.tag in ("num", "money") or after.low in DETERMINERS))
            ):
                return ""
            return (
                "s"
                if object_follows
                or (
                    after is not None
                    and (after.low in CONJUNCTIONS or after.low in ADVERBS or after.low in PREPOSITIONS)
                )
                else ""
            )
    return ""


_CHANGES = _set("drop fall rise grow decline shrink climb decrease increase go jump")


def _has_finite(done: list[Token]) -> bool:
    """Whether the clause has its verb already."""
    for token in reversed(done[-20:]):
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:"):
            return False
        if token.tag in VERBAL:
            return True
    return False


def _has_aux(done: list[Token]) -> bool:
    return any(t.tag in ("aux", "modal") for t in done[-4:])


def _modal_before(done: list[Token]) -> bool:
    """Whether the clause so far runs under "will", "to" or "is to", so that "cut" or "put" after "and" is no past tense."""
    for token in reversed(done[-40:]):
        if token.tag == "modal":
            return True
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:"):
            return False
        if token.tag == "aux" and token.low in ("was", "were"):
            return False
    return False


def _present_before(done: list[Token]) -> bool:
    """Whether the nearest verb of the clause is in the present, so that "bring" after "and" goes on with it."""
    for token in reversed(done[-25:]):
        if token.tag == "break" or (token.tag == "mark" and token.low in ".;:"):
            return False
        if token.tag == "verb":
            return token.form in ("base", "s")
        if token.tag == "aux":
            return False
    return False


def _unknown_verb(token: Token, before: Token | None, after: Token | None) -> str:
    """Verbs the table does not have, where the neighbours leave no other reading: "will X", "be Xed", "outfits four"."""
    low, tag = token.low, before.tag if before else ""
    if not low.isalpha() or len(low) < 3:
        return ""
    if tag == "modal":
        return "base"
    if tag == "aux" and low.endswith(("ed", "en")) and low not in _NOT_PARTICIPLES:
        return "part"
    if low in _IRREGULAR and tag in ("word", "name", "pron", "rel", "conj", "adv", "mark", "unit"):
        return "past"
    closed = (
        after is None
        or bool(after.tag)
        or not after.low[0].isalpha()
        or after.low in DETERMINERS
        or after.low in PREPOSITIONS
        or after.low == "to"
    )
    if low.endswith("ed") and len(low) > 4 and tag in ("word", "name", "pron", "rel") and closed:
        return "past"
    figure_follows = after is not None and (
        after.tag == "num" or after.low in ("about", "some", "around", "nearly", "approximately", "over")
    )
    if figure_follows and low.endswith("ed") and tag in ("word", "name", "pron", "rel", "conj", "adv"):
        return "past"
    if (
        figure_follows
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is"))
        and tag in ("conj", "name", "pron", "rel")
    ):
        return "s"
    return ""
