"""The pages as a person meets them, in headless Chromium from the disk: evidence, search, charts, accessibility."""

import pytest

PHONE = {"viewport": {"width": 390, "height": 844}}
DARK = {"color_scheme": "dark"}


def marked(browser) -> str:
    return " ".join(browser.page.locator(".s.marked").all_text_contents())


def in_view(browser, selector: str) -> bool:
    return browser.page.locator(selector).first.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
    )


def a_page_of_each_kind(browser) -> list[str]:
    """A page of each kind."""
    return [
        "index.html",
        "documents.html",
        "activities.html",
        "organisations.html",
        "countries.html",
        "contradictions.html",
        slip(browser),
        browser.address("activities", "transport-resilience"),
        browser.address("organisations", "asian-infrastructure-investment-bank"),
        browser.address("countries", "kazakhstan"),
        "checks/index.html",
        "checks/reconciliations.html",
        "checks/transactions.html",
    ]


def slip(browser) -> str:
    """The page of the document that says 72% where its other numbers give 77%."""
    for path in sorted((browser.site / "documents").glob("*.html")):
        if "<dd>slip.txt</dd>" in path.read_text(encoding="utf-8"):
            return f"documents/{path.name}"
    raise AssertionError("no page shows the contradiction")


def test_a_click_on_a_verdict_marks_its_sentence(browser):
    browser.open(slip(browser))
    browser.page.click(".card.bad a.show")
    assert "(72%) is allocated to six transport projects" in marked(browser)
    assert in_view(browser, ".m.marked")
    assert browser.page.evaluate("document.activeElement.classList.contains('s')")
    assert browser.complaints == []


def test_a_click_on_a_fact_scrolls_to_its_sentence(browser):
    browser.open(slip(browser))
    last = browser.page.locator("[data-fact^=f]").last
    start = int(last.get_attribute("data-start"))
    last.locator("a.show").click()
    sentence = browser.page.locator(".s.marked").first
    assert int(sentence.get_attribute("id")[1:]) <= start < int(sentence.get_attribute("data-end"))
    assert in_view(browser, ".m.marked, .f.marked")
    assert browser.complaints == []


def test_a_click_in_the_text_shows_the_fact(browser):
    browser.open(slip(browser))
    link = browser.page.locator("#text a.m").first
    key = link.get_attribute("data-f").split()[0]
    link.click()
    assert "marked" in browser.page.locator(f"[data-fact={key}]").get_attribute("class")


def test_pointing_at_either_side_lights_the_other(browser):
    browser.open(slip(browser))
    browser.page.hover(".card.bad")
    assert "72%" in "".join(browser.page.locator("#text .lit").all_text_contents())
    browser.page.locator("#text a.m", has_text="72%").first.focus()
    assert browser.page.locator(".card.bad.lit").count() == 1


def test_the_keyboard_alone(browser):
    browser.open(slip(browser))
    browser.page.locator(".card.bad a.show").focus()
    browser.page.keyboard.press("Enter")
    assert "72%" in marked(browser)
    browser.page.keyboard.press("Escape")
    assert browser.page.evaluate("document.activeElement.closest('.card.bad') !== null")


def test_evidence_links_lead_to_the_words(browser):
    browser.open("index.html")
    browser.page.click(".verdict:has-text('72%') a.evidence")
    browser.page.wait_for_selector(".s.marked")
    assert "(72%)" in marked(browser)
    assert browser.complaints == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("transport resilience", "Transport Resilience and Connectivity Enhancement Project"),
        ("TRACE", "Transport Resilience and Connectivity Enhancement Project"),
        ("asian infra", "Asian Infrastructure Investment Bank"),
        ("kazakh", "Kazakhstan"),
        ("brochure slip", "WHAT IS THE"),
    ],
)
def test_search_finds(browser, asked, found):
    browser.open(slip(browser) if asked == "TRACE" else "index.html")
    browser.page.keyboard.press("/")
    browser.page.keyboard.type("slip" if "slip" in asked else asked)
    browser.page.wait_for_selector("#found [data-address]")
    assert any(found in name for name in browser.page.locator("#found [data-address] span").all_text_contents())
    browser.page.keyboard.press("Enter")
    browser.page.wait_for_selector("h1")
    assert browser.complaints == []


