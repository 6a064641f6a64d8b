"""Event datasets are read as they are published, and every row is accounted for."""

import pytest

from blocgraph.errors import InputError, TableError
from blocgraph.imports import ImportOptions, read_dataset
from blocgraph.vocabulary import RelationType, Status


def read(form, *paths, **options):
    return read_dataset(form, list(paths), ImportOptions(**options))


def relations(found):
    return {
        (c.source, str(c.type), c.target, str(c.status), c.valid_from)
        for _, claims in found.documents
        for c in claims
    }


def skipped(found):
    return {skip.reason: skip.rows for skip in found.report.skipped}


@pytest.mark.parametrize("version", ["backfile", "1.0", "2.0"])
@pytest.mark.parametrize("name", ["a.CSV", "a.csv.gz", "20240301.export.CSV.zip"])
def test_gdelt_is_read_as_served(write, row, version, name):
    found = read("gdelt", write(name, row(version), row(version, id=1170000002, code="057")))
    assert found.report.rows == found.report.mapped == 2
    assert relations(found) == {
        ("RUS", "armedConflict", "UKR", "asserted", "2024-03"),
        ("RUS", "treaty", "UKR", "asserted", "2024-03"),
    }
    ((document, _),) = found.documents
    title = {"backfile": "1.0", "1.0": "1.0", "2.0": "2.0"}[version]
    assert document.id == f"gdelt-{title}-2024-03"
    assert document.publisher == "The GDELT Project"
    assert document.published == "2024-03-01"


def test_each_claim_points_to_its_events(write, row):
    found = read(
        "gdelt",
        write(
            "a.CSV",
            row(id=9, code="190", sources=3, mentions=40),
            row(id=10, code="193", goldstein="-9.5", sources=12, mentions=2),
            row(id=11, code="193", goldstein="", sources=1, mentions=1),
            row(id=12, day=20230301, code="190"),
        ),
    )
    (old, _), (document, (claim,)) = found.documents
    assert claim.sentence == (
        "GDELT 2.0, 2024-03: RUS armedConflict UKR: 3 events of CAMEO 190 to 193, "
        "2 distinct by day and code, mean Goldstein weight -9.8, 43 mentions, 12 sources, "
        "ids 9 to 11."
    )
    assert document.text[claim.start : claim.end] == claim.sentence
    assert claim.confidence == 0.5
    assert (claim.extractor, claim.trigger) == ("gdelt", "CAMEO 190")
    assert "1 reported months later" in old.text, "an article on an anniversary"


def test_codes_and_groups_become_our_actors(write, row):
    found = read(
        "gdelt",
        write(
            "a.CSV",
            row(id=1, country1="ROM", country2="TMP"),
            row(id=2, country1="", group1="NAT", country2="MTN"),
            row(id=3, country1="PSE", group1="HMS", type1="REB", country2="ISR", type2="MIL"),
            row(id=4, country1="WSB", country2="SSD"),
            row(id=5, country1="NAM", country2="XKX", type1="GOV"),
        ),
    )
    assert {(source, target) for source, _, target, *_ in relations(found)} == {
        ("ROU", "TLS"), ("NATO", "MNE"), ("HAMAS", "ISR"), ("PSE", "SSD"), ("NAM", "XKX"),
    }  # fmt: skip


def test_every_row_is_mapped_or_skipped_for_a_reason(write, row):
    found = read(
        "gdelt",
        write(
            "a.CSV",
            row(id=1),
            row(id=2, country1=""),
            row(id=3, country2="RUS"),
            row(id=4, country1="AFR"),
            row(id=5, country1="QQQ"),
            row(id=6, country1="QQQ", type1="MIL"),
            row(id=7, group1="ZZZ"),
            row(id=8, group1="XFM"),
            row(id=9, type1="CVL"),
            row(id=10, type2="QQT"),
            row(id=11, code="010"),
            row(id=12, code="999"),
            row(id=13, code="---"),
            row(id=14, code="19"),
        ),
    )
    assert skipped(found) == {
        "names no actor on one side": 1,
        "both sides are the same actor": 1,
        "an actor is a region, territory or group that we do not keep": 2,
        "unknown country": 2,
        "unknown group": 1,
        "an actor does not act for a state (its role)": 1,
        "unknown role": 1,
        "an event type that is no relation of ours": 1,
        "unknown event code": 2,
    }
    report = found.report
    assert report.rows == 14 == report.mapped + sum(skip.rows for skip in report.skipped)
    assert {(code.column, code.code, code.rows) for code in report.unknown} == {
        ("country", "QQQ", 2), ("group", "ZZZ", 1), ("role", "QQT", 1),
        ("event code", "999", 1), ("event code", "---", 1),
    }  # fmt: skip
    assert {skip.example for skip in report.skipped} > {"a.CSV: event 5"}


