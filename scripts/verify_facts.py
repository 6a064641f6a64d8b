"""Hold the curated facts against the field's datasets, and list where they disagree.

    scripts/verify_facts.py [--shared FOLDER] [--all] [--check docs/facts-verification.md]

Reads seeds/facts/*.csv and, in FOLDER/data, ATOP and Correlates of War alliances by dyad and year,
the state system, GSDB and a SIPRI register. Prints one line a disagreement: the table, the row, the
dataset, and what it says. With --all also what agrees. With --check, exit status 1 unless the
document lists exactly these disagreements, each with a decision.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from blocgraph.actors import actor_of_cow, find_actor, resolve_actor, state_codes
from blocgraph.errors import UnknownNameError
from blocgraph.resources import seeds_folder

ROOT = Path(__file__).resolve().parents[1]
AGREES = "agrees"
YEARS_OF_GRACE = 1
"""A treaty signed in one year and in force in the next is dated by either."""


class Finding(NamedTuple):
    """DATASET says WHAT of ROW in TABLE; `agrees`, or how it disagrees."""

    table: str
    row: str
    dataset: str
    what: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a decision is on."""
        return (self.table, self.row, self.dataset)


class Alliances(NamedTuple):
    """DATASET says, for a dyad of state numbers and an obligation, in which YEARS it held."""

    dataset: str
    last_year: int
    columns: Mapping[str, str]
    years: Mapping[tuple[int, int, str], frozenset[int]]


ATOP = {
    "defence": "atop_defense",
    "neutrality": "atop_neutral",
    "nonAggression": "atop_nonagg",
    "consultation": "atop_consul",
}
COW = {
    "defence": "cow_defense",
    "neutrality": "cow_neutral",
    "nonAggression": "cow_nonagg",
    "consultation": "cow_entente",
}
MEASURES = {
    "arms": re.compile(r"\barms\b"),
    "travel": re.compile(r"travel ban|entry ban"),
    "financial": re.compile(r"freeze|financial|blocking|credit|bank|SWIFT|securities"),
    "trade": re.compile(r"trade|import|export|embargo(?! on Darfur)|oil|tariff|duties|grain"),
}


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--all", action="store_true", help="print what agrees, too")
    parser.add_argument("--check", type=Path, help="a document that lists the disagreements")
    options = parser.parse_args()
    data = options.shared / "data"
    if not data.is_dir():
        print(f"verify_facts: no datasets at {data}: name their folder with --shared")
        return 2
    findings = sorted(set(find_all(data)))
    disagreements = [finding for finding in findings if finding.what != AGREES]
    if options.check:
        return check(disagreements, options.check)
    for finding in findings if options.all else disagreements:
        print(" | ".join(finding))
    counts = Counter((f.table, f.dataset, f.what == AGREES) for f in findings)
    for (table, dataset, agrees), count in sorted(counts.items()):
        print(
            f"{table} and {dataset}: {count} {'agree' if agrees else 'disagree'}", file=sys.stderr
        )
    return 0


def find_all(data: Path) -> Iterator[Finding]:
    """Everything that the datasets say of our rows."""
    treaties = facts("treaties")
    for alliances in (
        read_alliances(data / "atop_alliance.csv.gz", "ATOP", ATOP),
        read_alliances(data / "cow_alliance.csv.gz", "COW", COW),
    ):
        for row in treaties:
            yield from verify_treaty(row, alliances)
    cases = read_cases(data / "gsdb_v4.csv")
    for row in facts("sanctions"):
        yield from verify_sanctions(row, cases)
    first_years = read_first_years(data / "cow_states.csv.gz")
    for row in facts("memberships"):
        yield from verify_membership(row, first_years)
    register = read_register(data / "sipri_trade_register_sample.csv")
    for row in facts("arms"):
        yield from verify_arms(row, register)


