"""Stories: a small file to scenes that a page plays."""

import pytest

from blocgraph.errors import InputError
from blocgraph.page import Page, read_story, render_page

STORY = """
- title: The treaty
  caption: >
    Two powers sign,
    and a third looks on.
  view: map
  relation: AAA-treaty-BBB
- caption: Who arms whom
  actor: AAA
  steps: 1
  types: [armsSupply, treaty]
  on: 2025-02-03
- title: The North
  bloc: North
  view: blocs
"""


@pytest.fixture
def write(tmp_path):
    def write_it(text):
        path = tmp_path / "story.yaml"
        path.write_text(text, "utf-8")
        return path

    return write_it


def test_scenes_are_read_with_what_their_reader_would_have_chosen(write):
    first, second, third = read_story(write(STORY))
    assert (first.title, first.caption) == ("The treaty", "Two powers sign, and a third looks on.")
    assert first.choices == {"view": "map", "relation": "AAA-treaty-BBB"}
    assert second.choices["types"] == ("armsSupply", "treaty")
    assert second.choices["on"] == "2025-02-03"
    assert third.choices["bloc"] == "North"
    assert read_story(write("scenes:" + STORY)) == (first, second, third)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no scenes"),
        ("[", "not a story in YAML"),
        ("- just a line", "scene 1: write keys"),
        ("- view: map", "scene 1: neither title nor caption"),
        (
            "- caption: x\n- caption: y\n  actr: RUS",
            "scene 2: unknown key: 'actr'; did you mean actor",
        ),
        ("- caption: x\n  view: netwrk", "did you mean network"),
        (
            "- caption: x\n  types: [armsSuply]",
            "unknown type: 'armsSuply'; did you mean armsSupply",
        ),
        ("- caption: x\n  from: soon", "from is 'soon': write a number"),
        ("- caption: x\n  on: 2025-13-40", "on is '2025-13-40'"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_its_scene(write, text, message):
    with pytest.raises(InputError, match=r"story\.yaml") as caught:
        read_story(write(text))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("actor", "AAB", "unknown actor: 'AAB'; did you mean AAA"),
        ("relation", "AAA-treaty-CCC", "did you mean AAA-treaty-BBB"),
        ("bloc", "Nord", "did you mean North"),
    ],
)
def test_what_is_not_on_the_page_is_named(write, sample, key, value, message):
    story = read_story(write(f"- caption: x\n  {key}: {value}"))
    with pytest.raises(InputError) as caught:
        sample.render(story=story)
    assert message in str(caught.value)
    assert "scene 1 of the story" in str(caught.value)


def test_a_page_is_its_html_and_shows_itself_in_a_sandboxed_frame(sample):
    page = sample.render()
    assert isinstance(page, Page)
    assert isinstance(page, str)
    shown = page._repr_html_()
    assert shown.startswith("<iframe sandbox=")
    assert "allow-same-origin" not in shown
    assert "<script>" not in shown


def test_a_page_without_a_story_has_none(project, claim):
    assert '"story":[]' in render_page(project([claim("AAA", "aid", "BBB")]))
