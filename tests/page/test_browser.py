"""What the page does in Chromium, with nothing but itself."""

import csv
import io
from pathlib import Path

import pytest

from blocgraph.model import Actor, Document
from blocgraph.page import Scene, Score, ShownMeasure, render_page
from blocgraph.vocabulary import ActorKind

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
        actors=[Actor(code, ActorKind.STATE, code, aliases=tuple(EVIL)) for code in codes],
        measures=[ShownMeasure("evil", EVIL[0], {}, EVIL[1])],
        story=[Scene(EVIL[0], EVIL[1], {})],
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
        opened.page.locator(".claim .record").nth(1).wait_for()
    opened.page.fill("#search", "img")
    for view in ("blocs", "matrix", "map", "table"):
        opened.page.click(f"#view-{view}")
    download(opened, "png")
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


STATES = ("", "actor=AAA&steps=1", "relation=AAA-armsSupply-BBB", "view=table")
MORE_STATES = ("view=blocs&group=0", "view=matrix", "view=map", "actor=AAA&path=DDD", "scene=0")


def violations(opened):
    found = opened.page.evaluate("axe.run().then(({ violations }) => violations)")
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 390])
def test_axe_finds_nothing(open_page, sample, scheme, width):
    if not AXE.is_file():
        pytest.skip("no axe-core: run npm ci in graph/blocgraph/page/frontend")
    html = sample.render(story=[Scene("North", "They stand together.", {"bloc": "North"})])
    opened = open_page(
        html, "#view=network", color_scheme=scheme, viewport={"width": width, "height": 844}
    )
    opened.page.evaluate(AXE.read_text("utf-8"))
    for state in STATES + MORE_STATES:
        opened.page.evaluate("state => { location.hash = state; }", state)
        opened.page.wait_for_timeout(60)
        assert violations(opened) == [], state


def test_axe_would_find_something(open_page, sample):
    if not AXE.is_file():
        pytest.skip("no axe-core: run npm ci in graph/blocgraph/page/frontend")
    opened = open_page(sample.render())
    opened.page.evaluate(AXE.read_text("utf-8"))
    opened.page.evaluate(
        """() => { document.documentElement.removeAttribute('lang');
        document.querySelector('label[for=search]').remove();
        document.querySelector('#search').removeAttribute('placeholder');
        document.querySelector('#status').style.color = '#bbb'; }"""
    )
    caught = {rule for rule, _ in violations(opened)}
    assert {"html-has-lang", "label", "color-contrast"} <= caught


