"""What the page does in Chromium, with nothing but itself."""

import csv
import io
from pathlib import Path

import pytest

from blocgraph.model import Document
from blocgraph.page import render_page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "graph/blocgraph/page/frontend/node_modules/axe-core/axe.min.js"
KINDS = ("treaty", "aid", "sanctions", "armsSupply", "threat")


def read_csv(opened):
    with opened.page.expect_download() as download:
        opened.page.click("#downloads summary")
        opened.page.click("#download-csv")
    text = Path(download.value.path()).read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_asks_for_nothing_and_complains_of_nothing(open_page, sample):
    opened = open_page(sample.render())
    opened.page.mouse.move(*opened.centre("AAA"))
    opened.page.click("#view-table")
    assert opened.requests == [opened.path.as_uri()]
    assert opened.complaints == []


def test_a_script_that_is_not_ours_is_refused(open_page, sample):
    opened = open_page(sample.render())
    opened.page.evaluate(
        """() => { const script = document.createElement('script');
        script.textContent = 'window.ran = 1'; document.body.append(script); }"""
    )
    assert opened.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in said for said in opened.complaints)


def test_all_relations_come_out_that_went_in(open_page, project, claim):
    claims = [
        claim(f"A{i % 97:02}", KINDS[i % 5], f"B{i % 211:03}", f"Sentence {i}.", start=i)
        for i in range(6000)
    ]
    network = project(claims)
    assert network.number_of_edges() >= 2000
    opened = open_page(render_page(network))
    keys = {key for *_, key in network.edges(keys=True)}
    assert opened.passed() == keys
    rows = read_csv(opened)
    assert len(rows) == len(claims)
    assert {row["relation"] for row in rows} == keys
    assert {row["sentence"] for row in rows} == {found.sentence for found in claims}


def test_a_click_on_an_actor_leads_to_its_evidence(open_page, sample):
    opened = open_page(sample.render())
    opened.page.mouse.click(*opened.centre("AAA"))
    panel = opened.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Arland"
    panel.locator("details[data-relation='AAA-armsSupply-BBB'] summary").click()
    panel.locator(".claim").nth(1).wait_for()
    assert panel.locator("mark").all_inner_texts() == ["armed"]
    assert panel.locator(".claim .badge").all_inner_texts() == ["alleged", "denied"]
    text = panel.inner_text()
    for part in ("Corland", "drones", "The first report", "Daily", "2025-02-01"):
        assert part in text
    links = panel.locator(".claim a").evaluate_all("found => found.map(one => one.href)")
    assert links == ["https://example.org/1"]
    assert "no\u00a0link" in text


def test_a_click_on_a_line_leads_to_its_claims(open_page, sample):
    opened = open_page(sample.render())
    (x1, y1), (x2, y2) = opened.centre("AAA"), opened.centre("CCC")
    opened.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    assert "Corland keeps its sanctions." in opened.page.locator("#panel").inner_text()
    assert "relation=CCC-sanctions-AAA" in opened.page.url


def test_search_by_keyboard(open_page, sample):
    opened = open_page(sample.render())
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("land")
    search = opened.page.locator("#search")
    assert search.get_attribute("aria-expanded") == "true"
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    chosen = search.get_attribute("aria-activedescendant")
    name = opened.page.locator(f"#{chosen} bdi").inner_text()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#panel h2").inner_text() == name
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#panel h2").inner_text() == "Evidence"


def test_filters_and_their_counts(open_page, sample):
    opened = open_page(sample.render())
    everything = {key for *_, key in sample.network.edges(keys=True)}
    threat = opened.page.locator("label", has_text="hypothetical")
    assert threat.locator(".count").inner_text() == "1"
    assert opened.passed() == everything - {"DDD-threat-BBB"}
    threat.locator("input").check()
    assert opened.passed() == everything
    opened.page.locator("[data-layer=military]").uncheck()
    assert opened.passed() == {"AAA-treaty-BBB", "CCC-sanctions-AAA", "DDD-threat-BBB"}
    opened.page.locator("label", has_text="South").locator("input").uncheck()
    assert opened.passed() == {"AAA-treaty-BBB", "DDD-threat-BBB"}
    for box in opened.page.locator("#facet-status input").all():
        box.uncheck()
    assert opened.page.locator("#nothing").is_visible()
    opened.page.click("#reset")
    assert opened.passed() == everything - {"DDD-threat-BBB"}
    opened.page.locator("label", has_text="The first report").locator("input").uncheck()
    assert opened.passed() == {"AAA-armsSupply-BBB", "CCC-alliance-DDD"}