def test_search_says_that_it_found_nothing(browser):
    browser.open("index.html")
    browser.page.fill("#search", "xyzzyq")
    browser.page.wait_for_selector("#found li")
    assert "No page" in browser.page.inner_text("#found")


def test_charts_are_drawn_and_have_tables(browser):
    browser.open("index.html")
    browser.page.wait_for_selector(".plot svg")
    assert browser.page.locator(".plot svg").count() == browser.page.locator("figure.chart table").count() >= 4
    assert "Kazakhstan" in browser.page.locator("figure.chart").first.inner_text()
    assert browser.page.locator(".map circle").count() > 0
    assert browser.complaints == []


def test_a_contradiction_says_what_was_computed_in_its_unit_and_marks_its_numbers(browser):
    browser.open(slip(browser))
    assert "Computed 76.37% to 77.87%" in " ".join(browser.page.locator(".card.bad dl").inner_text().split())
    browser.open("contradictions.html")
    card = browser.page.locator(".verdict", has_text="72%")
    assert card.locator("mark").all_text_contents() == ["$1.82 billion", "72%"]
    card.locator("a.evidence").click()
    browser.page.wait_for_selector(".s.marked")
    assert "(72%)" in marked(browser)
    assert browser.complaints == []


def test_every_kind_of_page_without_a_complaint(browser):
    for address in a_page_of_each_kind(browser):
        browser.open(address)
        browser.page.wait_for_load_state("networkidle")
        assert browser.page.locator("h1").count() == 1, address
    assert browser.complaints == []


def test_the_search_by_keyboard_alone(browser):
    browser.open("index.html")
    browser.page.keyboard.press("/")
    browser.page.keyboard.type("bank")
    browser.page.wait_for_selector("#found-1")

    def chosen() -> str:
        (named,) = browser.page.locator("#found [aria-selected=true]").all()
        assert browser.page.locator("#search").get_attribute("aria-activedescendant") == named.get_attribute("id")
        return named.get_attribute("id")

    assert chosen() == "found-0"
    browser.page.keyboard.press("ArrowDown")
    assert chosen() == "found-1"
    browser.page.keyboard.press("ArrowUp")
    browser.page.keyboard.press("ArrowUp")
    assert chosen() == browser.page.locator("#found [data-address]").last.get_attribute("id")
    browser.page.keyboard.press("Escape")
    assert browser.page.locator("#found").is_hidden()
    browser.page.keyboard.type("x")
    browser.page.wait_for_selector("#found:not([hidden])")
    browser.page.keyboard.press("Tab")
    assert browser.page.locator("#found").is_hidden()
    assert browser.complaints == []


def test_the_tab_key_reaches_everything_and_shows_where_it_is(browser):
    browser.open(slip(browser))
    browser.page.keyboard.press("Tab")
    assert browser.page.evaluate("document.activeElement.className") == "skip"
    assert in_view(browser, ".skip")
    browser.page.keyboard.press("Enter")
    assert browser.page.evaluate("document.activeElement.id") == "main"
    seen = set()
    for _ in range(400):
        browser.page.keyboard.press("Tab")
        name, outline = browser.page.evaluate(
            "(e => [e === document.body ? 'end' : e.closest('.legend') ? 'legend' : e.matches('#text a') ? 'text' : e.id === 'panel' ? 'panel'"
            " : e.matches('a.show') ? 'fact' : e.matches('footer a') ? 'footer' : 'other', getComputedStyle(e).outlineStyle])(document.activeElement)"
        )
        seen.add(name)
        assert name == "end" or outline != "none", name
        if name in ("end", "footer"):
            break
    assert {"legend", "text", "panel", "fact", "footer"} <= seen


def test_kinds_of_words_are_hidden_by_keyboard(browser):
    browser.open(slip(browser))
    browser.page.locator(".legend [data-kind=money]").focus()
    browser.page.keyboard.press("Space")
    assert browser.page.locator(".legend [data-kind=money]").get_attribute("aria-pressed") == "false"
    background = "getComputedStyle(document.querySelector('#text .money')).backgroundColor"
    assert browser.page.evaluate(background) == "rgba(0, 0, 0, 0)"