def facts(table: str) -> list[dict[str, str]]:
    """The rows of a table of facts."""
    with (seeds_folder() / "facts" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def check(disagreements: Iterable[Finding], path: Path) -> int:
    """Whether the document lists exactly the disagreements, each with a decision."""
    decided: dict[tuple[str, ...], str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 5 and cells[0] in ("treaties", "sanctions", "memberships", "arms"):
            decided[tuple(cells[:4])] = cells[4]
    found = {tuple(finding) for finding in disagreements}
    problems = [f"not listed: {' | '.join(finding)}" for finding in sorted(found - decided.keys())]
    problems += [f"listed, but not so: {' | '.join(f)}" for f in sorted(decided.keys() - found)]
    problems += [f"no decision: {' | '.join(f)}" for f, text in sorted(decided.items()) if not text]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def read_alliances(path: Path, dataset: str, columns: Mapping[str, str]) -> Alliances:
    """A table of dyads and years with a column for each obligation."""
    years: dict[tuple[int, int, str], set[int]] = defaultdict(set)
    last_year = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            year = int(float(row["year"]))
            last_year = max(last_year, year)
            one, other = sorted(int(float(row[name])) for name in ("ccode1", "ccode2"))
            for obligation, column in columns.items():
                if row[column] == "1.0":
                    years[one, other, obligation].add(year)
    frozen = {key: frozenset(value) for key, value in years.items()}
    return Alliances(dataset, last_year, columns, frozen)


def verify_treaty(row: Mapping[str, str], alliances: Alliances) -> Iterator[Finding]:
    """Whether the dyads of a treaty have its obligations in the years when it held.

    Neither dataset knows partnership, cooperation or peace: such treaties are not compared, nor are
    parties outside the state system. Several treaties of one dyad run together in them, so that
    they may begin earlier and end later. Where we do not know an end, none is compared.
    """
    kinds = [kind for kind in row["obligations"].split("|") if kind in alliances.columns]
    signed = int((row["signed"] or row["valid_from"] or "9999")[:4])
    start = int(row["valid_from"][:4]) if row["valid_from"] else signed
    if not kinds or max(start, signed) > alliances.last_year:
        return
    ends = {"": None, "..": alliances.last_year}
    end = ends[row["valid_to"]] if row["valid_to"] in ends else int(row["valid_to"][:4])
    term = Term(signed, start, end)
    said: Counter[str] = Counter()
    for dyad in combinations(row["parties"].split("|"), 2):
        for kind in kinds:
            said[_verify_obligation(dyad, kind, term, alliances)] += 1
        if "defence" not in kinds and _has_new_defence(dyad, term, alliances):
            said["defence, too"] += 1
    del said[""]
    name = f"{row['parties']}: {row['name']} ({signed})"
    total = said.total()
    for what, count in sorted(said.items()):
        share = f" ({count} of {total})" if total > len(kinds) else ""
        yield Finding("treaties", name, alliances.dataset, what if what == AGREES else what + share)


class Term(NamedTuple):
    """A treaty SIGNED in a year holds from START to END; None where its end is not known."""

    signed: int
    start: int
    end: int | None


def _verify_obligation(dyad: tuple[str, str], kind: str, term: Term, alliances: Alliances) -> str:
    if not all(codes_of(code, term.start) for code in dyad):
        return ""
    last_year = min(term.end or alliances.last_year, alliances.last_year)
    held = {
        known: _years_of(dyad, known, range(term.signed, last_year + 1), alliances)
        for known in alliances.columns
    }
    years = held[kind]
    if not years:
        others = [known for known, found in held.items() if found]
        return f"no {kind}, but {', '.join(others)}" if others else f"no {kind}, nor anything else"
    if min(years) > term.start + YEARS_OF_GRACE:
        return f"{kind} begins in {min(years)}, not {term.start}"
    if term.end and max(years) < last_year - YEARS_OF_GRACE:
        ours = f"ends in {term.end}" if term.end < alliances.last_year else "is open"
        return f"{kind} ends in {max(years)}; ours {ours}"
    return AGREES


def _has_new_defence(dyad: tuple[str, str], term: Term, alliances: Alliances) -> bool:
    after = _years_of(dyad, "defence", range(term.start, term.start + 2), alliances)
    before = _years_of(dyad, "defence", range(term.signed - 1, term.signed), alliances)
    return bool(after) and not before


def _years_of(
    dyad: tuple[str, str], kind: str, years: Iterable[int], alliances: Alliances
) -> set[int]:
    return {
        year
        for year in years
        for one in codes_of(dyad[0], year)
        for other in codes_of(dyad[1], year)
        if year in alliances.years.get((min(one, other), max(one, other), kind), ())
    }


@cache
def codes_of(actor: str, year: int) -> tuple[int, ...]:
    """The Correlates of War numbers of an actor in a year, on its first and last day."""
    return tuple(
        code.code
        for code in state_codes()
        if code.scheme == "cow" and code.actor == actor and code.first <= year <= code.last
    )


class Case(NamedTuple):
    """GSDB's case: SENDER against TARGET from BEGIN to END with KINDS of measures."""

    sender: str
    target: str
    begin: int
    end: int
    kinds: frozenset[str]


def read_cases(path: Path) -> list[Case]:
    """The cases of GSDB, one for each sender and target."""
    cases = []
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            begin, end = int(row["begin"]), int(row["end"])
            kinds = frozenset(kind for kind in MEASURES if row[kind] == "1")
            for sender in names_in(row["sanctioning_state"], begin):
                for target in names_in(row["sanctioned_state"], begin):
                    cases.append(Case(sender, target, begin, end, kinds))
    return cases


def names_in(cell: str, year: int) -> set[str]:
    """The actors of a list with commas, in which some names hold a comma themselves."""
    parts = [part.strip() for part in cell.split(",")]
    found: set[str] = set()
    while parts:
        for length in (2, 1):
            code = resolve_actor(", ".join(parts[:length]), "gsdb", year)
            if code is not None and length <= len(parts):
                found.add(code)
                break
        del parts[:length]
    return found


def verify_sanctions(row: Mapping[str, str], cases: Iterable[Case]) -> Iterator[Finding]:
    """Whether GSDB knows a case of this sender against this target that begins when ours does."""
    begin = int(row["valid_from"][:4]) if row["valid_from"] else 0
    last = 2023
    if not begin or begin > last:
        return
    end = min(last, int(row["valid_to"][:4])) if row["valid_to"] not in ("", "..") else last
    name = f"{row['sender']} on {row['target']}: {row['measures']} ({row['valid_from'][:4]})"
    dyad = [c for c in cases if (c.sender, c.target) == (row["sender"], row["target"])]
    during = [c for c in dyad if c.begin <= end + YEARS_OF_GRACE and c.end >= begin]
    ours = {kind for kind, words in MEASURES.items() if words.search(row["measures"])}
    theirs = {kind for case in during for kind in case.kinds}
    if not during:
        others = sorted({f"{c.begin}-{c.end}" for c in dyad})
        what = f"no case then, but {', '.join(others)}" if others else "no case of this dyad"
    elif all(abs(c.begin - begin) > YEARS_OF_GRACE for c in during) and all(
        c.begin > begin for c in during
    ):
        what = f"begins in {min(c.begin for c in during)}, not {begin}"
    elif row["valid_to"] not in ("", "..") and max(c.end for c in during) < end - YEARS_OF_GRACE:
        what = f"ends in {max(c.end for c in during)}, not {end}"
    elif ours and not ours & theirs:
        what = f"of other kinds: {', '.join(sorted(theirs)) or 'other'}"
    else:
        what = AGREES
    yield Finding("sanctions", name, "GSDB", what)


def read_first_years(path: Path) -> dict[str, int]:
    """The first year of each state in the state system, as far as we know the state."""
    first_years: dict[str, int] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            first, last = int(float(row["styear"])), int(float(row["endyear"]))
            actor = actor_of_cow(int(float(row["ccode"])), last)
            if actor is not None:
                first_years[actor] = min(first, first_years.get(actor, first))
    return first_years


def verify_membership(row: Mapping[str, str], first_years: Mapping[str, int]) -> Iterator[Finding]:
    """Whether the member was in the state system when it joined."""
    first, joined = first_years.get(row["member"]), row["valid_from"][:4]
    if first is None or not joined:
        return
    name = f"{row['member']} in {row['organisation']} ({joined})"
    what = AGREES if int(joined) >= first else f"no state before {first}"
    yield Finding("memberships", name, "COW states", what)


class Order(NamedTuple):
    """In SIPRI's register: SUPPLIER delivers WEAPON to RECIPIENT in YEARS."""

    supplier: str
    recipient: str
    weapon: str
    years: tuple[int, ...]


def read_register(path: Path) -> list[Order]:
    """The orders of a register with deliveries."""
    orders = []
    with path.open(encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines):
            years = tuple(int(year) for year in re.findall(r"\d{4}", row["Year(s) of delivery"]))
            supplier, recipient = (
                resolve_actor(row[name], "sipri") for name in ("Supplier", "Recipient")
            )
            if supplier and recipient and years:
                orders.append(Order(supplier, recipient, row["Weapon designation"], years))
    return orders


def verify_arms(row: Mapping[str, str], register: Iterable[Order]) -> Iterator[Finding]:
    """Whether a recipient that the register covers got this weapon, and when first."""
    orders = list(register)
    if row["recipient"] not in {order.recipient for order in orders if _is_covered(order)}:
        return
    name = f"{row['supplier']} to {row['recipient']}: {row['systems']}"
    words = {word.casefold() for word in re.findall(r"[\w-]*\d[\w-]*", row["systems"])}
    matching = [
        order
        for order in orders
        if (order.supplier, order.recipient) == (row["supplier"], row["recipient"])
        and any(
            word in order.weapon.casefold() or order.weapon.casefold() in word for word in words
        )
    ]
    if not words or not row["valid_from"]:
        return
    if not matching:
        yield Finding("arms", name, "SIPRI sample", "no such weapon")
        return
    first = min(year for order in matching for year in order.years)
    ours = int(row["valid_from"][:4])
    what = AGREES if abs(first - ours) <= YEARS_OF_GRACE else f"begins in {first}, not {ours}"
    yield Finding("arms", name, "SIPRI sample", what)


def _is_covered(order: Order) -> bool:
    """The sample breaks off in Algeria: only the recipients before it are whole."""
    try:
        return find_actor(order.recipient).name in ("Afghanistan", "Albania")
    except UnknownNameError:
        return False


if __name__ == "__main__":
    sys.exit(main())