def download(opened, form):
    opened.page.click("#downloads summary")
    with opened.page.expect_download() as download:
        opened.page.click(f"#download-{form}")
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("view", ["network", "blocs", "map", "matrix", "table"])
def test_pictures_open_again(open_page, sample, view):
    from lxml import etree

    opened = open_page(sample.render(), f"#hulls=1&view={view}")
    root = etree.fromstring(download(opened, "svg"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    texts = ["".join(text.itertext()) for text in root.iter("{*}text")]
    assert "Four powers" in texts
    wanted = "North" if view in ("blocs", "matrix") else "دورلاند"
    assert wanted in texts
    assert not list(root.iter("{*}script", "{*}foreignObject"))
    png = download(opened, "png")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    assert wide == pytest.approx(2 * float(root.get("width")), abs=2)
    assert high == pytest.approx(2 * float(root.get("height")), abs=2)
    assert opened.complaints == []


def test_linked_data_are_those_of_the_dataset(open_page):
    import rdflib

    import blocgraph

    kg = blocgraph.open()
    kg.build(facts=False)
    opened = open_page(kg.page())
    for box in opened.page.locator("#facet-status input").all():
        box.check()
    written = rdflib.Dataset()
    written.parse(data=download(opened, "jsonld"), format="json-ld")
    stored = kg.dataset.to_rdflib()
    triples = {quad[:3] for quad in written.quads()}
    kind = rdflib.URIRef("https://w3id.org/blocgraph/ontology#Claim")
    claims = {node for node, _, value in triples if value == kind}
    assert len(claims) == kg.summary().claims
    assert triples <= {quad[:3] for quad in stored.quads()}


def test_blocs_open_into_their_members(open_page, sample):
    opened = open_page(sample.render(), "#view=blocs")
    nodes = "blocgraph.network.body.nodeIndices.length"
    assert opened.page.evaluate(nodes) == 3
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("North")
    opened.page.keyboard.press("Enter")
    panel = opened.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "North"
    assert "Arland" in panel.inner_text()
    opened.page.click("#open-bloc")
    assert opened.page.evaluate(nodes) == 4
    again = open_page(sample.render(), "#" + opened.page.url.split("#")[1])
    assert again.page.evaluate(nodes) == 4
    opened.page.click("#open-bloc")
    assert opened.page.evaluate(nodes) == 3


def test_the_matrix_sums_what_passes(open_page, sample):
    opened = open_page(sample.render(), "#view=matrix")
    cells = opened.page.locator("#matrix .cell")
    labels = cells.evaluate_all("found => found.map(one => one.getAttribute('aria-label'))")
    assert "South and North: 0 cooperative, 1 hostile" in labels
    cells.nth(labels.index("South and North: 0 cooperative, 1 hostile")).click()
    assert "sanctions" in opened.page.locator("#panel").inner_text()
    opened.page.click("#matrix-actors")
    assert opened.page.locator("#matrix tbody tr").count() == 4


def test_the_map_holds_capitals_and_a_shore_for_the_rest(open_page, project, claim):
    network = project([claim("AAA", "aid", "BBB"), claim("AAA", "aid", "CCC")])
    network.nodes["AAA"].update(longitude=37.6, latitude=55.8)
    network.nodes["BBB"].update(longitude=-70.6, latitude=-33.4)
    opened = open_page(render_page(network), "#view=map")
    at = opened.page.evaluate("blocgraph.network.getPositions()")
    assert at["AAA"]["x"] > at["BBB"]["x"]
    assert at["AAA"]["y"] < 0 < at["BBB"]["y"] < at["CCC"]["y"]


def test_the_shortest_path_and_its_sign(open_page, sample):
    opened = open_page(sample.render(), "#actor=DDD")
    opened.page.fill("#path-to", "Arland")
    opened.page.keyboard.press("Enter")
    panel = opened.page.locator("#panel")
    assert "Indirectly on opposite sides: 2 steps" in panel.inner_text()
    assert panel.locator(".way li").count() == 2
    assert "path=AAA" in opened.page.url
    panel.get_by_text("Clear the path").click()
    assert "path=" not in opened.page.url


def test_play_goes_from_year_to_year(open_page, sample):
    opened = open_page(sample.render())
    until = opened.page.locator("#until")
    opened.page.locator("#play").click()
    assert until.input_value() == "1999"
    assert opened.passed() == {"CCC-alliance-DDD"}
    opened.page.wait_for_function("() => blocgraph.state.until === 2011", timeout=5000)
    opened.page.wait_for_function("() => blocgraph.state.until === 2014", timeout=5000)
    assert opened.page.locator("#play").inner_text() == "Pause"
    opened.page.locator("#play").click()
    assert opened.page.locator("#play").inner_text() == "Play"
    assert opened.passed() == {"CCC-alliance-DDD", "CCC-sanctions-AAA"}


def test_the_legend_filters(open_page, sample):
    opened = open_page(sample.render())
    everything = opened.passed()
    hostile = opened.page.locator("#legend button", has_text="hostile")
    assert hostile.locator(".count").inner_text() == "1"
    hostile.click()
    assert hostile.get_attribute("aria-pressed") == "false"
    assert opened.passed() == everything - {"CCC-sanctions-AAA"}
    opened.page.locator("#legend button", has_text="South").click()
    assert opened.passed() == {"AAA-treaty-BBB", "AAA-armsSupply-BBB"}
    assert not opened.page.locator("input[data-facet=bloc]").nth(1).is_checked()


def test_another_name_finds_an_actor_and_says_so(open_page, sample):
    actors = [Actor("CCC", ActorKind.STATE, "Corland", aliases=("Kor Republic",))]
    opened = open_page(sample.render(actors=actors))
    opened.page.fill("#search", "kor rep")
    assert "Kor Republic" in opened.page.locator("#hits").inner_text()
    opened.page.press("#search", "Enter")
    assert opened.page.locator("#panel h2").inner_text() == "Corland"


def test_size_by_a_chosen_measure_with_its_interval(open_page, sample):
    scores = {"BBB": Score(4.0, 3.0, 5.5, 1, 1, 2), "AAA": Score(1.0, 0.5, 2.0, 2, 1, 3)}
    html = sample.render(measures=[ShownMeasure("power", "power", scores, "Nine of ten draws.")])
    opened = open_page(html, "#actor=BBB")
    size = "code => blocgraph.network.body.nodes[code].options.size"
    assert opened.page.evaluate(size, "BBB") > opened.page.evaluate(size, "AAA")
    opened.page.locator(".scores summary").click()
    text = opened.page.locator(".scores").inner_text()
    assert "4 (3 to 5.5)" in text
    assert "1 (1 to 2)" in text
    assert "Nine of ten draws." in text
    opened.page.select_option("#size", "degree")
    assert opened.page.evaluate(size, "BBB") == opened.page.evaluate(size, "DDD")
    assert "size=degree" in opened.page.url


def test_a_thousand_claims_on_one_dyad(open_page, project, claim):
    claims = [claim("AAA", "aid", "BBB", f"Sentence {i}.", start=i) for i in range(1000)]
    opened = open_page(render_page(project(claims)), "#relation=AAA-aid-BBB")
    shown = opened.page.locator(".claim")
    assert shown.count() == 25
    opened.page.locator(".more").click()
    assert shown.count() == 50
    assert len(read_csv(opened)) == 1000


def test_long_and_right_to_left_names(open_page, project, claim):
    long = "The Most Serene and Everlasting Confederation of the Outer Isles" * 3
    names = {"AAA": long, "BBB": "\u202eجمهورية إيران الإسلامية", "CCC": "Ελλάδα"}
    claims = [claim("AAA", "aid", "BBB"), claim("BBB", "sanctions", "CCC")]
    html = render_page(project(claims, names))
    for size in ({"width": 1360, "height": 860}, {"width": 390, "height": 844}):
        opened = open_page(html, viewport=size)
        for state in (
            "actor=AAA",
            "relation=AAA-aid-BBB",
            "view=matrix&matrix=actors",
            "view=table",
        ):
            opened.page.evaluate("state => { location.hash = state; }", state)
            opened.page.wait_for_timeout(50)
            wide = opened.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= size["width"], (state, size)
        assert opened.complaints == []


def test_a_story_plays(open_page, sample):
    scenes = [
        Scene("North", "They stand together.", {"bloc": "North", "view": "blocs"}),
        Scene("", "One alone", {"actor": "CCC", "steps": "1"}),
    ]
    opened = open_page(sample.render(story=scenes))
    story = opened.page.locator("#story")
    assert "They stand together." in story.inner_text()
    assert opened.page.locator("#panel h2").inner_text() == "North"
    opened.page.click("#story-next")
    assert "2 of 2" in story.inner_text()
    assert opened.page.locator("#panel h2").inner_text() == "Corland"
    again = open_page(sample.render(story=scenes), "#" + opened.page.url.split("#")[1])
    assert "One alone" in again.page.locator("#story").inner_text()
    opened.page.click("#story-close")
    assert not story.is_visible()
    assert opened.page.locator("#story-open").is_visible()


def test_prints_the_drawing_and_the_evidence(open_page, sample):
    opened = open_page(sample.render(), "#relation=AAA-treaty-BBB")
    opened.page.emulate_media(media="print")
    assert not opened.page.locator("#filters").is_visible()
    assert not opened.page.locator(".tools").is_visible()
    assert opened.page.locator("#network canvas").is_visible()
    assert opened.page.locator(".claim blockquote").first.is_visible()
    assert opened.page.pdf().startswith(b"%PDF")


def test_reports_stand_out_from_curated_facts(open_page, project, claim):
    table = [
        claim("AAA", "alliance", f"C{i:02}", document="table", cites="Yearbook") for i in range(9)
    ]
    report = [claim("AAA", "treaty", "BBB", document="report")]
    opened = open_page(render_page(project([*table, *report])))
    widths = opened.page.evaluate(
        "Object.fromEntries(Object.values(blocgraph.network.body.edges).map("
        "edge => [edge.fromId + edge.toId, edge.options.color.opacity]))"
    )
    assert widths["AAABBB"] > 2 * widths["AAAC01"]
    opened.page.locator("#legend button", has_text="curated background").click()
    assert opened.passed() == {"AAA-treaty-BBB"}