def test_time_range_and_the_day_in_force(open_page, sample):
    opened = open_page(sample.render())
    opened.page.locator("#undated").uncheck()
    dated = {"AAA-treaty-BBB", "CCC-sanctions-AAA", "CCC-alliance-DDD"}
    assert opened.passed() == dated
    opened.page.locator("#from").fill("2012")
    assert opened.passed() == dated - {"CCC-alliance-DDD"}
    opened.page.locator("#until").fill("2020")
    assert opened.passed() == {"CCC-sanctions-AAA"}
    opened.page.click("#reset")
    opened.page.locator("#undated").uncheck()
    opened.page.locator("#on").fill("2014-02-28")
    assert opened.passed() == set()
    opened.page.locator("#on").fill("2010-12-31")
    assert opened.passed() == {"CCC-alliance-DDD"}


def test_the_address_restores_the_state(open_page, sample):
    html = sample.render()
    opened = open_page(html)
    opened.page.locator("input[value=sanctions]").uncheck()
    opened.page.locator("#from").fill("2005")
    opened.page.mouse.click(*opened.centre("AAA"))
    opened.page.get_by_text("1 step", exact=True).click()
    opened.page.click("#view-table")
    again = open_page(html, "#" + opened.page.url.split("#")[1])
    assert again.passed() == opened.passed()
    assert again.page.locator("#panel h2").inner_text() == "Arland"
    assert again.page.locator("#from").input_value() == "2005"
    assert again.page.locator("#table-view").is_visible()
    assert again.page.get_by_text("1 step", exact=True).get_attribute("aria-pressed") == "true"


def test_a_broken_address_is_passed_over(open_page, sample):
    opened = open_page(sample.render(), "#type=nothing.x&actor=__proto__&from=abc&ties=-4&on=never")
    assert opened.complaints == []
    assert opened.page.locator("#panel h2").inner_text() == "Evidence"


def test_csv_opens_again_and_runs_no_formula(open_page, sample):
    opened = open_page(sample.render())
    opened.page.locator("label", has_text="hypothetical").locator("input").check()
    rows = read_csv(opened)
    assert len(rows) == len(sample.claims)
    formula = next(row for row in rows if row["type"] == "threat")
    assert formula["sentence"] == '\'=HYPERLINK("x") is what Dorland sent.'
    assert formula["sign"] == "-1"
    assert formula["source_name"] == "دورلاند"
    assert {row["url"] for row in rows} == {"https://example.org/1", ""}


def test_the_table_holds_and_sorts_what_passes(open_page, sample):
    opened = open_page(sample.render())
    opened.page.click("#view-table")
    rows = opened.page.locator("#table-body tr")
    assert rows.count() == len(opened.passed())
    opened.page.locator("#table-head button").nth(5).click()
    opened.page.locator("#table-head button").nth(5).click()
    assert "contested" in rows.first.inner_text()
    head = opened.page.get_by_role("columnheader", name="Status")
    assert head.get_attribute("aria-sort") == "descending"


