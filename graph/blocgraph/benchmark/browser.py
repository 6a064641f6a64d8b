"""A page in real Chromium with software rendering: how soon, how smooth, and what it asks for."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = ("--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
_READY = 'html[data-ready="1"]'
_PAUSES = """
window.pauses = [];
new PerformanceObserver(list => pauses.push(...list.getEntries().map(one => one.duration)))
  .observe({ type: 'longtask', buffered: true });
"""
_FRAMES = """() => { window.frames_seen = 0; const count = () => { frames_seen++;
requestAnimationFrame(count); }; requestAnimationFrame(count); }"""
_STANDS = """() => new Promise(done => { const wait = () => { if (typeof network === 'undefined'
|| !network) { setTimeout(wait, 20); return; } if (network.physics.stabilized) done();
else network.once('stabilizationIterationsDone', done); }; wait(); })"""


class Opening(NamedTuple):
    """A page was drawn after SECONDS, its longest PAUSE that long, and it sent REQUESTS."""

    seconds: float
    pause: float
    requests: int
    relations: int


def missing() -> str | None:
    """What is missing to measure in a browser, and how to get it; None where nothing is."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        return "no Playwright: pip install playwright"
    if _chromium() is None:
        return "no Chromium: apt-get install chromium, or set BLOCGRAPH_CHROMIUM to one"
    return None


def _chromium() -> str | None:
    found = (shutil.which(name) for name in _NAMES)
    return os.environ.get("BLOCGRAPH_CHROMIUM") or next(filter(None, found), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium as the system has it, drawing on the processor."""
    from playwright.sync_api import sync_playwright

    root = sys.platform != "win32" and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_chromium(), args=[*_FLAGS, *(["--no-sandbox"] if root else [])]
        )
        yield browser
        browser.close()


@contextmanager
def _page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.route("http**", lambda route: route.abort())
    page.add_init_script(_PAUSES)
    yield page, requests
    context.close()


def open_ours(browser: Browser, path: Path) -> Opening:
    """Open a page of ours from its file, until it is drawn."""
    with _page(browser) as (page, requests):
        start = perf_counter()
        page.goto(path.as_uri())
        page.wait_for_selector(_READY)
        seconds = perf_counter() - start
        page.wait_for_timeout(300)
        pause = float(page.evaluate("Math.max(0, ...pauses)")) / 1000
        relations = int(page.evaluate("blocgraph.relation.size"))
        return Opening(seconds, pause, len(requests) - 1, relations)


def open_in_frame(browser: Browser, path: Path, html: str) -> int:
    """How many requests a page sends inside a sandboxed frame."""
    outer = path.with_suffix(".frame.html")
    frame = f'<iframe sandbox="allow-scripts" width="1200" height="760" srcdoc="{escape(html)}">'
    outer.write_text(frame, "utf-8")
    with _page(browser) as (page, requests):
        page.goto(outer.as_uri())
        page.frame_locator("iframe").locator(_READY).wait_for(state="attached")
        return sum(url != outer.as_uri() and url != "about:srcdoc" for url in requests)


def open_stock(browser: Browser, path: Path, patience: float = 240.0) -> tuple[float, int]:
    """Open a stock pyvis page until its physics is still; the seconds, and its requests."""
    with _page(browser) as (page, requests):
        page.set_default_timeout(patience * 1000)
        start = perf_counter()
        page.goto(path.as_uri(), wait_until="commit", timeout=patience * 1000)
        page.wait_for_load_state("domcontentloaded")
        page.evaluate(_STANDS)
        return perf_counter() - start, len(requests) - 1


def pan(browser: Browser, path: Path, choices: str, seconds: float = 3.0) -> tuple[float, int]:
    """Frames a second while the mouse drags the drawing about, and the lines that are drawn."""
    with _page(browser) as (page, _):
        page.goto(f"{path.as_uri()}#{choices}")
        page.wait_for_selector(_READY)
        lines = int(page.evaluate("blocgraph.network.body.edgeIndices.length"))
        box = page.locator("#network").bounding_box()
        assert box is not None
        x, y = box["x"] + 30, box["y"] + 30
        page.mouse.move(x, y)
        page.mouse.down()
        page.evaluate(_FRAMES)
        first = int(page.evaluate("frames_seen"))
        start, turn = perf_counter(), 0
        while perf_counter() - start < seconds:
            turn += 1
            page.mouse.move(x + 3 * (turn % 80), y + 2 * (turn % 60))
        frames = int(page.evaluate("frames_seen")) - first
        taken = perf_counter() - start
        page.mouse.up()
        return frames / taken, lines
