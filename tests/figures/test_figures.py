"""Figures are whole, readable as XML, and equal for equal input."""

from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from blocgraph.errors import InputError
from blocgraph.figures import (
    draw_alignments,
    draw_bloc_graph,
    draw_ranking,
    draw_timeline,
    write_figure,
)
from blocgraph.measures import (
    Bloc,
    alignments,
    bloc_graph,
    bloc_intervals,
    rank_intervals,
    track_blocs,
)
from blocgraph.model import Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status

SAID = [
    ("AAA", "alliance", "BBB", 0.6),
    ("BBB", "treaty", "CCC", 0.9),
    ("CCC", "alliance", "DDD", 1.0),
    ("AAA", "sanctions", "DDD", 0.8),
    ("BBB", "sanctions", "CCC", 0.5),
]
NETWORK = project(
    group_relations(
        Claim(f"d{i}", a, RelationType(t), b, Status.ASSERTED, "...", 0, 3, confidence=p)
        for i, (a, t, b, p) in enumerate(SAID)
    )
)
BLOCS = (Bloc("B1", "first", ("AAA", "BBB")), Bloc("B2", "second", ("CCC", "DDD")))


def timeline():
    days = [("2000", BLOCS), ("2001", BLOCS[:1]), ("2002", BLOCS)]
    return draw_timeline(track_blocs(days), title="Blocs", caption="made up")


FIGURES = {
    "timeline": timeline,
    "ranking": lambda: draw_ranking(rank_intervals(NETWORK, ["strength"]).rows, title="Strength"),
    "blocs ranked": lambda: draw_ranking(bloc_intervals(NETWORK, BLOCS)[:2], title="Degree"),
    "heat map": lambda: draw_alignments(
        alignments(NETWORK), sorted(NETWORK), title="Alignment", blocs=BLOCS
    ),
    "bloc graph": lambda: draw_bloc_graph(bloc_graph(NETWORK, BLOCS), title="Blocs"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_equal_input_gives_equal_files(name: str, tmp_path: Path) -> None:
    one, two = tmp_path / "one.svg", tmp_path / "two.svg"
    write_figure(FIGURES[name](), one)
    write_figure(FIGURES[name](), two)
    assert one.read_bytes() == two.read_bytes()
    assert ElementTree.parse(one).getroot().tag.endswith("svg")
    assert b"<dc:date>" not in one.read_bytes()


def test_a_png_is_one(tmp_path: Path) -> None:
    write_figure(timeline(), tmp_path / "blocs.PNG")
    assert (tmp_path / "blocs.PNG").read_bytes().startswith(b"\x89PNG")


def test_nothing_is_left_of_a_figure_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.svg or \.png"):
        write_figure(timeline(), tmp_path / "blocs.bmp")
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_draw_says_so() -> None:
    with pytest.raises(InputError, match="nobody is ranked"):
        draw_ranking([], title="")
    with pytest.raises(InputError, match="two days"):
        draw_timeline([], title="")
    with pytest.raises(InputError, match="two actors"):
        draw_alignments([], ["AAA"], title="")
    with pytest.raises(InputError, match="no bloc"):
        draw_bloc_graph(bloc_graph(NETWORK, ()), title="")


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "matplotlib.figure", None)
    with pytest.raises(InputError, match=r"pip install 'blocgraph\[figures\]'"):
        timeline()


def test_values_on_the_lines_of_many_blocs_do_not_cover_each_other() -> None:
    graph = nx.complete_graph([f"B{number:02}" for number in range(12)])
    nx.set_node_attributes(graph, ("A", "B"), "members")
    nx.set_edge_attributes(graph, -0.5, "weight")
    figure = draw_bloc_graph(graph, title="Blocs")
    figure.canvas.draw()
    shown = [text for text in figure.axes[0].texts if text.get_text() == "\N{MINUS SIGN}0.5"]
    boxes = [text.get_window_extent() for text in shown]
    assert len(boxes) >= 6
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_the_ends_of_an_interval_are_seen_however_narrow_it_is() -> None:
    rows = rank_intervals(NETWORK, ["strength"], draws=20).of("strength")
    lines = draw_ranking(rows, title="Strength").axes[0].lines
    ends = [list(line.get_xdata()) for line in lines if line.get_marker() == "|"]
    assert ends == [[row.low for row in rows], [row.high for row in rows]]
