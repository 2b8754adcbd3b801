"""What a number counts: the head noun behind it ("six transport projects"), and what the first word behind it can begin."""

from __future__ import annotations

from functools import lru_cache

from extraction import expressions as re
from extraction.lexicon import rows
from extraction.mentions.numbers.money import SYMBOLS, currency_behind, first_words
from extraction.mentions.numbers.numerals import MONEY_SCALES, SCALE_WORDS
from extraction.mentions.numbers.units import RATE, hyphen_nouns, rate_unit, unit_behind, units


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["unit"] for row in rows("counted_nouns")}


@lru_cache(maxsize=1)
def _heads_with_modifier() -> frozenset[str]:
    return frozenset(row["head"] for row in rows("noun_heads"))


# What the first word behind a number can begin.
SCALE, CURRENCY, PERCENT, UNIT = 1, 2, 4, 8
# That word: a sign, or letters with what units have among theirs ("m3", "sq.km", "U.S.").
NEXT_WORD = re.compile(
    r"[ \n]?[-\u2013]?[ ]?(?P<word>[A-Za-z\u00b0\u00ba\u2103\u00b5\u03bc\u03a9](?:[A-Za-z0-9\u00b2\u00b3'\u00c0-\u017f]|\.(?=[A-Za-z]))*|[%$\u00a2\u20ac\u00a3\u00a5\u20b9\u20a9\u20a6\u20ab\u20b1\u20bd\u20b4\u20b8\u20ba\u20bc\u20be\u20ae\u20ad\u20b2\u20a1\u20b5\u20aa\u0e3f\u09f3\u5143\u5186])"
)


# "MFCFA", "MEUR": millions of a currency in one word
MILLIONS_OF = frozenset(f"M{code}" for code in "FCFA EUR USD XOF XAF MAD DH TND DT CHF GBP DZD CFA NOK SEK DKK PLN RON".split())


@lru_cache(maxsize=1)
def _openers() -> dict[str, int]:
    """First words of scales, currencies, percentages and units -> what they can begin."""
    flags: dict[str, int] = {}

    def put(word: str, flag: int) -> None:
        flags[word] = flags.get(word, 0) | flag

    for word in (*SCALE_WORDS, *MONEY_SCALES, *MILLIONS_OF):
        put(word, SCALE)
    for word in first_words():
        put(word, CURRENCY)
    for sign in SYMBOLS:
        put(sign, CURRENCY)
    for word in ("%", "percent", "per", "percents", "percentage", "pct", "pp", "p.p", "p.c"):
        put(word, PERCENT)
    symbols, _, longest = units()
    for word in longest:
        put(word, UNIT)
        put(re.split(r"[-/.]", word)[0], UNIT)
    for word in hyphen_nouns():
        put(word, UNIT)
    for symbol in symbols:
        put(symbol, UNIT)
        put(re.split(r"[-/.\u00b7]", symbol)[0], UNIT)
    return flags


def opens(word: str) -> int:
    """What a word behind a number can begin, as the flags SCALE, CURRENCY, PERCENT and UNIT."""
    flags = _openers()
    if word[-1] == "'":
        word = word[:-1]
    return flags.get(word, 0) | flags.get(word.lower(), 0)


def measured_behind(text: str, end: int) -> bool:
    """Whether a scale, currency, percent sign or unit stands right behind a number."""
    match = NEXT_WORD.match(text, end)
    if match is None:
        return False
    flags = opens(match["word"])
    if not flags:
        return False
    if flags & SCALE and match["word"].lower() in SCALE_WORDS or flags & PERCENT and PERCENT_SIGN.match(text, end):
        return True
    return bool(flags & UNIT and unit_behind(text, end)) or bool(flags & CURRENCY and currency_behind(text, end))


