"""Networks to draw, and a browser to draw them in."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from blocgraph.model import Claim, Document, group_relations
from blocgraph.page import render_page, write_page
from blocgraph.vocabulary import RelationType, Status

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Names = dict[str, str]


def _project(claims: Iterable[Claim], names: Names | None = None) -> "nx.MultiDiGraph[str]":
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for relation in group_relations(claims):
        dates = [claim.valid_from for claim in relation.claims if claim.valid_from]
        ends = [claim.valid_to for claim in relation.claims if claim.valid_to]
        network.add_edge(
            relation.source,
            relation.target,
            key="-".join(relation.key),
            type=relation.type,
            layer=relation.type.layer,
            sign=relation.type.sign,
            weight=relation.type.goldstein,
            status=relation.status,
            valid_from=min(dates, default=None),
            valid_to=max(ends, default=None),
            claims=relation.claims,
            confidence=max(claim.confidence for claim in relation.claims),
        )
    for code in network:
        network.nodes[code].update(name=(names or {}).get(code, code), kind="state")
    return network


def _claim(
    source: str,
    kind: str,
    target: str,
    sentence: str = "They said so.",
    status: str = "asserted",
    **more: Any,
) -> Claim:
    values: dict[str, Any] = {"document": "first", "start": 0, "end": len(sentence), **more}
    return Claim(
        source=source,
        type=RelationType(kind),
        target=target,
        status=Status(status),
        sentence=sentence,
        **values,
    )


@pytest.fixture(scope="session")
def project() -> Callable[..., "nx.MultiDiGraph[str]"]:
    """Claims and names to a network of the shape that the projection of a dataset has."""
    return _project


@pytest.fixture(scope="session")
def claim() -> Callable[..., Claim]:
    return _claim


@dataclass(frozen=True)
class Sample:
    """A small network with all that a page shows, in claims that a test can count."""

    claims: Sequence[Claim]
    network: "nx.MultiDiGraph[str]"
    documents: Sequence[Document]
    blocs: dict[str, tuple[str, ...]]

    def render(self, **more: Any) -> str:
        return render_page(
            self.network, documents=self.documents, blocs=self.blocs, title="Four powers", **more
        )


@pytest.fixture(scope="session")
def sample() -> Sample:
    denied = "Arland denies that it armed Borland."
    claims = (
        _claim("AAA", "treaty", "BBB", "Arland and Borland signed a treaty.", valid_from="2025-01",
               trigger="signed a treaty"),
        _claim("AAA", "armsSupply", "BBB", "Corland says Arland armed Borland.", "alleged",
               attributed_to=("CCC",), trigger="armed", objects=("drones",)),
        _claim("AAA", "armsSupply", "BBB", denied, "denied", attributed_to=("AAA",),
               document="second"),
        _claim("CCC", "sanctions", "AAA", "Corland keeps its sanctions.", valid_from="2014-03-01",
               valid_to=".."),
        _claim("CCC", "alliance", "DDD", "Corland and Dorland are allies.", valid_from="1999",
               valid_to="2010", document="second"),
        _claim("DDD", "threat", "BBB", "=HYPERLINK(\"x\") is what Dorland sent.", "hypothetical"),
    )  # fmt: skip
    names = {"AAA": "Arland", "BBB": "Borland", "CCC": "Corland", "DDD": "دورلاند"}
    documents = (
        Document("first", "", "The first report", "2025-02-01", "Daily", "https://example.org/1"),
        Document("second", "", "The second report", "2025-03-01", "Weekly", "javascript:alert(1)"),
    )
    blocs = {"North": ("AAA", "BBB"), "South": ("CCC",)}
    return Sample(claims, _project(claims, names), documents, blocs)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium as the system has it; nothing is downloaded."""
    found = os.environ.get("BLOCGRAPH_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    if not found:
        pytest.skip("no Chromium: apt-get install chromium, or set BLOCGRAPH_CHROMIUM to one")
    api = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install playwright")
    root = sys.platform != "win32" and os.geteuid() == 0
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=[*FLAGS, "--no-sandbox"] if root else FLAGS
        )
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page in the browser and what it did since it was opened."""

    page: Any
    path: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def passed(self) -> set[str]:
        """The keys of the relations that pass the filters."""
        return set(self.page.evaluate("blocgraph.passed().map((found) => found.id)"))

    def centre(self, code: str) -> tuple[float, float]:
        """Where an actor is on the screen."""
        at = self.page.evaluate(
            "code => blocgraph.network.canvasToDOM(blocgraph.network.getPosition(code))", code
        )
        box = self.page.locator("#network").bounding_box()
        return box["x"] + at["x"], box["y"] + at["y"]


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def open_it(html: str, fragment: str = "", **settings: Any) -> Opened:
        path = tmp_path / "page.html"
        write_page(path, html)
        settings.setdefault("viewport", {"width": 1360, "height": 860})
        context = browser.new_context(accept_downloads=True, reduced_motion="reduce", **settings)
        contexts.append(context)
        opened = Opened(context.new_page(), path)
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda said: opened.complaints.append(said.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.goto(path.as_uri() + fragment)
        opened.page.wait_for_selector('html[data-ready="1"]')
        return opened

    yield open_it
    for context in contexts:
        context.close()
