"""Numbers whose noun stands elsewhere: "34 of them", "Eleven of the 27", "from 120 minutes to 45", "a city of 360,000", "62.5 million in loans".

The noun, unit or currency is taken from the mention, the subject or the label that the words around the number point to;
a number that nothing points anywhere stays unread.
"""

from __future__ import annotations

from operator import attrgetter

from extraction import expressions as re
from extraction.mentions.names.page import Item, Page
from extraction.mentions.numbers.assumed import assume
from extraction.mentions.numbers.carried import Carried
from extraction.mentions.numbers.elided_context import DURATIONS, holds
from extraction.mentions.numbers.elided_labels import LabelReader
from extraction.mentions.numbers.joined import Joined
from extraction.mentions.numbers.quantity import noun_behind, singular, unit_of_noun

_THEM = re.compile(r"[ \n](?:of|among|in)[ \n](?:them|these|those)\b(?![ \n](?:[a-z]+s)\b)")
# "three of Liberia's counties", "two of its hospitals", "4 of the country's regions"
_OF_OWN = re.compile(r"[ \n](?:out )?of[ \n](?:(?:the|its|their|his|her|our|these|those)|(?:the )?[A-Za-z]+'s?)(?=[ \n][a-zA-Z])(?:[ \n](?:country|region|city|bank|state|province|district)'s(?=[ \n]))?")
_PEOPLE_VERBS = (
    r"(?:kill|injur|wound|displac|employ|hir|recruit|vaccinat|train|resettl|evacuat|immuni[sz]|enrol?l|graduat)(?:s|es|ed|ing|e)?"
)
_OF_PEOPLE = re.compile(rf"\b{_PEOPLE_VERBS} (?:about |around |some |over |more than |up to |nearly |almost |at least |approximately |another |an additional |a total of )?$")
_PEOPLE_HINT = re.compile("kill|inju|woun|displ|empl|hir|recr|vacc|train|rese|evac|immu|enro|grad")
_AND_MORE = re.compile(r"(?:,|,? and|,? while)[ \n](?:about |some |nearly |over |another |around |more than |almost |a further |only )?$")
_BY_MEANS = re.compile(r"[ \n](?:from|through|via|under|with)[ \n](?!\d)")
# "in the participating countries, seven of which ..."
_NOUN_BEFORE = re.compile(r"[ \n-](?P<noun>[a-z]+),[ \n](?:about |some |at least |more than |nearly )?$")
# "the interest rate was reduced to 0.75"
_INTEREST = re.compile(r"\binterest(?: rates?)?\b[^.;%\d]{0,40}\b(?:of|to|at|from|is|was|by) (?:about |only |just )?$")
_PREPOSED = re.compile(r"[ \n](?:in|of|for|at|from|to|on|by|under|during|through)[ \n]")
_APART = re.compile(r"[ \n](?:in|of|for|at|from|to|on|by|under|during|through)[ \n][^\d.;:()$%]{2,48}(?:,|,? and|,? but|;)[ \n](?:about |some |nearly |over |another |around |more than |up to |almost |only )?")
# "lifting 9-10 million out of poverty"
_IN_POVERTY = re.compile(r"[ \n](?:out of|from|into|in|above|below|under)[ \n](?:the[ \n])?(?:extreme |absolute |multidimensional |abject |food )?(?:poverty|hunger)\b")
# What only people do
_PEOPLE_DO = re.compile(
    r"[ \n](?:now |already |still |also |currently |have |had |has |will |would |could |to |(?:have |has |had )?been |were |are )*"
    r"(?:liv(?:e|es|ed|ing)|resid(?:e|ed|ing)|attend(?:ed)?|tak(?:e|ing) part|took part|participat(?:e|ed)|depend(?:ed)?|rel(?:y|ied) on|died|die each|killed|injured|wounded|trained|graduated|enrolled"
    r"|lack(?:ed)?|gain(?:ed)? access|get access|have access|had access|visit(?:ed)?|migrated|travel(?:led|ed)?|commute|displaced|evacuated|employed|recruited|vaccinated|left homeless|lost their)\b"
)
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[.;:,(\n]|\b(?:and|but|while|where|which|that|said|says))[ \n]*(?:(?:about|some|nearly|over|more than|around|almost|at least|up to|another|an? (?:estimated|additional|further|total of)|approximately|roughly"
    r"|About|Some|Nearly|Over|More than|Around|Almost|At least|Up to|Another|An? (?:estimated|additional|further|total of)|Approximately|Roughly|Fewer than|Less than)[ \n])?$"
)
_IT_WAS = re.compile(
    r"\b(?:it|they|this|that|the (?:number|figure|total))[ \n](?:was|were|is|are|had been|had reached|rose to|fell to|grew to|reached|stood at|totall?ed|came to|increased to|dropped to|climbed to)[ \n]"
    r"(?:about |some |nearly |over |around |only |just |already |almost |up to |more than )?$",
    re.IGNORECASE,
)
# "trees planted 15,000", "Farmers trained: 2,300"
_DONE = re.compile(r"(?:^|[.;,\n(] ?)(?:[A-Za-z-]+ ){0,2}(?P<noun>[A-Za-z]{3,}) (?:[a-z]+ed|built|made|sold|grown|taught)(?: \([a-z]+\))?:? $")
_OF_THE_COUNTED = re.compile(r"[ \n](?:out )?of[ \n](?:the |these |those |its |their )?(?:first |last )?\d")
_WHICH = re.compile(r",?[ \n]of[ \n](?:which|whom)\b")
_OF_A_WHOLE = re.compile(r"[ \n]of[ \n](?:the|these|those|all|its|their|them)\b")
_FINANCE_BEHIND = re.compile(
    r"[ \n](?:in|as|of|through|via)[ \n](?:an? )?(?:\w+ )?(?:loans?|grants?|credits?|equity|guarantees?|bonds?|financing|cofinancing|co-financing|aid|technical assistance)\b"
)
_FINANCE_NOUN = re.compile(r"[ \n-](?:[a-z]+[ ])?(?:loan|credit|grant|facility|bond|financing|funding|package)\b")
_GIVES = re.compile(r"\b(?:contribut|provid|invest|allocat|lend|pledg|commit|disburs|donat|add)(?:e|es|ed|ing|s|ted|ting)? (?:about |some |up to |another |an additional |nearly |over |more than )?$|\b(?:funding|financing|allocation|contribution|loan|grant): $")
_IN_ALL = re.compile(r"[ \n](?:in all|in total|altogether|overall|all told)\b")
# "Over 60,000 to Benefit From Solar Mini-Grids"
_GAINING = re.compile(r"[ ](?:(?:to|will|would|stand to|should)[ ])benefit\b", re.IGNORECASE)
_GRACE = re.compile(r"[ \n](?:of[ \n])?(?:as )?(?:a )?grace\b|,?[ \n]?(?:grace|maturity|tenor)\b")
_YEAR_BEHIND = re.compile(r"[ \n](?:in|by|during|at the end of)[ \n](?:the )?(?:fiscal |year )*(?:19|20)\d\d\b")
_BEFORE = {
    "which": re.compile(r"of (?:which|whom) (?:the first |another |some |about )?$"),
    "change": re.compile(r"\b(?:to|from|against|versus|vs\.?|compared (?:with|to)|up from|down from|than)[ \n](?:about |around |only |just |over |nearly )?$"),
    "period": re.compile(r"\b(?:period|grace|maturity|tenor|term|repayment)[ \n](?:period )?of[ \n](?:up to |about )?$"),
    "place": re.compile(r"\b(?:city|town|populations?|village|community|municipality|capital|metropolis|settlement|district|island|workforce|crowd|audience|staff|membership|enrol?ment|home to|houses|inhabited by)"
                        r"(?: size)?(?:[ \n](?:of|is|was|at|reached|totals?|stands at|numbers?|estimated at)|:|,)?[ \n](?:of )?(?:about |around |some |over |more than |nearly |almost |just over |approximately |roughly |an estimated )?$", re.IGNORECASE),
    "of": re.compile(r"\((?:out )?of[ \n](?:the |a total of )?$|\bout of[ \n](?:the |a total of |a possible )?$"),
    "ranked": re.compile(r"(?:[Tt]he|[Tt]his)[ \n](?:[\w-]+[ \n]){0,3}?(?P<noun>[a-z]+)[ \n](?:is|was|will be)[ \n](?:the|its)[ \n](?:first|second|third|fourth|fifth|sixth|last|latest|largest|smallest|biggest)[ \n]of[ \n]$"),
    "number": re.compile(r"\b(?:numbers?|production|output|manufacture|sales) of (?P<noun>[a-z][a-z' -]{2,60}?)(?: per (?P<per>[a-z]+))?(?= (?:in|at|on|for|by|from|to|fell|rose|grew|increased|decreased|dropped|declined|was|is|has|had|were|who|that|with|reached|stood|doubled|went|of|between|will|would|could|should|covered|served|per|benefit|trained|reached|connected|using|living|employed|enrolled|created|affected|attributed|exceed|exceeds|exceeded|surpass|surpassed|stands|totals|totalled|totaled|hit|jumped|climbed|tripled|visiting|attending|travelling|arriving)\b|[,:(])", re.IGNORECASE),
}  # fmt: skip
_BEHIND = re.compile(r",?[ \n](?:of|among|in|by|during|at|all|overall|altogether|as|grace|maturity|tenor)\b|,? ?(?:grace|maturity|tenor)\b")
_PLACE_HINT = re.compile(
    r"(?:home to|houses|inhabited|city|town|population|village|community|municipality|capital|metropolis|settlement|district|island|workforce|crowd|audience|staff|membership|nrol)",
    re.IGNORECASE,
)
_ONES = re.compile(r"[ \n](?:[a-z-]+[ \n]){0,3}ones\b")
_MORE = re.compile(r"[ \n]more\b(?=[.,;)]|[ \n](?:will|would|are|were|is|in|by|to|for|on|at|through|under|have|had|could)\b)")
_DOES = re.compile(r"[ \n](?:will|would|were|are|have|had|could|can|did)[ \n]")
_BEGINS = re.compile(r"(?:[.;:,(]|\band|\bbut|\bwhile|\bwhereas|\bonly|\bA|\n)[ \n]$")
_PREPOSITION = re.compile(r"[ \n](?:in|for|from|with|at|on|of|under|by)[ \n]")
_GROWN = re.compile(
    r"(?:^|[.;:,]\s|\b(?:[Tt]he|[Aa]nnual|[Nn]umber of|[Ii]ts|[Tt]heir|[Tt]otal)\s)(?:[A-Za-z-]+\s){0,2}?(?P<noun>[A-Za-z]{3,})\s"
    r"(?:(?:are|is|was|were|will|would|to|be|expected|projected|set|forecast|planned|has|have|had|should|could)\s){0,5}"
    r"(?:grow|grew|grown|rise|rose|risen|fall|fell|fallen|increase|increased|climb|climbed|jump|jumped|decline|declined|drop|dropped|expand|expanded|double|doubled|go up|went up|reduced|cut|raised|decrease|decreased)\s"
    r"(?:from\s|to\s|by\s)(?:[\w.,% ]{1,24}?\sto\s)?(?:about |around |over |more than |some |nearly )?$"
)
_COLLECTIVE_BEFORE = re.compile(
    r"\b([Rr]idership|[Ee]nrol?ments?|[Aa]ttendance|[Mm]embership|[Vv]isitor numbers|[Ff]ootfall|[Pp]assenger (?:traffic|numbers)|[Cc]ustomer base)\b"
    r"[^.;:$%\d]{0,60}(?:to|of|at|from|reach(?:es|ed)?|touch|hit|was|is|totall?ed|exceed(?:s|ed)?)[ \n](?:about |around |over |more than |some |nearly )?$"
)
_NO_COUNTS = frozenset("times rates levels speeds temperatures hours minutes days loans costs exports imports sales revenues prices earnings profits incomes salaries wages funds investments deposits disbursements assets debts losses tariffs fees emissions yields".split())
_CHANGE_WORDS = frozenset("to from against versus vs with than about around only just over nearly".split())
_REST_WORDS = frozenset("existing remaining other additional further another previous earlier original last latest".split())
_DEFINITE_WORDS = frozenset("the these those all its other both first last same".split())
_PLACES_ONLY = frozenset("city town population village community municipality capital metropolis settlement district island".split())
_SUBJECT = re.compile(r"(?P<noun>[Ee]nrol?ments?|[Aa]ttendance|[Rr]idership|[Mm]embership|[Ee]mployment|[Ww]orkforce|[A-Za-z][a-z]{2,}s)\b")
_COLLECTIVE = dict.fromkeys(
    "enrolment enrollment enrolments enrollments attendance ridership membership employment workforce population".split(), "person"
)
# "divided into two", "the two", "as one", "between three": a number word that counts nothing told
_PRONOUN = re.compile(r"(?:\b(?:into|in|the|these|those|by|or|between|than|to|as|any|all|at|with|every|first|last|next|number|when|age|from|other|a)[ \n]|[^ \n])$", re.IGNORECASE)
_SHARE_OF = re.compile(r"[ \n]of[ \n](?:(?:the|all|its|their|a total of|some|about|around|an estimated)[ \n]){0,2}\Z")
# "from 85 a day": a rate, not what the number before measures
_EACH_TIME = re.compile(r"[ \n](?:a|per|each|every)[ \n](?:day|week|month|year|hour)\b")
_PLUS_ONE = re.compile(r"(?:,|,? and)[ \n]")
_NOW = re.compile(r"[ ]\((?:now|today|from|was|were|formerly|previously|currently|against|up from|down from|earlier|instead of)[ ](?:about |only |some |over |nearly )?\Z")
_THAT_IS = re.compile(r"\b(?:i\.e\.|that is|namely),?[ \n](?:about |some |around |nearly |over |more than |roughly )?$")


def read_elided(page: Page) -> None:
    """Makes mentions of the pending numbers of a page that other words of the text explain."""
    if not page.pending:
        return
    page.mentions.sort(key=attrgetter("char_start"))
    page.pending.sort(key=attrgetter("start"))
    reader = _Elided(page)
    left = [item for item in page.pending if not (reader.share(item) if item.doubt else reader.read(item))]
    page.mentions += reader.added
    for item in left:
        if item.doubt:
            page.account(item.start, item.end, item.doubt)
    left = [item for item in left if not item.doubt]
    joined = Joined(page)
    left = [item for item in reversed(left) if not joined.read(item)]
    page.mentions += joined.added
    reader.carried.finish()
    for item in assume(page, left):
        if item.number.words and item.number.value <= 20 and _is_pronoun(page.clean, item):
            page.account(item.start, item.end, "pronoun")


class _Elided(LabelReader):
    """Reads pending numbers in the order of the text, by the words around them, the mentions before them and their labels."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.carried = Carried(self)

    def read(self, item: Item) -> bool:
        clean, start, end = self.clean, item.start, item.end
        self._advance(start)
        if self.share(item):
            return True
        sentence_start = self.page.sentence_start(start)
        earlier = max(0, sentence_start - 400)
        if clean[end : end + 1] in (" ", "\n") and (_ONES.match(clean, end) or _MORE.match(clean, end)):
            return self.like(item, self.counted(earlier))
        if self.grown(item, sentence_start):
            return True
        if (item.number.scaled or item.number.value >= 100) and not item.number.words:
            collective = _COLLECTIVE_BEFORE.search(clean, max(sentence_start, start - 90), start)
            if collective:
                return self.add(item, "person", collective[1].lower())
        if item.number.value >= 100 and _GAINING.match(clean, end):
            return self.add(item, "person", "people")
        if self.alike(item, sentence_start) or self.people(item, sentence_start):
            return True
        if (item.number.scaled or item.number.value >= 1000) and _SHARE_OF.search(clean, max(0, start - 16), start):
            # "70 million people, or 19% of the 370 million"
            share = next(self.before(start - 40, "percent", "fraction"), None)
            part = next(self.before(sentence_start, "quantity", "money"), None)
            if share is not None and part is not None and part.head is not None and self.like(item, part):
                return True
        if item.number.scaled and not _OF_A_WHOLE.match(clean, end) and self.money_like(item, sentence_start):
            return True
        if clean[max(0, start - 3) : start].strip() == "/" and self._seen and start - self._seen[-1].char_end <= 3:
            # "People trained: 600,000 / 720,100", planned and done
            return self._seen[-1].head is not None and self.like(item, self._seen[-1])
        if self.summed(item, earlier) or self.by_year(item):
            return True
        if clean[start - 1 : start] == "(" and clean[end : end + 1] == ")" and self._seen and self._seen[-1].char_end >= start - 2:
            # "by 10,000 households (26,000)"
            return self._seen[-1].head is not None and self.like(item, self._seen[-1])
        if self._seen and clean.startswith((" respectively", ", respectively"), end) and _PLUS_ONE.fullmatch(clean, self._seen[-1].char_end, start):
            # "populations of 553,000 and 814,000 respectively"
            return self.like(item, self._seen[-1])
        if clean[end : end + 1] == ")" and self._seen and 0 < start - self._seen[-1].char_end < 28:
            # "35 minutes (now 80)"
            told = self._seen[-1]
            if told.kind in ("quantity", "percent") and _NOW.fullmatch(clean, told.char_end, start):
                return self.like(item, told)
        behind = _BEHIND.match(clean, end)
        if behind:
            read = self.by_words_behind(item, sentence_start, earlier)
            if read is not None:
                return read
        if clean[start - 1 : start] == "(" and self._seen and self._seen[-1].char_end >= start - 2 and self._seen[-1].head:
            return holds(self._seen[-1], item.number.value) and self.like(item, self._seen[-1])
        if clean[start - 2 : start] in (". ", ", ", "r ", "y ", "s ") and _THAT_IS.search(clean, max(0, start - 24), start):
            # "two thirds of the 6,600 teachers, i.e. 4,400"
            return self.like(item, self.counted(earlier))
        word = self.page.word_before(start)
        if word or clean[max(0, start - 2) : start].strip()[-1:] in (":", ","):
            left = clean[max(sentence_start, start - 160) : start]
            read = self.by_words_before(item, left, word, sentence_start, earlier)
            if read is not None:
                return read
        if behind and self.subject(item, sentence_start):
            return True
        if _DOES.match(clean, end) and _BEGINS.search(clean, max(0, start - 12), start):
            whole = self.counted(max(0, sentence_start - 200))
            if whole and holds(whole, item.number.value) and self.like(item, whole):
                return True
        return (
            self.label(item)
            or self.share_of_list(item, sentence_start)
            or self.part_of_subject(item, sentence_start)
            or self.carried.read(item, sentence_start)
        )

    def by_words_behind(self, item: Item, sentence_start: int, earlier: int) -> bool | None:
        """ "26 of which", "34 of them", "3 of grace", "17 in all"; None where the words behind say nothing."""
        clean, start, end = self.clean, item.start, item.end
        if _WHICH.match(clean, end):
            if clean[start - 2 : start] == ": " and self.label(item):
                # "Boreholes: 120, of which 45 with solar pumps"
                return True
            whole = self.counted(sentence_start)
            own = _NOUN_BEFORE.search(clean, max(sentence_start, item.start - 40), item.start) if whole is None else None
            unit = unit_of_noun(own["noun"]) if own else None
            if own and unit:
                return self.add(item, unit, own["noun"])
            told = whole or self.counted(earlier, durations=True)
            if clean.startswith("whom", clean.find("w", end)) and (told is None or told.unit in DURATIONS or whole is None):
                # "The company employs 1,300, of whom half are women."
                return self.add(item, "person")
            if told is not None:
                return self.like(item, told)
        if _THEM.match(clean, end):
            if item.number.words:
                # "over 24 years, four of them free of instalments"
                told = self._seen[-1] if self._seen and item.start - self._seen[-1].char_end <= 3 else None
                if told is None and clean[start - 2 : start] in (", ", "; "):
                    # "thirty teachers were trained, twelve of them women"
                    told = self.counted(sentence_start)
                elif told is None and item.number.printed[:1].isupper():
                    told = self.counted(earlier)
                return told is not None and told.kind == "quantity" and told.value is not None and told.value > item.number.value and self.like(item, told)
            wholes = (m for m in self.before(earlier, "quantity") if m.head is not None and holds(m, item.number.value))
            return self.like(item, next(wholes, None))
        if _GRACE.match(clean, end):
            return self.like_duration(item, earlier)
        own = _OF_OWN.match(clean, end) if item.number.value > 1 and not item.number.scaled else None
        noun = noun_behind(clean, own.end()) if own else None
        if noun and not _OF_THE_COUNTED.match(clean, end):
            return self.add(item, noun[0], noun[1])
        return self.like(item, self.counted(sentence_start)) if _IN_ALL.match(clean, end) else None

    def by_words_before(self, item: Item, left: str, word: str, sentence_start: int, earlier: int) -> bool | None:
        """What the words before a number point to; None where they point to nothing."""
        tail = left[-60:]
        if _PEOPLE_HINT.search(tail) and _OF_PEOPLE.search(tail):
            return self.add(item, "person")
        if item.number.value >= 10 and not item.number.scaled and _BY_MEANS.match(self.clean, item.end) and _AND_MORE.search(tail):
            nearest = next(self.before(max(sentence_start, item.start - 140), "quantity", "money", "percent"), None)
            if nearest is not None and nearest.head is not None:
                return self.like(item, nearest)
        if ("which" in tail or "whom" in tail) and _BEFORE["which"].search(tail):
            return self.like(item, self.counted(earlier, durations=True))
        if word in ("of", "to", "about") and _BEFORE["period"].search(tail):
            return self.like_duration(item, earlier)
        if word in ("of", "the", "total", "possible") and _BEFORE["of"].search(tail):
            return self.like(item, self.counted(earlier))
        ranked = _BEFORE["ranked"].search(tail) if word == "of" else None
        if ranked:
            return self.add(item, ranked["noun"])
        place = _BEFORE["place"].search(tail) if _PLACE_HINT.search(tail) else None
        if place and (item.number.value >= 100 or place.group().split()[0].lower() not in _PLACES_ONLY):
            return self.add(item, "person")
        if ("umber" in left or "tion of" in left or "utput of" in left or "ales of" in left) and self.number_of(item, left):
            return True
        if word in _CHANGE_WORDS and self.change(item, tail, sentence_start):
            return True
        if word in ("first", "last", "next", "final") and not item.number.scaled:
            durations = (m for m in self.before(earlier, "quantity") if m.unit in DURATIONS)
            longer = next((m for m in durations if m.value is not None and m.value > item.number.value), None)
            if longer and longer.unit:
                return self.add(item, longer.unit, longer.head)
        if word == "including" and _PREPOSITION.match(self.clean, item.end):
            whole = self.counted(sentence_start)
            return whole is not None and holds(whole, item.number.value) and self.like(item, whole)
        if word in _REST_WORDS:
            return self.like(item, self.counted(earlier))
        if "nterest" in left and item.number.value < 30 and not item.number.words and _INTEREST.search(left):
            item.kind = "percent"
            return self._added(item)
        if _IT_WAS.search(tail):
            return self.like(item, next((m for m in self.before(earlier, "quantity", "percent") if m.unit not in DURATIONS), None))
        done = _DONE.search(left) if self.clean[item.end : item.end + 1] in ("", ".", ",", ";", ")", "\n") else None
        unit = unit_of_noun(done["noun"]) if done and done["noun"].lower() not in _NO_COUNTS else None
        if done and unit:
            return self.add(item, unit, done["noun"].lower())
        if word in _DEFINITE_WORDS:
            same = next(
                (m for m in self.before(max(0, item.start - 1500), "quantity") if m.value == item.number.value and m.head is not None), None
            )
            if same:
                return self.like(item, same)
        return None

    def by_year(self, item: Item) -> bool:
        """ "4.5% in 2023, 5.1% in 2024 and 5.3 in 2025": the last of numbers told year by year."""
        if item.number.words or not self._seen or not _YEAR_BEHIND.match(self.clean, item.end):
            return False
        nearest = next(self.before(item.start - 45, "percent", "money", "quantity"), None)
        return (
            nearest is not None
            and _YEAR_BEHIND.match(self.clean, nearest.char_end) is not None
            and item.number.scaled == (nearest.kind == "money" and item.number.scaled)
            and nearest.kind != "money"
            and self.like(item, nearest)
        )

    def grown(self, item: Item, sentence_start: int) -> bool:
        """ "Annual visitors are to grow from 1.27 million to 1.9 million": numbers of what the subject counts."""
        clean, start = self.clean, item.start
        if self.page.word_before(start) not in ("from", "to"):
            return False
        left = clean[max(sentence_start, start - 140) : start]
        match = _GROWN.search(left)
        if match is None:
            return False
        noun = match["noun"].lower()
        unit = _COLLECTIVE.get(noun) or unit_of_noun(noun)
        return unit is not None and noun not in _NO_COUNTS and self.add(item, unit, noun)

    def alike(self, item: Item, sentence_start: int) -> bool:
        """ "12 MW in Kenya and 20 in Uganda", "12 tonnes of rice and 4 of maize": told in the same way as the number before."""
        if item.number.scaled or item.number.words:
            return False
        clean = self.clean
        behind = _PREPOSED.match(clean, item.end)
        nearest = next(self.before(max(sentence_start, item.start - 75), "quantity", "percent"), None) if behind else None
        if behind is None or nearest is None or nearest.value is None or _OF_A_WHOLE.match(clean, item.end) or nearest.kind == "percent" and item.number.value > 100:
            return False
        if not clean.startswith(behind.group(), nearest.char_end) and (" " in nearest.surface or nearest.head is None):
            return False
        between = clean[nearest.char_end : item.start]
        return _APART.fullmatch(between) is not None and self.like(item, nearest)

    def people(self, item: Item, sentence_start: int) -> bool:
        """ "Over 200 attended", "More than 3 million live there", "Some 50,000 depend on it"."""
        clean = self.clean
        if item.number.scaled and _IN_POVERTY.match(clean, item.end):
            return self.add(item, "person")
        if item.number.value < 10 or not _PEOPLE_DO.match(clean, item.end):
            return False
        if not _OPENS_CLAUSE.search(clean, max(0, item.start - 40), item.start):
            return False
        nearest = self.counted(sentence_start)
        return self.like(item, nearest) if nearest is not None and nearest.unit != "year" else self.add(item, "person")

    def like_duration(self, item: Item, earlier: int) -> bool:
        duration = next((m for m in self.before(earlier, "quantity") if m.unit in DURATIONS), None)
        return duration is not None and item.number.value < 60 and self.like(item, duration)

    def money_like(self, item: Item, sentence_start: int) -> bool:
        """ "the EBRD supplies 62.5 million in loans": a number with a scale word and no noun, after an amount of money."""
        clean = self.clean
        asked = _FINANCE_NOUN.match(clean, item.end)
        gives = asked or _FINANCE_BEHIND.match(clean, item.end) or _GIVES.search(clean, max(0, item.start - 40), item.start)
        nearby = self.before(item.start - 400 if gives else sentence_start, "money", "quantity")
        money = next((m for m in nearby if m.unit not in DURATIONS), None)
        if asked and money is None:
            # A headline: "Parliament approves 300 million loan request"
            money = next((m for m in self.page.mentions if m.kind == "money" and m.char_start > item.start), None)
        if money is None or money.kind != "money":
            return False
        item.kind, item.currency = "money", money.currency
        return self._added(item)

    def number_of(self, item: Item, left: str) -> bool:
        """ "the number of pupils per reader fell from 9.0 to 1.5"."""
        last = None
        for match in _BEFORE["number"].finditer(left):
            last = match
        if last is None or re.search(r"\d[\d,.]* [a-z]+s\b", left[last.end() :]):
            return False
        unit = unit_of_noun(last["noun"].split()[-1])
        if unit is None:
            return False
        if last["per"]:
            unit = f"{singular(last['noun'].split()[-1])}/{last['per']}"
        return self.add(item, unit, last["noun"])

    def change(self, item: Item, tail: str, sentence_start: int) -> bool:
        """ "from 120 minutes to 45", "21 schools against 14"."""
        if not _BEFORE["change"].search(tail) or item.number.scaled or _EACH_TIME.match(self.clean, item.end):
            return False
        mention = next(self.before(max(sentence_start, item.start - 90), "quantity", "percent"), None)
        if mention is None:
            return False
        between = self.clean[mention.char_end : item.start]
        if len(between.split()) > 8 or not re.match(r"[ \n]?(?:[a-z ,()\d]+ )?(?:to|from|against|versus|vs\.?|with|than)[ \n]", between):
            return False
        return self.like(item, mention)

    def subject(self, item: Item, sentence_start: int) -> bool:
        """ "Accidents on the section, 61 in 2018", "Enrolment grew from 14,200 in 2018 to 21,300 in 2023"."""
        clean = self.clean
        if not _YEAR_BEHIND.match(clean, item.end):
            return False
        match = _SUBJECT.search(clean, sentence_start, min(item.start, sentence_start + 60))
        if match is None:
            return False
        noun = match["noun"].lower()
        unit = _COLLECTIVE.get(noun) or unit_of_noun(noun)
        return unit is not None and self.add(item, unit, noun)


def _is_pronoun(clean: str, item: Item) -> bool:
    return _THEM.match(clean, item.end) is not None or clean.startswith(" times", item.end) or _PRONOUN.search(clean, max(0, item.start - 14), item.start) is not None