def test_leading_zeros_and_intents(write, row):
    found = read(
        "gdelt",
        write(
            "a.CSV",
            row(id=1, code="0312"),
            row(id=2, code="062"),
            row(id=3, code="163"),
            row(id=4, code="1312"),
        ),
    )
    assert {(type, status) for _, type, _, status, _ in relations(found)} == {
        ("militaryCooperation", "hypothetical"), ("militaryCooperation", "asserted"),
        ("sanctions", "asserted"), ("threat", "asserted"),
    }  # fmt: skip


def test_icews_names_its_actors_in_words(write, icews, icews_header):
    ministry = ("Foreign Affairs (Bangladesh)", "Executive,Foreign Ministry,Government")
    vietnam = ("Military (Vietnam)", "Military,Government", "Vietnam")
    found = read(
        "icews",
        write(
            "events.2018.tab",
            icews_header,
            icews(1, (*ministry, "Bangladesh"), "040", vietnam),
            icews(2, vietnam, "040", (*ministry, "Bangladesh"), publisher="Xinhua"),
            icews(3, ("Namibia", "", "Namibia"), "057", ("Congo", "NA", "Congo")),
            icews(4, ("European Union", "Regional", ""), "163", ("Iran", "", "Iran")),
            icews(5, ("Al Qaeda", "Sunni", "NA"), "190", vietnam),
            icews(6, ("Citizen (India)", "Social", "India"), "111", vietnam),
            icews(7, ("Opposition", "Opposition Major Party (Out Of Government)", "India"), "111",
                  vietnam),
            icews(8, ("Secretariat (African Union)", "Regional", ""), "040", vietnam),
            icews(9, ("Tata Motors", "Business", ""), "040", vietnam),
        ),
    )  # fmt: skip
    assert relations(found) == {
        ("BGD", "negotiation", "VNM", "asserted", "2018-06"),
        ("COG", "treaty", "NAM", "asserted", "2018-06"),
        ("EU", "sanctions", "IRN", "asserted", "2018-06"),
        ("ALQAEDA", "armedConflict", "VNM", "asserted", "2018-06"),
        ("AU", "negotiation", "VNM", "asserted", "2018-06"),
    }
    talks = next(c for _, cs in found.documents for c in cs if c.source == "BGD")
    assert "2 events of CAMEO 040, 1 distinct by day and code" in talks.sentence
    assert "2 sources" in talks.sentence, "two publishers"
    assert skipped(found)["an actor does not act for a state (its role)"] == 2
    assert [(code.column, code.code) for code in found.report.unknown] == [("name", "Tata Motors")]


def test_polecat_types_modes_and_contexts(write, polecat, polecat_header):
    found = read(
        "polecat",
        write(
            "ngecEvents.DV.2023.txt",
            polecat_header,
            polecat("20230501-1-a_COOPERATE", Contexts="military;territory"),
            polecat("20230501-1-b_COOPERATE", Contexts="health"),
            polecat("20230501-1-c_SANCTION", Event_Type="SANCTION", Event_Mode="discontinue",
                    Contexts="diplomatic; economic", Intensity="-6"),
            polecat("20230501-1-d_AGREE", Event_Type="AGREE", Contexts="economic"),
            polecat("20230501-1-e_ASSAULT", Event_Type="ASSAULT", Event_Mode="drone",
                    Actor_Country="EUR", Primary_Actor_Sector="IGO",
                    Recipient_Country="SYR; IRQ"),
            polecat("20230501-1-f_PROTEST", Event_Type="PROTEST"),
            polecat("20230501-1-g_DANCE", Event_Type="DANCE"),
            polecat("20230501-1-h_AID", Event_Type="AID", Primary_Actor_Sector="CVL"),
            polecat("20230501-1-i_AID", Event_Type="AID", Actor_Country="None",
                    Actor_Name="Hezbollah"),
        ),
    )  # fmt: skip
    assert relations(found) == {
        ("CHN", "militaryCooperation", "RUS", "asserted", "2023-05"),
        ("CHN", "alignment", "RUS", "asserted", "2023-05"),
        ("RUS", "sanctions", "CHN", "asserted", "2023-05"),
        ("CHN", "economicCooperation", "RUS", "hypothetical", "2023-05"),
        ("EU", "armedConflict", "SYR", "asserted", "2023-05"),
        ("EU", "armedConflict", "IRQ", "asserted", "2023-05"),
        ("HEZBOLLAH", "aid", "CHN", "asserted", "2023-05"),
    }
    assert [code.code for code in found.report.unknown] == ["DANCE"]
    assert any("ids 20230501-1-e_ASSAULT" in doc.text for doc, _ in found.documents)


