"""Merging what several coders made."""

import pandas
import pytest

from toolkit.coding.coder import Coder
from toolkit.coding.codings import COLUMNS, merge_codings
from toolkit.errors import ToolkitError

from .poems import MANY_SCRIPTS, POEM, Text


def by(name, folder, *places):
    coder = Coder(Text(POEM), coder=name, folder=folder)
    for start, end, code in places:
        coder.add(start, end, code)
    return coder.codings


def test_every_coding_stays_with_its_coder_also_where_two_agree(tmp_path):
    mira = by("Mira", tmp_path, (0, 7, "TIME"), (8, 17, "PLACE"))
    layla = by("Layla", tmp_path, (0, 7, "TIME"))
    merged = merge_codings(layla, mira)
    assert list(zip(merged.coder, merged.code, strict=True)) == [
        ("Layla", "TIME"),
        ("Mira", "TIME"),
        ("Mira", "PLACE"),
    ]


def test_the_same_table_twice_counts_once(tmp_path):
    mira = by("Mira", tmp_path, (0, 7, "TIME"))
    pandas.testing.assert_frame_equal(merge_codings(mira, mira), mira)


def test_a_table_that_went_through_a_file_is_still_the_same(tmp_path):
    coder = Coder(Text(MANY_SCRIPTS.replace("\r\n", "\n")), coder="Mira", folder=tmp_path)
    coder.add_quote("قالت الجدّة", "SOURCE", memo='a, "b"\nc')
    coder.add_quote("🌱", "PLACE")
    coder.codings.to_csv(tmp_path / "codings.csv", index=False)
    read = pandas.read_csv(tmp_path / "codings.csv")
    assert read.memo.isna().any()
    pandas.testing.assert_frame_equal(merge_codings(coder.codings, read), coder.codings)


def test_one_id_with_two_contents_is_refused_with_both(tmp_path):
    old = by("Mira", tmp_path, (0, 7, "TIME"))
    coder = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    coder.change(old.id[0], code="PLACE")
    words = (
        f"The coding {old.id[0]!r} stands in these tables twice, and not the same: once with code "
        "'PLACE', once with code 'TIME'. Keep the newer of the two tables, then merge again."
    )
    for tables in ((old, coder.codings), (coder.codings, old)):
        with pytest.raises(ToolkitError) as refusal:
            merge_codings(*tables)
        assert str(refusal.value) == words


def test_what_is_no_table_of_codings_is_refused(tmp_path):
    mira = by("Mira", tmp_path, (0, 7, "TIME"))
    with pytest.raises(ToolkitError, match=r"^merge_codings\(…\) was given no table"):
        merge_codings()
    with pytest.raises(ToolkitError, match="needs a column 'coder', and this table has none"):
        merge_codings(mira, mira.drop(columns="coder"))
    with pytest.raises(ToolkitError, match="merge_codings reads a table and got list"):
        merge_codings([1])
    with pytest.raises(ToolkitError, match=r"^Table 2 of merge_codings has a coding .* 'x' to"):
        merge_codings(mira, mira.assign(start="x"))


def test_merging_leaves_its_tables_as_they_were(tmp_path):
    mira = by("Mira", tmp_path, (0, 7, "TIME")).assign(mood="calm")
    before = mira.copy()
    assert list(merge_codings(mira).columns) == COLUMNS
    pandas.testing.assert_frame_equal(mira, before)
