"""The catalog gives back what was put in, and says so when it cannot."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.catalog import FILE, Catalog, FileVersion, Selection
from ingest.directive import Actor, Directive
from ingest.errors import UserError
from ingest.read import read_file
from tests.library_examples import CORPUS, directive, full_directive

SHARED = ("id", "number", "kind", "issuer", "issued_on", "subject", "parent_body")  # by letterhead and directive


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    made = Catalog("", tmp_path)
    made.prepare()
    yield made
    made.close()


def version(key: str, *directives: Directive) -> FileVersion:
    return FileVersion(key, directives[0].source, directives)


def test_gives_back_equal_directives(catalog: Catalog) -> None:
    put = [version("v1", full_directive()), version("v2", directive("b", "một", "hai"))]
    catalog.replace(put, ["lexical"])
    assert list(catalog.versions(["v2", "none", "v1"])) == put[::-1]
    assert catalog.directive("x-1") == full_directive()
    assert catalog.directive("none") is None


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_gives_back_the_corpus(catalog: Catalog, file: Path) -> None:
    directives = read_file(file)
    catalog.replace([version("v", *directives)], [])
    assert next(catalog.versions(["v"])).directives == directives


def test_a_new_version_replaces_the_old_one_in_every_table(catalog: Catalog, tmp_path: Path) -> None:
    old, new = full_directive(), directive("y", "khác", file="x.txt")
    catalog.announce(["old"])
    catalog.replace([version("old", old)], ["lexical"])
    assert catalog.unwanted() == []
    catalog.announce(["new"])
    assert catalog.unwanted() == ["new"], "until it is put in, a version is unwanted"
    catalog.replace([version("new", new)], ["lexical"])
    assert list(catalog.sources()) == ["new"]
    assert catalog.unwanted() == ["old"]
    with sqlite3.connect(tmp_path / FILE) as rows:
        left = rows.execute("SELECT count(*) FROM clause WHERE directive_id = 'x-1'").fetchone()
    rows.close()
    assert left == (0,)
    catalog.forget(["old"])
    assert catalog.unwanted() == []


def test_letterheads_and_summaries_are_those_of_the_directives(catalog: Catalog) -> None:
    full, one, other = full_directive(), directive("b", "một", "hai", file="a.txt"), directive("c", "ba", file="a.txt")
    catalog.replace([version("v1", full), version("v2", other, one)], [])
    heads = catalog.letterheads()
    assert [(head.source, head.id) for head in heads] == [("v2", "c"), ("v2", "b"), ("v1", "x-1")], "by file name"
    for head, whole in zip(heads, (other, one, full), strict=True):
        assert all(getattr(head, name) == getattr(whole, name) for name in SHARED)
    held = catalog.held()
    assert [(each.id, each.source) for each in held] == [("v2", other.source), ("v1", full.source)]
    summaries = [(s.id, s.issued_on, s.clauses, s.quality) for each in held for s in each.directives]
    assert summaries == [(d.id, d.issued_on, len(d.clauses), d.quality) for d in (other, one, full)]
    assert catalog.paths("x-1") == {"1", "1.đ"} and catalog.paths("none") == frozenset()


def test_more_files_than_are_read_at_a_time(catalog: Catalog) -> None:
    put = [version(f"v{nth}", directive(f"d{nth}", "một", "hai")) for nth in range(120)]
    catalog.replace(put, [])
    assert list(catalog.versions(v.id for v in put)) == put


def test_knows_which_index_holds_what(catalog: Catalog) -> None:
    catalog.replace([version("v1", directive("a", "một")), version("v2", directive("b", "hai"))], ["lexical"])
    assert catalog.unindexed("lexical") == set()
    assert catalog.unindexed("vectors") == {"v1", "v2"}
    catalog.mark({"v1"}, ["vectors"])
    assert catalog.unindexed("vectors") == {"v2"}
    catalog.mark(["v1", "v2"], ["new/lexical"], store="new")
    assert (catalog.store(), catalog.unindexed("new/lexical")) == ("new", set())
    assert catalog.unindexed("lexical") == {"v1", "v2"}


def test_the_register_of_duties_is_in_step(catalog: Catalog, tmp_path: Path) -> None:
    full = full_directive()
    (duty,) = full.obligations
    both = (Actor("Sở A", "Sở A", "", "province", "state"), Actor("GĐ Sở A", "Sở A", "Giám đốc", "province", "state"))
    full = replace(full, obligations=(replace(duty, actors=both, deadline_rule="FREQ=MONTHLY"), duty))
    other = replace(directive("b", "một"), obligations=(duty,))
    catalog.replace([version("v1", full), version("v2", other)], [])
    page = catalog.duties(Selection(bodies=frozenset(["Sở A"])), 0, 5)
    assert (page.total, [one.obligation for one in page.duties]) == (1, [full.obligations[0]])
    assert (catalog.duty_names().bodies, catalog.duty_names().rules) == (("Sở A",), ("FREQ=MONTHLY",))
    assert [d.letterhead.id for d in catalog.duties(Selection(), 0, None).duties] == ["b", "x-1", "x-1"], "undated last"
    assert catalog.duties(Selection(directives=frozenset()), 0, 5).total == 0
    catalog.replace([version("v3", directive("y", "khác", file="x.txt"))], [])
    assert [d.letterhead.id for d in catalog.duties(Selection(), 0, None).duties] == ["b"]
    with sqlite3.connect(tmp_path / FILE) as rows:
        left = rows.execute("SELECT (SELECT count(*) FROM duty), (SELECT count(*) FROM duty_body)").fetchone()
    rows.close()
    assert left == (1, 0)


def test_every_write_is_a_new_revision(catalog: Catalog) -> None:
    seen = [catalog.revision()]
    catalog.announce(["v"])
    seen.append(catalog.revision())
    catalog.replace([version("v", directive("a", "một"))], [])
    seen.append(catalog.revision())
    catalog.mark(["v"], ["lexical"])
    seen.append(catalog.revision())
    assert seen == sorted(set(seen))


def test_a_failed_write_leaves_everything(catalog: Catalog) -> None:
    catalog.replace([version("v1", directive("a", "một"))], ["lexical"])
    twice = FileVersion("v2", directive("a", "hai").source, (directive("b", "hai"), directive("b", "ba")))
    with pytest.raises(Exception, match="UNIQUE"):
        catalog.replace([twice], ["lexical"])
    assert list(catalog.sources()) == ["v1"]


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        ("UPDATE meta SET value = '0' WHERE key = 'schema'", "version 0"),
        ("UPDATE meta SET value = '99' WHERE key = 'schema'", "version 99"),
        ("", "damaged"),
    ],
)
def test_an_unreadable_catalog_says_what_to_do(catalog: Catalog, tmp_path: Path, spoil: str, word: str) -> None:
    catalog.close()
    if spoil:
        with sqlite3.connect(tmp_path / FILE) as database:
            database.execute(spoil)
        database.close()
    else:
        (tmp_path / FILE).write_bytes(b"no database at all, but long enough to be looked at" * 40)
    with pytest.raises(UserError) as told:
        catalog.is_ready()
    assert word in told.value.en
    assert "ingest --rebuild" in told.value.vi and "ingest --rebuild" in told.value.en
    catalog.set_aside()
    catalog.prepare()
    assert catalog.is_ready() and catalog.sources() == {}