def test_polecat_files_with_too_many_names_in_the_header(write, polecat, polecat_header):
    header = polecat_header.replace("Event Date", "Headline\tEvent Date")
    assert read("polecat", write("a.txt", header, polecat("1"))).report.mapped == 1
    padded = write("b.txt", polecat_header + "\t\t", polecat("1") + "\t\t")
    assert read("polecat", padded).report.mapped == 1


def test_tab_files_whose_cells_are_quoted(write, icews, icews_header):
    line = icews(1, ("Iran", "", "Iran"), "040", ("Iraq", "", "Iraq"))
    quoted = ["\t".join(f'"{cell}"' for cell in row.split("\t")) for row in (icews_header, line)]
    assert len(relations(read("icews", write("a.tab", *quoted)))) == 1


def test_shared_icews_sample(shared):
    found = read("icews", shared / "data" / "icews_sample.tab")
    assert found.report.rows == 2000
    assert found.report.mapped > 800
    assert ("KOR", "negotiation", "PRK", "asserted", "2018-06") in relations(found)


BROKEN = {
    "wrong delimiter": (lambda row: [row().replace("\t", ",")], 1, "1 columns where GDELT has"),
    "header": (lambda row: [row().replace("1170000001", "GLOBALEVENTID"), row()], 1, "no event id"),
    "a column less": (lambda row: [row(), row("1.0"), row()], 2, "58 columns where"),
    "a column more": (lambda row: [row(), row() + "\tx", row()], 2, "columns where"),
    "mixed encodings": (lambda row: [row(), row(code="\udce9")], 2, "not UTF-8"),
    "first line in latin-1": (lambda row: [row(code="\udce9")], 1, "not UTF-8"),
    "impossible date": (lambda row: [row(), row(day=20230229)], 2, "'20230229' is no date"),
    "no date": (lambda row: [row(), row(), row(day="soon")], 3, "'soon' is no date"),
    "no id": (lambda row: [row(), row(id="x1")], 2, "'x1' is no event id"),
    "empty": (lambda _: [], 1, "the file is empty"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_is_one_line_with_its_place(tmp_path, row, case):
    lines, line, words = BROKEN[case]
    path = tmp_path / "20240301.export.CSV"
    text = "".join(f"{content}\n" for content in lines(row))
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(TableError) as caught:
        read("gdelt", path)
    assert f"{path}:{line}" in str(caught.value)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert sorted(tmp_path.iterdir()) == [path], "nothing is left behind"


@pytest.mark.parametrize("name", ["a.CSV.zip", "a.CSV.gz"])
@pytest.mark.parametrize("keep", [0.5, 0.9])
def test_a_file_cut_short_is_said(write, row, name, keep):
    path = write(name, *(row(id=i, mentions=i * 7919 % 1009) for i in range(2000)))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(InputError, match="cut short or damaged") as caught:
        read("gdelt", path)
    assert "\n" not in str(caught.value)


def test_a_changed_header_names_the_column(write, icews, icews_header, polecat_header):
    with pytest.raises(TableError, match=r"a\.tab:1: column CAMEO Code: the column is missing"):
        read("icews", write("a.tab", icews_header.replace("CAMEO Code", "Code")))
    with pytest.raises(TableError, match="tab-separated, with its header"):
        read("polecat", write("a.txt", polecat_header.replace("\t", ";")))
    line = icews(1, ("Iran", "", "Iran"), "040", ("Iraq", "", "Iraq"), day="2018-02-30")
    with pytest.raises(TableError, match=r"b\.tab:2: column Event Date: '2018-02-30' is no date"):
        read("icews", write("b.tab", icews_header, line))


def test_two_versions_at_once_are_refused(write, row):
    with pytest.raises(InputError, match="one version after another"):
        read("gdelt", write("a.CSV", row("1.0")), write("b.CSV", row("2.0", id=2)))


def test_every_code_of_the_tables_has_a_meaning():
    from blocgraph.imports.events.codes import cameo_codes, plover_codes

    cameo = cameo_codes()
    assert len(cameo) > 300
    assert all(len(code) in (2, 3, 4) and code.isdigit() for code in cameo)
    for meaning in [*cameo.values(), *plover_codes().values()]:
        if meaning.type is not None and meaning.status is Status.ASSERTED:
            assert meaning.goldstein * meaning.type.sign > 0, meaning
    used = {meaning.type for meaning in cameo.values()} - {None}
    assert used >= {RelationType.SANCTIONS, RelationType.ARMED_CONFLICT, RelationType.TREATY}