PERCENT_SIGN = re.compile(
    r"[ \n]{0,2}%|[ ]of[ ](?:a|one)[ ]per(?:centage[ ]point|[ ]?cent)\b|(?:[ \n-]|[ ]{2})?(?:percentage[ \n-]points?|per[ \n]?cent(?:age[ \n]points?)?|percents?|pct|p\.p\.|pp)\b|[ ]p\.c\.", re.IGNORECASE
)
# Words that end the noun phrase behind a number.
STOP = frozenset(
    "of in for with to from by at on that which who whom whose are is was were be been being will would shall should can could may might must have has had do does did "
    "or but than as if when while where because since until till after before during under over between among across through into onto upon within without against toward towards "
    "along via per the a an this these those their its his her our your my it they them he she we you i not no nor so such too very also only just then there here "
    "each every both either neither all any some one two three four five six seven eight nine ten hundred thousand million billion up down out off about around including "
    "compared versus vs respectively later earlier ago away apart annually yearly daily monthly weekly now still already yet today yesterday tomorrow i.e e.g etc plus minus times "
    "totaling totalling worth amounting covering including comprising involving using based spanning located aimed aiming led run held due involve include comprise concern".split()
)
# Words that end in s and are neither a plural nor the end of one.
_NOT_PLURAL = frozenset(
    "is was has does goes this its his us as plus thus less yes across towards besides perhaps always previous various numerous continuous serious gross cross express access process "
    "progress success congress business address status basis analysis axis crisis campus bonus consensus census focus surplus versus minus bus gas class mass loss pass press stress glass "
    "lends helps includes covers comes makes takes aims gives gets runs stands needs remains means makes says seeks serves supports provides brings builds contributes follows marks sees "
    "produces generates consumes employs receives lacks spends earns pays owns operates manages reaches exceeds occupies enjoys depends relies boasts "
    "allows enables ensures becomes keeps attracts suffers "
    "sets shows starts begins ends costs amounts totals represents requires involves comprises expects hopes plans likes wants works-out whereas afterwards hours-long politics economics "
    "news diabetes physics mathematics logistics electronics lens series means Kyrgyz religious rigorous indigenous ambitious dangerous hazardous famous porous tremendous enormous "
    "simultaneous infectious precious conscious spacious gaseous nervous igneous homogeneous heterogeneous women's men's children's overseas wireless homeless jobless endless paperless seamless".split()
)
# Plural words that name the kind of the noun behind them rather than the thing counted: "customs posts", "sports facilities".
_NP_WORD = re.compile(r"[ \n]?([A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'&/]*(?:[-\u2013][A-Za-z\u00c0-\u024f0-9']+)*(?:-(?=[ \n](?:and|or|to)\b))?)")


def singular(noun: str) -> str:
    """The singular of a regular plural noun.

    >>> [singular(noun) for noun in ("countries", "bridges", "batches", "buses", "projects")]
    ['country', 'bridge', 'batch', 'bus', 'project']
    """
    known = _nouns().get(noun)
    return known if known and known != "person" else _regular_singular(noun)


def _regular_singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes", "busses", "toes", "goes")) or (
        noun.endswith("uses") and not noun.endswith(("ouses", "auses", "fuses"))
    ):
        return noun[: -3 if noun.endswith("busses") else -2]
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun[:-1]
    return noun


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "ous")) and word not in _NOT_PLURAL


def noun_behind(text: str, end: int, one: bool = False) -> tuple[str, str, int] | None:
    """The counted noun behind a number across its adjectives: (unit, phrase, end). `one` asks for a singular."""
    nouns = _nouns()
    position = end
    fallback: tuple[str, str, int] | None = None
    words: list[tuple[str, re.Match[str]]] = []
    if text[end : end + 1] not in (" ", "\n") or text[end : end + 1] == "\n" and text[end + 1 : end + 2].isupper():
        return None
    for _ in range(8):
        if text[position : position + 1] == "," and words and words[-1][0] in _GRADES:
            # "micro, small and medium enterprises"
            position += 1
        if text[position : position + 2] == " (":
            # "200 direct (temporary) jobs"
            aside = _ASIDE.match(text, position)
            if aside is None:
                break
            position = aside.end()
        match = _NP_WORD.match(text, position)
        if match is None or match.start(1) == position and words:
            break
        word = match[1]
        lower = word.lower()
        if "/" in lower:
            # "18,600 vehicles/day"
            above, _, below = lower.partition("/")
            if below in ("day", "hour", "month", "year", "week", "night") and (nouns.get(above) or _plural(above)):
                return f"{_regular_singular(above)}/{below}", text[match.start(1) : match.end()], match.end()
        hanging = bool(words) and words[-1][0][-1] == "-"
        if lower == "such" and not words and text[match.end() : match.end() + 4] != " as ":
            # "14 such plants"
            position = match.end()
            continue
        if lower in STOP and not hanging and not (words and (lower == "very" or lower == "or" and words[-1][0] in _ALTERNATIVES)):
            break
        if lower in ("and", "or") or hanging:
            if not words:
                break
            words.append((lower, match))
            position = match.end()
            continue
        if lower.endswith("'"):
            words.append((lower, match))
            position = match.end()
            continue
        words.append((lower, match))
        position = match.end()
        found = _head(words, lower, text, position, nouns, one, end)
        if found:
            unit, finish = found
            fallback = unit, text[words[0][1].start(1) : finish], finish
            if not (lower in _PEOPLE_BY_ADJECTIVE and text[finish : finish + 1] in (" ", "\n") and _goes_on(text, finish)):
                return fallback
        elif word.endswith("ese") and word[0].isupper() and not one:
            # "1,560 Timorese", where no "three Chinese banks" follow
            fallback = "person", text[words[0][1].start(1) : position], position
        if text[position : position + 1] not in (" ", "\n") and not (text[position : position + 1] == "," and lower in _GRADES):
            break
    return fallback


