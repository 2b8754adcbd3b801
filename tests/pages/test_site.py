"""What the folder of pages holds, that nothing in it points nowhere, and when a folder is left alone."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from pages import documents, site
from tests.building import asked, built
from warehouse.published import NotAWarehouse


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids = [], set()

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append(value)
            if name == "id":
                self.ids.add(value)


def parsed(path):
    links = Links()
    links.feed(path.read_text(encoding="utf-8"))
    return links


def test_a_page_for_each_thing(built, shown_warehouse):
    for kind, table in (("documents", "documents"), ("activities", "activities"), ("organisations", "organisations")):
        ((count,),) = asked(shown_warehouse, f"select count(*) from {table}")
        assert len(list((built / kind).glob("*.html"))) == count
    assert (built / "countries" / "kazakhstan-kaz.html").exists()


def test_every_link_leads_somewhere(built):
    for path in sorted(built.rglob("*.html")):
        found = parsed(path)
        for link in found.links:
            parts = urlsplit(link)
            assert not parts.scheme and not parts.netloc, (path, link)
            if parts.path:
                assert (path.parent / unquote(parts.path)).exists(), (path, link)
            elif not parts.fragment.startswith("s"):
                assert parts.fragment in found.ids, (path, link)


def test_nothing_is_loaded_from_elsewhere(built):
    elsewhere = re.compile(r"""(?:src|href)=["']?(?:https?:)?//|@import|url\(\s*["']?http""")
    for path in sorted(built.rglob("*")):
        if path.suffix in (".html", ".css"):
            text = path.read_text(encoding="utf-8")
            policy = "Content-Security-Policy" in text or path.parent.name == "checks" or path.suffix == ".css"
            assert policy and not elsewhere.search(re.sub(r'<div class="text".*?</div>', "", text, flags=re.DOTALL)), path


def test_bundled_scripts_have_their_licences(built):
    licences = (built / "bundled" / "LICENSES.txt").read_text(encoding="utf-8")
    for name in ("d3.min.js", "plot.umd.min.js", "world.svg"):
        assert name in licences
    assert "Permission to use, copy, modify" in licences


def test_no_page_weighs_a_megabyte(built):
    """The page with all that it loads."""
    bundled = sum(path.stat().st_size for path in (built / "bundled").glob("*"))
    for path in built.rglob("*.html"):
        own = {"d3.min.js", "plot.umd.min.js"} if "charts.js" not in path.read_text(encoding="utf-8") else set()
        spared = sum((built / "bundled" / name).stat().st_size for name in own)
        assert path.stat().st_size + bundled - spared < 1_000_000, path


def test_the_pages_of_a_warehouse_are_the_same_again(shown_warehouse, built, tmp_path):
    site.build(shown_warehouse, tmp_path / "again", site.data_docs_of(shown_warehouse))
    again = {path.relative_to(tmp_path / "again"): path.read_bytes() for path in (tmp_path / "again").rglob("*") if path.is_file()}
    assert again == {path.relative_to(built): path.read_bytes() for path in built.rglob("*") if path.is_file()}


def test_pages_are_made_anew_as_a_whole(shown_warehouse, tmp_path):
    folder = tmp_path / "site"
    site.build(shown_warehouse, folder)
    (folder / "documents" / "old.html").write_text("of a document that is gone")
    site.build(shown_warehouse, folder)
    assert not (folder / "documents" / "old.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_another_folder_is_left_alone(shown_warehouse, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(site.NotPages, match="something else"):
        site.build(shown_warehouse, tmp_path)
    with pytest.raises(site.NotPages, match="is a file"):
        site.build(shown_warehouse, tmp_path / "thesis.txt")
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_no_warehouse(tmp_path):
    with pytest.raises(NotAWarehouse):
        site.build(tmp_path / "w.duckdb", tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_warehouse_without_facts(tmp_path, write):
    (path,) = write({"dull.txt": "Nothing is told here, and nobody pays."})
    built(tmp_path / "w.duckdb", [path])
    made = site.build(tmp_path / "w.duckdb", tmp_path / "site")
    assert made.counts["documents"] == 1
    assert "Nothing was read" in next((tmp_path / "site" / "documents").glob("*.html")).read_text(encoding="utf-8")


def test_a_long_document_goes_on_in_further_pages(tmp_path, write, monkeypatch):
    monkeypatch.setattr(documents, "PART", 100_000)
    sentence = "The World Bank approved a loan of ${0} million for the Road {0} Project in Nepal on 4 May 2023. "
    (path,) = write({"long.txt": "\n\n".join(sentence.format(number) for number in range(1, 100))})
    built(tmp_path / "w.duckdb", [path])
    site.build(tmp_path / "w.duckdb", tmp_path / "site")
    pages = {page.name: page.read_text(encoding="utf-8") for page in (tmp_path / "site" / "documents").glob("*.html")}
    assert len(pages) > 1
    assert all(len(page) < 130_000 for page in pages.values())
    texts = [re.search(r'<div class="text".*?</div>', page, re.DOTALL)[0] for page in pages.values()]
    assert sorted(int(n) for n in re.findall(r"Road (\d+) Project", re.sub("<[^>]+>", "", "".join(texts)))) == list(range(1, 100))