def test_works_in_a_sandboxed_frame(browser, sample, tmp_path):
    import html as markup

    outer = tmp_path / "outer.html"
    inner = markup.escape(sample.render(), quote=True)
    outer.write_text(
        f'<iframe sandbox="allow-scripts" width="1200" height="800" srcdoc="{inner}">', "utf-8"
    )
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(outer.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator('html[data-ready="1"]').wait_for(state="attached")
    frame.locator("#search").fill("arl")
    frame.locator("#search").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "Arland"
    assert errors == []
    page.close()


EVIL = (
    "<img src=x onerror=window.ran=1>",
    "</script><script>window.ran=2</script>",
    "<!--<script>",
    "{{ 7*7 }} ${7*7}",
    "\" onmouseover=window.ran=3 x='",
    "\u2028\u202eevil",
)


def test_nothing_that_is_data_ever_runs(open_page, project, claim):
    codes = [f"{text}{place}" for place, text in enumerate(EVIL)]
    claims = [
        claim(codes[i], "aid", codes[i - 1], text, trigger=text, document=text, objects=(text,),
              attributed_to=(codes[i],), cites=text)
        for i, text in enumerate(EVIL)
    ]  # fmt: skip
    documents = [Document(text, "", text, None, text, "javascript:window.ran=4") for text in EVIL]
    html = render_page(
        project(claims, dict(zip(codes, EVIL, strict=True))),
        documents=documents,
        blocs=dict.fromkeys(EVIL, (codes[0],)),
        title=EVIL[1],
        subtitle=EVIL[0],
        as_of=EVIL[0],
    )
    opened = open_page(html)
    for code in codes:
        opened.page.evaluate(
            "code => { location.hash = new URLSearchParams({actor: code}); }", code
        )
        opened.page.wait_for_function("code => blocgraph.state.selected?.id === code", arg=code)
        for summary in opened.page.locator(".relation summary").all():
            summary.click()
        opened.page.locator(".claim blockquote").nth(1).wait_for()
    opened.page.fill("#search", "img")
    opened.page.click("#view-table")
    assert opened.page.evaluate("window.ran") is None
    assert opened.page.locator("img, #panel script").count() == 0
    assert opened.page.locator("a[href^=javascript]").count() == 0
    assert opened.page.locator("h1").inner_text() == EVIL[1]
    assert opened.complaints == []


def test_a_phone_sees_all_without_scrolling_sideways(open_page, sample):
    opened = open_page(
        sample.render(), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not opened.page.locator("#facet-type").is_visible()
    opened.page.locator("#filters summary").click()
    assert opened.page.locator("#facet-type").is_visible()
    opened.page.locator("#filters summary").click()
    opened.page.touchscreen.tap(*opened.centre("AAA"))
    opened.page.wait_for_function("blocgraph.state.selected !== null")
    assert opened.page.locator("#panel h2").inner_text() == "Arland"


def test_dense_networks_begin_with_their_backbone(open_page, project, claim):
    claims = [
        claim(f"A{i:02}", KINDS[(i + j) % 5], f"A{j:02}") for i in range(40) for j in range(i)
    ]
    opened = open_page(render_page(project(claims)))
    assert len(opened.passed()) == len(claims)
    drawn = "new Set(blocgraph.network.body.edgeIndices.map(id => id.replace(/-?1\\??$/, ''))).size"
    assert opened.page.evaluate(drawn) == 220
    opened.page.locator("#ties").fill(str(len(claims)))
    assert opened.page.evaluate(drawn) == len(claims)


@pytest.mark.parametrize("size", [0, 1])
def test_hardly_anything_to_draw(open_page, project, size):
    network = project([])
    network.add_nodes_from(["AAA"][:size])
    opened = open_page(render_page(network))
    assert opened.complaints == []
    assert opened.page.locator("#nothing").is_visible() == (size == 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page, sample, scheme):
    if not AXE.is_file():
        pytest.skip("no axe-core: run npm ci in graph/blocgraph/page/frontend")
    opened = open_page(sample.render(), color_scheme=scheme)
    opened.page.evaluate(AXE.read_text("utf-8"))
    for state in ("", "actor=AAA&steps=1", "relation=AAA-armsSupply-BBB", "view=table"):
        opened.page.evaluate("state => { location.hash = state; }", state)
        opened.page.wait_for_timeout(60)
        found = opened.page.evaluate("axe.run().then(({ violations }) => violations)")
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