_ASIDE = re.compile(r"[ ]\([a-z][a-z ,/-]{2,40}\)(?=[ ][a-z])")
# Adjectives that may stand before an "or": "new or rehabilitated water sources"
_ALTERNATIVES = frozenset(
    "new improved rehabilitated upgraded additional existing old public private rural urban direct indirect full partial local national regional small large primary secondary more male female "
    "formal informal poor vulnerable temporary permanent high low replaced repaired constructed built planned ongoing domestic foreign international micro medium".split()
)
# "20,000 poor rural households": adjectives that name people where no noun follows
_PEOPLE_BY_ADJECTIVE = frozenset("poor elderly unemployed injured wounded dead ultra-poor smallholder youth".split())


def _goes_on(text: str, position: int) -> bool:
    following = _NP_WORD.match(text, position)
    return following is not None and following[1].lower() not in STOP and following[1].lower() != "and" and following[1].islower()


def _head(
    words: list[tuple[str, re.Match[str]]], lower: str, text: str, position: int, nouns: dict[str, str], one: bool, start: int
) -> tuple[str, int] | None:
    previous = words[-2][0] if len(words) > 1 else ""
    if one:
        return _singular_head(words, lower, text, position, nouns)
    last = lower.rsplit("-", 1)[-1]
    known = nouns.get(lower) or nouns.get(last)
    if known is None and not _plural(last) and not _acronym(words[-1][1][1]):
        if lower not in _SETS or not _is_set(text, position, previous):
            return None
    if known == "" or lower in _NOT_PLURAL and lower not in _SETS or lower in _NEVER_MANY:
        return None
    if lower in _SETS and not _is_set(text, position, previous):
        return None
    if known is None and _is_name(words[-1][1][1]):
        return None
    # A plural that only qualifies the noun behind it: "customs posts", "women entrepreneurs".
    following = _NP_WORD.match(text, position)
    if following and text[position : position + 1] in (" ", "\n"):
        after = following[1].lower()
        if after not in STOP and (after in nouns or (_plural(after) and lower in _QUALIFYING)):
            if nouns.get(after) == "person" or lower in _QUALIFYING or f"{last} {after}" in nouns:
                return None
    pair = f"{previous} {lower}"
    if pair in nouns:
        unit = nouns[pair]
    elif last == "members":
        unit = "person" if _GROUP_OF.search(text, max(0, start - 60), start) or _OF_GROUPS.match(text, position) else "member"
    else:
        unit = known if known else _acronym(words[-1][1][1]) or singular(last)
        if unit in _heads_with_modifier():
            made_of = _MADE_OF.match(text, position) if unit == "block" else None
            if previous and previous != "and" and previous not in _PLAIN_ADJECTIVES:
                unit = f"{previous} {unit}"
            elif made_of:
                return f"{singular(made_of[1])} {unit}", made_of.end()
    rate = RATE.match(text, position)
    if rate:
        return f"{_regular_singular(last)}/{rate_unit(rate)}", rate.end()
    return unit, position


# Verbs that are nouns before "of": "20 sets of equipment"
_SETS = frozenset({"sets", "stands", "runs"})
# What stands behind such a noun: "37 tap stands were completed", "10 tram sets and"
_SET_ENDS = re.compile(r"[.,;:)]|\Z|\n|[ ](?:and|or|were|will|are|have|with|for|which|that|at|by|[a-z]{3,}ed)\b")


def _is_set(text: str, position: int, previous: str) -> bool:
    return text[position : position + 1] in tuple(",.;)") or text.startswith(" of ", position) or bool(previous) and _SET_ENDS.match(text, position) is not None


