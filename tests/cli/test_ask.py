import json
from pathlib import Path


def test_named_queries_are_listed(run) -> None:
    result = run("query")
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) >= 14
    assert "allies-of" in result.stdout


def test_the_list_of_named_queries_comes_in_every_format(run) -> None:
    rows = json.loads(run("query", "--format", "json").stdout)
    assert {"allies-of", "evidence-of"} <= {row["name"] for row in rows}
    assert run("query", "--format", "csv").stdout.startswith("name,answers,parameters\n")
    assert run("query", "--format", "ttl").returncode == 2


def test_a_query_in_another_encoding_is_said(run, seeds_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_bytes("# é\nASK {}".encode("latin-1"))
    result = run("query", path, store=seeds_store)
    assert result.returncode == 2
    assert result.stderr == f"blocgraph: {path}: is not UTF-8: save it as UTF-8\n"


def test_a_named_query_with_a_parameter(run, seeds_store: Path) -> None:
    result = run(
        "query", "arms-suppliers-of", "--param", "actor=RUS", "--format", "csv", store=seeds_store
    )
    assert result.returncode == 0, result.stderr
    assert "IRN" in result.stdout


def test_a_selected_variable_in_every_format(run, seeds_store: Path) -> None:
    select = "SELECT DISTINCT ?target { actor:RUS rel:armsSupply ?target }"
    for form in ("table", "csv", "tsv", "json", "xml", "markdown"):
        result = run("query", select, "--format", form, store=seeds_store)
        assert result.returncode == 0, result.stderr
        assert "IRN" in result.stdout, form


def test_ask_answers_with_the_exit_status(run, seeds_store: Path) -> None:
    yes = run("query", "ASK { actor:RUS rel:armsSupply actor:IRN }", store=seeds_store)
    no = run("query", "ASK { actor:CHE rel:alliance actor:PRK }", store=seeds_store)
    assert (yes.returncode, yes.stdout.split()[-1]) == (0, "yes")
    assert (no.returncode, no.stdout.split()[-1]) == (1, "no")


def test_construct_and_describe_give_turtle(run, seeds_store: Path) -> None:
    construct = "CONSTRUCT { ?a rel:treaty ?b } WHERE { ?a rel:treaty ?b }"
    for text in (construct, "DESCRIBE actor:IRN"):
        result = run("query", text, store=seeds_store)
        assert result.returncode == 0, result.stderr
        assert "IRN" in result.stdout


def test_a_query_from_a_file_and_from_standard_input(
    run, seeds_store: Path, tmp_path: Path
) -> None:
    text = "SELECT ?target { actor:RUS rel:armsSupply ?target }"
    file = tmp_path / "arms.rq"
    file.write_text(text)
    by_file = run("query", file, store=seeds_store)
    by_stdin = run("query", "-", stdin=text, store=seeds_store)
    assert by_file.stdout == by_stdin.stdout
    assert "IRN" in by_file.stdout


def test_a_syntax_error_says_where(run, seeds_store: Path) -> None:
    result = run("query", "SELECT ?x {\n  ?x rel:treaty \n}", store=seeds_store)
    assert result.returncode == 2
    assert "line 3" in result.stderr or ":3:" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_unknown_names_get_suggestions(run, seeds_store: Path) -> None:
    assert "allies-of" in run("query", "alies-of", store=seeds_store).stderr
    assert "Iran" in run("explain", "Irann", "Russia", store=seeds_store).stderr
    typed = run("explain", "Iran", "Russia", "--type", "armSupply", store=seeds_store)
    assert "armsSupply" in typed.stderr
    assert typed.returncode == 2
    nothing_near = run("query", "xyz", store=seeds_store)
    assert nothing_near.stderr == (
        "blocgraph: unknown query: 'xyz'; list them with: blocgraph query\n"
    )
    stranger = run("query", "allies-of", "--param", "actor=Ruritania", store=seeds_store)
    assert stranger.returncode == 2
    assert "unknown actor: 'Ruritania'" in stranger.stderr


def test_a_parameter_takes_an_actor_by_name(run, seeds_store: Path) -> None:
    by_name, by_code = (
        run("query", "allies-of", "--param", f"actor={actor}", "--format", "csv", store=seeds_store)
        for actor in ("Russia", "RUS")
    )
    assert by_name.stdout == by_code.stdout
    assert len(by_code.stdout.splitlines()) > 1


def test_explain_shows_the_contested_supply_with_its_sentences(run, seeds_store: Path) -> None:
    result = run("explain", "Iran", "Russia", "--type", "armsSupply", store=seeds_store)
    assert result.returncode == 0, result.stderr
    assert "IRN -> RUS  armsSupply: contested" in result.stdout
    assert "denied by IRN" in result.stdout
    assert "alleged by WEST" in result.stdout
    as_json = run("explain", "IRN", "RUS", "--format", "json", store=seeds_store)
    relations = json.loads(as_json.stdout)
    assert any(r["status"] == "contested" and r["source"] == "IRN" for r in relations)


def test_explain_shows_a_syndicated_copy_under_its_event(run, tmp_path: Path) -> None:
    text = "LIMA, 3 March 2024 - Peru signed a trade treaty with Chile on Friday, officials said.\n"
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("morning", "evening"):
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    (reports / "weekly.txt").write_text(
        "LIMA, 9 March 2024 - A treaty was signed by Chile and Peru on 1 March.\n"
    )
    store = tmp_path / "world.db"
    assert run("build", reports, "--without-facts", store=store).returncode == 0
    result = run("explain", "Peru", "Chile", "--type", "treaty", store=store)
    assert result.stdout.count("Peru signed a trade treaty with Chile") == 1
    assert "    also in morning, 2024-03-03 [0:85]" in result.stdout
    assert result.stdout.count("  of the same event: ") == 1
    as_json = run("explain", "Peru", "Chile", "--type", "treaty", "--format", "json", store=store)
    assert len(json.loads(as_json.stdout)[0]["claims"]) == 3


def test_explain_of_strangers_fails(run, seeds_store: Path) -> None:
    result = run("explain", "Tuvalu", "Andorra", store=seeds_store)
    assert result.returncode == 1


def test_without_a_store_the_way_to_one_is_shown(run, tmp_path: Path) -> None:
    result = run("info", store=tmp_path / "none.db")
    assert result.returncode == 1
    assert "blocgraph build" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_info_counts_what_is_there(run, seeds_store: Path) -> None:
    record = json.loads(run("info", "--format", "json", store=seeds_store).stdout)
    assert record["summary"]["documents"] >= 3
    assert sum(record["claims"].values()) == record["summary"]["claims"]
    assert record["summary"]["contested"] >= 1
