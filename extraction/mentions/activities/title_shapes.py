"""How the title of an activity is spelled: capitals on its telling words, no sentence, and more than a head, a place and a lender."""

from __future__ import annotations

from extraction import expressions as re
from extraction.mentions.activities.placed import Placed
from extraction.mentions.activities.titles import activity_words

CONNECTORS = frozenset(
    "of for and the in to on with & de du des la el y et en by from at into through across against und für do da dos das -".split()
)


TITLE_RUN = re.compile(r"[A-Z0-9][\w'&/-]*(?:,?\s(?:(?:and|of|for|the|in|to|on|with|&|–|-)\s){0,3}[A-Z0-9][\w'&/-]*)*")


LONGEST_TITLE = 240


def tidy(title: str) -> str:
    title = " ".join(title.split()).lstrip("'")
    return title.removeprefix("The ").removeprefix("the ")


def reads_as_title(text: str) -> bool:
    """Capitals on its telling words and no sentence: "Schools for the Steppe"."""
    words = text.split()
    telling = [word for word in words if word.lower() not in CONNECTORS]
    return (
        bool(telling)
        and text[0].isupper()
        and sum(word[0].isupper() or word[0].isdigit() for word in telling) >= 0.6 * len(telling)
        and text[-1] not in ".!?"
    )


def title_case(title: str) -> str:
    small = {"of", "and", "for", "in", "the", "to", "on", "with"}
    words = [
        word.lower() if word.lower() in small and index else "-".join(part.capitalize() for part in word.split("-"))
        for index, word in enumerate(title.split())
    ]
    return " ".join(words)


def is_name(title: str, start: int, end: int, placed: Placed) -> bool:
    """A name says more than its head, a place and a lender."""
    words = title.split()
    if title.lower() in activity_words()["not an activity"] or len(words) < 2:
        return False
    telling = 0
    for match in re.finditer(r"\S+", title):
        word = match.group().strip(",()").lower()
        mention = placed.covering(start + match.start())
        if word in activity_words()["generic"] or word in CONNECTORS or word in activity_words()["opening"]:
            continue
        if mention and mention.kind in ("place", "organisation", "person", "date") or word.endswith(_PAID_BY):
            continue
        telling += 1
    lower_head = not any(word[0].isupper() and word.lower() in activity_words()["head"] for word in words)
    capitals = sum(1 for word in words if word[0].isupper() and word.lower() not in activity_words()["generic"])
    return telling >= (2 if lower_head and capitals < 2 else 1)


# "a European Union ISPA-funded project"
_PAID_BY = ("-funded", "-financed", "-backed", "-supported", "-assisted", "-aided", "-led", "-sponsored")


def is_organisation(start: int, end: int, placed: Placed) -> bool:
    """Whether the span is the name of a body or corridor, or the end of one."""
    return any(
        mention.kind in ("organisation", "corridor") and mention.char_end >= end - 1 and mention.char_end > start
        for mention in placed.beginning_in(start - 120, end)
    )


# What an opening does not begin with: it leads to something else.
LEADS = frozenset(
    "in of on under for to with since from by at as it this these those they he she we our its their there that such both each all other another according during after before while"
    " when if because through between over about up some more than less not no and or but yet still only also".split()
)
# Nouns of accounts, terms and papers, which head no title of an activity.
ACCOUNTS = frozenset(
    "amount amounts cost costs total totals sum loan loans grant grants credit credits term terms agency agencies contribution contributions budget budgets funds fund source sources date dates result results"
    " objective objectives goal goals target targets indicator indicators summary background overview contact contacts note notes disbursement disbursements commitment commitments approval approvals portfolio period share shares"
    " price fee fees rate rates borrower lender recipient beneficiaries guarantor sector sectors country countries location region province category status type maturity tenor duration interest closing completion signature"
    " rationale description highlights facts figures component components subcomponent output outputs outcome outcomes activities pillar risks lessons findings recommendations conclusion conclusions introduction annex table figure"
    " equity debt capital income revenue revenues profit assets expenditure expenditures spending investments operations projects programmes programs agreements deposits reserves balance arrears exports imports"
    " financier financiers cofinanciers donors creditors partners news release page chapter section article minister president meeting session press office bank unit"
    " counterpart cancellation cancellations remaining rest average number exchange taxes contingencies utilisation utilization ownership shareholders turnover impact additionality".split()
)


def heads_no_title(text: str) -> bool:
    """Whether words open with what leads to something else ("On April 6") or head an account ("Net commitments", "Start of project")."""
    words, head = text.lower().split(), _PHRASE_END.split(text.lower())[0].split()
    last = {head[-1] if head else "", words[-1] if len(words) < 4 else ""}
    return bool(words) and (words[0] in LEADS or not last.isdisjoint(ACCOUNTS - activity_words()["head"]))


_PHRASE_END = re.compile(r"[:,(]|\s(?:of|in|for|to|at|on|from|across|between|along|under|with)\s")
