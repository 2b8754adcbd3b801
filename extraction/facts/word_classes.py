"""The closed classes of English words (modals, prepositions, determiners, ...) and what is known of open ones: hedges, irregular forms, plain verbs."""

from __future__ import annotations


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
IRREGULAR = _set(
    "spent said told came went became saw knew thought felt kept won paid sold met sat wrote spoke led began fell made sent lent chose drew ate drove flew forgot"
    " froze hid hung knelt meant rode rang sang sank slept stole swam taught threw understood woke wore wove"
)
PLAIN_BASES = _set(
    "work live say know think come depend rely suffer face remain account represent contribute want use make become belong appear seem speak travel pay sell die"
    " migrate own export import consume spend visit pass lead stay exist hope expect believe hold rank lie amount occur arrive leave"
)
PLAIN_VERBS = (
    PLAIN_BASES
    | frozenset(word + ("es" if word.endswith("ss") else "s") for word in PLAIN_BASES)
    | {"dies", "relies", "lies"}
)
ALSO_NOUNS = _set(
    "plant work house supply support benefit train link screen store pump place cover increase line map pilot cut drop fall rise project flood need seal surface grade"
    " fund sponsor run target impact report rate move offer hold fire claim strike issue launch repair upgrade purchase transport stretch reach span cross score"
    " drain drill fence water title access return meter metre host place treat ship share light wire hand print stock school heat cool process clean free tile shelter string sink roof bore coach mentor shield fence feed"
)
NOT_PARTICIPLES = _set("women men children even often seven eleven open citizen citizens need speed seed")