# "60 blocks of latrines"
_MADE_OF = re.compile(r"[ \n]of[ \n]([a-z]{4,}s)\b")


def _acronym(word: str) -> str | None:
    """The singular of a plural acronym: "SPVs" -> "SPV"."""
    return word[:-1] if len(word) > 2 and word[-1] == "s" and word[:-1].isupper() and word[:-1].isalpha() else None


def _is_name(word: str) -> bool:
    """Whether a capitalised word that only looks like a plural is rather a name: "2330 Roxas", "12 Honduras"."""
    return word[:1].isupper() and word.endswith(("as", "os")) and not word.isupper()


# Words of a list of sizes or kinds before one noun.
_GRADES = frozenset("micro small medium large mini minor primary secondary tertiary upper lower junior senior".split())
# Singular nouns behind which the counted one is still to come: "40 child protection centres".
_NEVER_MANY = frozenset("child woman man person smallholder".split())
# A group of people, whose members are people.
_OF_GROUPS = re.compile(
    r"[ \n]of[ \n](?:the |their |its |these |local |[a-z-]+ ){0,4}(?:cooperative|co-operative|group|association|committee|union|club|team|communit(?:y|ies)|organi[sz]ation|famil(?:y|ies)|household)s?\b"
)
_GROUP_OF = re.compile(
    r"\b(?:cooperative|co-operative|group|association|committee|union|club|team|delegation|council|federation of farmers|community|party|network of women|board|panel|jury|parliament|assembly|senate|cabinet)"
    r"s?(?:'s?|,?[ \n](?:of|with|has|have|having|counts|numbers|whose))[ \n](?:\w+ ){0,3}[\d.,]*[a-z]*$",
    re.IGNORECASE,
)


_QUALIFYING = frozenset(
    "customs population sports goods women youth girls boys savings human rights works sales arms news parks operations systems communications telecommunications services materials teachers students children".split()
)
_PLAIN_ADJECTIVES = frozenset(
    "new old existing modern large small additional other more further different main major local regional national rural urban separate proposed planned designated big key "
    "public private improved existing such similar priority participating selected several various upgraded rehabilitated damaged destroyed functional of the their its these those".split()
)
_SINGULAR_UNITS = frozenset(
    "project loan grant credit country year month week hour decade century day guarantee tranche programme program contract agreement bridge tunnel road school hospital clinic plant dam "
    "port airport station substation line corridor city town village district province region state component phase bank company operation facility institution household member grantee "
    "territory initiative subproject sub-project pilot municipality agency ministry organization organisation entity enterprise utility terminal berth vessel ship train locomotive satellite hub "
    "park zone site field mine refinery mill cooperative settlement island river lake pump turbine generator transformer borehole classroom laboratory library campus course workshop seminar "
    "study report survey law standard indicator target event incident accident death meeting session round tender lot order payment instalment installment donor lender borrower investor partner "
    "interchange overpass underpass flyover roundabout platform depot warehouse workshop kindergarten dormitory market greenhouse nursery "
    "office laboratory prefecture county ward governorate oblast tower house home boat truck car ambulance helicopter aircraft plane tanker crane scheme operator "
    "subsidiary affiliate branch outlet shop store mall stadium museum well latrine toilet "
    "university college centre center bus vehicle factory farm reservoir canal transaction bond investment border unit lane kilometer kilometre hectare tonne ton megawatt".split()
)


_SIMPLE_PAST = frozenset("got went came took made began fell rose grew won lost held gave saw left ran stood".split())


# What "one" counts only in a manner of speaking: "at one point", "one approach is to wait"
_ONE_OF_SPEECH = frozenset(
    "person party member series point process area approach case access address analysis class crisis criterion half life match pass search speech touch watch wish stage increase decrease "
    "response cause promise exchange exercise expense good loss mass perspective toe tie rose work release reserve drive base bias curve half opportunity objective incentive purchase scenario".split()
)


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    """What the counted nouns count, one of each."""
    return frozenset(unit for unit in _nouns().values() if unit) - _ONE_OF_SPEECH