def test_dark_is_remembered(browser):
    browser.open("index.html")
    browser.page.locator("#theme").focus()
    browser.page.keyboard.press("Enter")
    assert browser.page.evaluate("document.documentElement.dataset.theme") == "dark"
    browser.open("documents.html")
    assert browser.page.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("browser", [{}, DARK], indirect=True, ids=["light", "dark"])
def test_printed_it_is_ink_on_paper_and_nothing_is_cut(browser):
    browser.page.emulate_media(media="print")
    # As wide as what margins leave of A4.
    browser.page.set_viewport_size({"width": 690, "height": 1000})
    for address in (slip(browser), "contradictions.html", "organisations.html", "index.html"):
        browser.open(address)
        assert browser.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", address
        assert browser.page.locator("header.top").is_hidden() and browser.page.locator("h1").is_visible()
        cut = "[...document.querySelectorAll('.panel, .wide')].filter(e => getComputedStyle(e).overflowY !== 'visible' || e.scrollWidth > e.clientWidth + 1).length"
        assert browser.page.evaluate(cut) == 0, address
    assert browser.page.pdf()[:5] == b"%PDF-"


def test_lists_are_filtered(browser):
    browser.open("organisations.html")
    browser.page.fill("#filter", "asian bank")
    shown = browser.page.locator("table.list tbody tr:visible").all_text_contents()
    assert shown and all("asian" in row.lower() for row in shown)


def test_lists_are_put_in_order_by_keyboard(browser):
    browser.open("organisations.html")
    heads = browser.page.locator("table.list thead button")
    heads.first.focus()
    browser.page.keyboard.press("Enter")
    names = browser.page.locator("table.list tbody td:first-child").all_text_contents()
    assert names == sorted(names, key=str.casefold) and len(names) > 5
    assert browser.page.locator("th[aria-sort=ascending]").count() == 1
    browser.page.keyboard.press("Enter")
    assert browser.page.locator("table.list tbody td:first-child").all_text_contents() == names[::-1]
    browser.page.get_by_role("button", name="Documents").click()
    counts = [int(told) for told in browser.page.locator("table.list tbody td:last-child").all_text_contents()]
    assert counts == sorted(counts, reverse=True)
    assert browser.complaints == []


def test_a_hostile_text_does_nothing(browser):
    """On the page of the document and on every page that it reaches."""
    reached = [
        path.relative_to(browser.site) for path in sorted(browser.site.rglob("*.html")) if "pwned" in path.read_text(encoding="utf-8")
    ]
    assert any(path.parts[0] == "documents" for path in reached)
    for path in reached:
        browser.open(str(path))
        assert browser.page.evaluate("window.pwned") is None, path
        assert browser.page.locator("main script:not([type='application/json']), main iframe, base, #text img").count() == 0
        assert browser.page.url.startswith("file:")
    browser.page.keyboard.press("/")
    browser.page.keyboard.type("pwned")
    browser.page.wait_for_selector("#found li")
    assert browser.page.evaluate("window.pwned") is None
    assert browser.complaints == []


def test_the_text_on_the_page_is_the_text(browser, shown_warehouse):
    from tests.building import asked

    for (document_id, text) in asked(shown_warehouse, "select document_id, text from document_texts"):
        (path,) = (browser.site / "documents").glob(f"*{document_id[:8]}.html")
        browser.open(f"documents/{path.name}")
        assert browser.page.locator("#text").text_content() == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("browser", [{}, DARK, PHONE], indirect=True, ids=["light", "dark", "phone"])
def test_axe_finds_nothing_serious(browser):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for address in a_page_of_each_kind(browser):
        browser.open(address)
        found = [v for v in axe.run(browser.page).response["violations"] if v["impact"] in ("serious", "critical")]
        said = [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found]
        assert said == [], address


@pytest.mark.parametrize("browser", [PHONE], indirect=True)
def test_a_phone_needs_no_sideways_scrolling(browser):
    for address in a_page_of_each_kind(browser):
        browser.open(address)
        assert browser.page.evaluate("document.documentElement.scrollWidth") <= 390, address
