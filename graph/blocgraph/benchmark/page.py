"""The page against stock pyvis, on the same made-up network in the same run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from blocgraph.benchmark.timing import Measurement
from blocgraph.benchmark.world import World, made_up_world

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = ((250, 1_500), (2_000, 12_000), (10_000, 60_000))
_ALL = "view=network&ties=1000000&status=asserted.contested.alleged.denied.negated.hypothetical"


def measure_page() -> Iterator[Measurement]:
    """Time writing, opening and panning pages of three sizes; nothing leaves the machine."""
    from blocgraph.benchmark.browser import chromium, missing

    with tempfile.TemporaryDirectory() as folder:
        pages = {}
        for size in SIZES:
            world = made_up_world(*size)
            yield _write(world, size, path := Path(folder) / f"page-{size[0]}.html")
            pages[size] = path, world
        if lack := missing():
            yield Measurement("open the page in a browser", float("nan"), note=lack)
            return
        with chromium() as browser:
            for size, (path, world) in pages.items():
                yield from _in_browser(browser, size, path, world)


def _write(world: World, size: tuple[int, int], path: Path) -> Measurement:
    from blocgraph.page import render_page, write_page

    start = perf_counter()
    html = render_page(world.network, documents=world.documents, blocs=world.blocs)
    write_page(path, html)
    seconds = perf_counter() - start
    return Measurement(f"write the page, {_named(size)}", seconds, note=f"{_megabytes(path)} MB")


def _named(size: tuple[int, int]) -> str:
    return f"{size[0]:,} actors / {size[1]:,} relations"


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.2f}"


def _in_browser(
    browser: Browser, size: tuple[int, int], path: Path, world: World
) -> Iterator[Measurement]:
    from blocgraph.benchmark.browser import open_in_frame, open_ours, open_stock, pan

    smallest, middle = SIZES[0], SIZES[1]
    opened = min(open_ours(browser, path) for _ in range(3))
    note = (
        f"{opened.requests} requests, {opened.relations:,} of {size[1]:,} relations, "
        f"longest pause {opened.pause:.2f} s"
    )
    if size != smallest:
        yield Measurement(f"open it, {_named(size)}", opened.seconds, note=note)
    else:
        stock = path.with_suffix(".stock.html")
        _write_stock(world, stock)
        seconds, requests = open_stock(browser, stock)
        stock_note = f"{note}; pyvis {requests} requests, until its physics is still"
        what = f"open it, {_named(size)}"
        yield Measurement(what, opened.seconds, "stock pyvis", seconds, stock_note)
        framed = open_in_frame(browser, path, path.read_text("utf-8"))
        yield Measurement("in a sandboxed frame", opened.seconds, note=f"{framed} requests")
    if size == middle:
        rate, lines = pan(browser, path, _ALL)
        note = f"{rate:.0f} frames/s, all {lines:,} lines of its pairs drawn"
        yield Measurement(f"a frame while panning, {_named(size)}", 1 / rate, note=note)


def _write_stock(world: World, path: Path) -> None:
    """The same network as pyvis makes it from NetworkX by default, but for parallel ties."""
    from pyvis.network import Network

    stock = Network(directed=True, cdn_resources="in_line")
    for code, attributes in world.network.nodes(data=True):
        stock.add_node(code, label=attributes["name"])
    for source, target, attributes in world.network.edges(data=True):
        stock.add_edge(source, target, label=str(attributes["type"]))
    path.write_text(stock.generate_html(notebook=False), "utf-8")
