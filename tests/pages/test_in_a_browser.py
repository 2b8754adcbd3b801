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


def test_lists_are_filtered(browser):
    browser.open("organisations.html")
    browser.page.fill("#filter", "asian bank")
    shown = browser.page.locator("table.list tbody tr:visible").all_text_contents()
    assert shown and all("asian" in row.lower() for row in shown)


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
    pages = [
        "index.html",
        "documents.html",
        "contradictions.html",
        slip(browser),
        browser.address("activities", "transport-resilience"),
        browser.address("organisations", "asian-infrastructure-investment-bank"),
        browser.address("countries", "kazakhstan"),
        "checks/index.html",
        "checks/reconciliations.html",
    ]
    for address in pages:
        browser.open(address)
        found = [v for v in axe.run(browser.page).response["violations"] if v["impact"] in ("serious", "critical")]
        said = [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found]
        assert said == [], address


@pytest.mark.parametrize("browser", [PHONE], indirect=True)
def test_a_phone_needs_no_sideways_scrolling(browser):
    for address in ("index.html", slip(browser), browser.address("activities", "transport-resilience"), "activities.html"):
        browser.open(address)
        assert browser.page.evaluate("document.documentElement.scrollWidth") <= 390, address
