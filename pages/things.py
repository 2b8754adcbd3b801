"""What has a page, under which address, and the link to it: documents, activities, organisations and countries."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from extraction.lexicon import country_names, short_country_name
from pages.rows import Row, Rows
from pages.wording import headed, one_line, shortened, slug, when

# Names longer than this are cut in headings and lists; the page has them whole.
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Thing:
    """One page: `kind` is its folder, `words` what else it may be searched by."""

    id: str
    kind: str
    name: str
    address: str
    says: str = ""
    words: str = ""


class Things:
    """Every page by the id of its row; names of people, places and corridors, which have no page, as well."""

    def __init__(self, rows: Rows) -> None:
        self.pages: dict[str, Thing] = {}
        self.names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._links: dict[tuple[str, str, bool], Markup] = {}
        self.countries = {code: short_country_name(code) if code in country_names() else code for code in _codes(rows)}
        named_in = _named_in(rows)
        for row in rows.all("select d.*, left(t.text, 400) as beginning from documents as d join document_texts as t using (document_id) order by 1"):
            words = shortened(f"{row['file_name'] or ''} {named_in.get(row['document_id'], '')}", 600)
            self._add(row["document_id"], "documents", document_name(row), says=_says_document(row), words=words)
        other = _aliases(rows)
        for row in rows.all("from activities order by activity_id"):
            says = ", ".join(filter(None, (row["kind"], row["sector"], self.countries.get(row["recipient_country"]))))
            self._add(row["activity_id"], "activities", headed(row["title"]), says=says or "activity", words=_words(row, other, "activity_id", "external_id"))
        for row in rows.all("from organisations order by organisation_id"):
            says = ", ".join(filter(None, (row["kind"], self.countries.get(row["country"]))))
            name = headed(row["name"])
            name = f"{name} ({row['acronym']})" if row["acronym"] and row["acronym"] not in name else name
            self._add(row["organisation_id"], "organisations", name, says=says or "organisation", words=_words(row, other, "organisation_id", "iati_org_id"))
        for code, name in sorted(self.countries.items()):
            self._add(code, "countries", name, says="country", words=code)
        for table, key in (("places", "place_id"), ("people", "person_id"), ("corridors", "corridor_id")):
            self.names |= {row[key]: row["name"] for row in rows.all(f"select {key}, name from {table}")}
        self._page_starts: dict[str, list[int]] = defaultdict(list)
        for row in rows.all("select document_id, char_start from document_pages order by document_id, page"):
            self._page_starts[row["document_id"]].append(row["char_start"])
        self._contradictions = {
            row["document_id"]: row["count"] for row in rows.all("select document_id, count(*) as count from contradictions group by all")
        }
        # A country is a place as well, and has a page.
        self._same = {
            row["place_id"]: row["country"] for row in rows.all("select place_id, country from places where kind = 'country'")
        }

    def __iter__(self) -> Iterator[Thing]:
        return iter(self.pages.values())

    def of(self, kind: str) -> list[Thing]:
        return [thing for thing in self if thing.kind == kind]

    def name(self, key: str | None) -> str:
        if key is None:
            return ""
        if key in self.pages:
            return self.pages[key].name
        # A country that nothing is told of has no page, but a name.
        return self.names.get(key) or (short_country_name(key) if key in country_names() else key)

    def link(self, key: str | None, root: str, *, short: bool = False) -> Markup:
        """The name, as a link where there is a page."""
        if key is None:
            return Markup("")
        asked = (key, root, short)
        if asked not in self._links:
            page = self.pages.get(self._same.get(key, key))
            name = escape(shortened(self.name(key), 60) if short else self.name(key))
            self._links[asked] = Markup(f'<a href="{escape(root + page.address)}">{name}</a>') if page else name
        return self._links[asked]

    def contradicted(self, document_id: str) -> int:
        """How many contradictions a document has."""
        return int(self._contradictions.get(document_id, 0))

    def page_of(self, row: Row) -> int | None:
        """The page of the file that the row's words are on; null where the format has no pages or there is only one."""
        starts = self._page_starts.get(row["document_id"], ())
        return max(1, bisect_right(starts, row["char_start"])) if len(starts) > 1 and row.get("char_start") is not None else None

    def page_starts(self, document_id: str) -> list[tuple[int, int]]:
        """Where each page of the file begins in the text, with its number; none where there is only one."""
        starts = self._page_starts.get(document_id, [])
        return list(zip(starts, range(1, len(starts) + 1), strict=True)) if len(starts) > 1 else []

    def evidence(self, row: Row, root: str, words: str | None = None) -> Markup:
        """A link to the very words in the document's page."""
        page = self.pages.get(row["document_id"])
        if page is None:
            return Markup("")
        place = f"{root}{page.address}#at-{row['char_start']}-{row['char_end']}"
        leaf = self.page_of(row)
        on = f", p. {leaf}" if leaf else ""
        return Markup(f'<a class="evidence" href="{escape(place)}">{escape(shortened(words or page.name, 80))}{on}</a>')

    def quoted(self, row: Row, root: str) -> Markup:
        """The very words as a link to where they stand, and the document's name."""
        words = Markup("<q>{}</q>").format(shortened(one_line(row["quote"]), 240))
        page = self.pages.get(row["document_id"])
        if page is None:
            return words
        leaf = self.page_of(row)
        return Markup('<a class="evidence" href="{}{}#at-{}-{}">{}</a> <span class="muted">{}{}</span>').format(
            root, page.address, row["char_start"], row["char_end"], words, shortened(page.name, 70), f", p. {leaf}" if leaf else ""
        )

    def _add(self, key: str, kind: str, name: str, *, says: str = "", words: str = "") -> None:
        readable = slug(name)
        # The id keeps apart what has the same name, and the address the same from run to run.
        parts = [part for part in (readable, key.lower() if kind == "countries" else key[:8]) if part]
        address = f"{kind}/{'-'.join(parts)}.html"
        if address in self._taken:
            address = f"{kind}/{slug(key, 80)}.html"
        self._taken.add(address)
        self.pages[key] = Thing(key, kind, shortened(one_line(name), _LONGEST) or "untitled", address, says, words)