def _singular_head(words: list[tuple[str, re.Match[str]]], lower: str, text: str, position: int, nouns: dict[str, str]) -> tuple[str, int] | None:
    following = _NP_WORD.match(text, position)
    if lower not in _SINGULAR_UNITS and lower not in _counted():
        return None
    if (
        following
        and text[position : position + 1] == " "
        and following[1].lower() not in STOP
        and following[1].islower()
        and following[1].lower() != "and"
        and not (following[1].endswith("ed") or following[1] in _SIMPLE_PAST)
        and not (following[1].endswith("ing") and following[1] not in _SINGULAR_UNITS and following[1] not in _counted())
    ):
        return None
    if lower == "day" and len(words) == 1 and text[position : position + 1] == ",":
        return None
    unit = nouns.get(lower + "s") or lower
    previous = words[-2][0] if len(words) > 1 else ""
    if unit in _heads_with_modifier() and previous and previous not in _PLAIN_ADJECTIVES:
        unit = f"{previous} {unit}"
    return unit, position


def unit_of_noun(noun: str) -> str | None:
    """The unit of a plural noun ("villages" -> "village", "farmers" -> "person"); None for what counts nothing."""
    lower = noun.lower()
    known = _nouns().get(lower)
    if known:
        return known
    return singular(lower) if _plural(lower) else None


_IN_BRACKETS = re.compile(r"[(,][ ]?(?:in )?([A-Za-z%][\w./%\u00b2\u00b3 ]{0,14})\)?[ ]*$")
_ASKS_A_NUMBER = re.compile(r"(?:(?:total |the )?numbers? of|nos?\.? of|#|total)[ ]", re.IGNORECASE)
# Plurals at the head of a column that counts nothing of them.
_NO_COLUMN = frozenset(
    "loans grants credits costs funds resources commitments disbursements expenditures investments remarks comments details terms dates names targets totals sales revenues "
    "notes sources results outputs outcomes indicators values amounts contributions donors lenders banks financiers figures shares payments proceeds reserves works goods services "
    "activities components sectors categories items years months days partners types status objectives approvals debts assets liabilities profits taxes subsidies".split()
)


def unit_of_label(label: str) -> str | None:
    """What the label of a row or column counts or measures: "Roads (km)" -> km, "Number of schools" -> school; None for neither."""
    bracket = _IN_BRACKETS.search(label)
    if bracket:
        symbols, words, _ = units()
        measure = bracket[1].strip(" .")
        unit = symbols.get(measure) or words.get(measure.lower())
        if unit in ("year", "month", "day") and (counted := _nouns().get(label.split()[0].lower()) or _plural(label.split()[0].lower()) and singular(label.split()[0].lower())):
            # "Accidents at crossings (year)"
            return counted
        if unit:
            return unit
        if bracket[1][0] == "%":
            return None
    asked = _ASKS_A_NUMBER.match(label)
    if asked:
        noun = noun_in(label[asked.end() :])
        return noun[0] if noun else None
    parts = re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)*", label)
    for place, part in enumerate(parts):
        lower = part.lower()
        if lower in STOP:
            break
        unit = _nouns().get(lower) or (units()[1].get(lower) if part[0].isupper() and lower.endswith("s") else None)
        if (unit or _plural(lower)) and len(parts) > place + 2 and parts[place + 1] in ("per", "a") and parts[place + 2] in ("day", "hour") and unit != "hour":
            # "Trucks per day at Kupiano"
            return f"{_regular_singular(lower)}/{parts[place + 2]}"
        if unit:
            return unit
        if _plural(lower) and lower not in _NO_COLUMN:
            return singular(lower)
    return None


def noun_in(phrase: str) -> tuple[str, str] | None:
    """Unit and noun of the first counted noun of a phrase ("Residents served by them" -> person)."""
    for word in re.findall(r"[A-Za-z]+", phrase):
        unit = _nouns().get(word.lower())
        if unit:
            return unit, word.lower()
    for word in re.findall(r"[A-Za-z]+", phrase):
        if _plural(word.lower()):
            return singular(word.lower()), word.lower()
    return None


# Plurals that are told in money or as shares rather than counted.
_TOLD_OTHERWISE = frozenset("times rates levels yields prices temperatures emissions goods works services funds resources proceeds revenues interests terms minutes".split())


def counted_noun(word: str) -> str | None:
    """The unit of a word that names a counted thing in a sentence ("villages", "farmers"); None for names, money and what counts nothing."""
    if not word[:1].islower() and not word[1:].islower():
        return None
    lower = word.lower()
    if lower in _NO_COLUMN or lower in _TOLD_OTHERWISE or word[0].isupper() and lower not in _nouns():
        return None
    known = _nouns().get(lower)
    return known if known is not None else singular(lower) if _plural(lower) and lower not in STOP and lower not in units()[1] else None