# "date 2026-02-09", "WASHINGTON, November 15, 2024 –": what stands before the first words of a text.
_DATELINE = re.compile(r"(?:date:? ?)?(?:\d{4}-\d\d-\d\d )?(?:[A-Z][A-Z .'’-]+(?:,[^–—-]{0,40})? ?[–—-]{1,2} )?")


def document_name(row: Row) -> str:
    """Its title; a document without one goes by the words that it begins with."""
    return one_line(row["title"]) or shortened(_DATELINE.sub("", one_line(row["beginning"])), 90) or row["file_name"] or row["document_id"][:12]


def _says_document(row: Row) -> str:
    return ", ".join(filter(None, (row["genre"] or "document", row["publisher"], when(row["published_on"]))))


def _codes(rows: Rows) -> list[str]:
    """Every country that something is told of."""
    return [
        row["code"]
        for row in rows.all(
            "select recipient_country as code from once union select recipient_country from activities union"
            " select country from portfolio_totals union"
            " select p.country from named as n join places as p on p.place_id = n.entity_id where p.kind = 'country' order by code"
        )
        if row["code"]
    ]


def _named_in(rows: Rows) -> dict[str, str]:
    """The names in each document, the most frequent first, for the search."""
    listed = rows.all("select document_id, string_agg(quote, ' ' order by times desc, quote) as names from named group by all")
    return {row["document_id"]: one_line(row["names"]) for row in listed}


def _aliases(rows: Rows) -> dict[str, str]:
    """The names that documents use, of each thing; those of the registry alone would fill the search."""
    listed = rows.all("select entity_id, string_agg(distinct alias, ' ' order by alias) as names from aliases where source <> 'registry' group by all")
    return {row["entity_id"]: row["names"] for row in listed}


def _words(row: Row, aliases: dict[str, str], key: str, identifier: str) -> str:
    return shortened(" ".join(filter(None, (row["acronym"], row[identifier], aliases.get(row[key])))), 400)
