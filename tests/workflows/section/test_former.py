"""Whatever is done to sections, in whatever order: nothing is lost, every name finds its heir."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthlit import settings as settings_
from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.export import export
from synthlit.workflows.section.add import Add, New, Split
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.merge import Merge, Retire
from synthlit.workflows.section.move import Move, Rename
from synthlit.workflows.section.operation import Operation
from synthlit.workflows.section.plan import perform
from tests.workflows.section.conftest import bodies, loaded, snapshot, text

KEYS = ["lightman2023lets", "shao2024deepseekmath", "deepseekai2025deepseek"]
inner = st.sampled_from(["outcome-based", "process-supervision", "x"])
slugs = st.sampled_from(["rlvr", "sft", "tools", "x", "y"])
paths = st.one_of(slugs, inner, st.builds("{}/{}".format, slugs, inner))
folders = st.sampled_from(["", "", "01_RLVR", "03_New"])
positions = st.one_of(st.none(), st.builds(Position, st.one_of(slugs, inner), st.booleans()))
new = st.builds(New, st.sampled_from(["T", "U"]), folders, st.just(""), positions)
operations: st.SearchStrategy[Operation] = st.one_of(
    st.builds(Add, st.one_of(slugs, inner), new, st.one_of(st.just(""), slugs)),
    st.builds(Rename, paths, paths, st.sampled_from(["", "T", "V"]), folders),
    st.builds(Move, paths, st.one_of(st.just(""), slugs), positions),
    st.builds(
        Merge,
        st.lists(paths, min_size=1, max_size=2).map(tuple),
        paths,
        st.dictionaries(inner, inner, max_size=1),
    ),
    st.builds(
        Split,
        paths,
        paths,
        new,
        st.lists(inner, max_size=1).map(tuple),
        st.lists(st.sampled_from(KEYS), max_size=1).map(tuple),
    ),
    st.builds(Retire, paths, st.one_of(st.just(""), paths)),
)


@settings(max_examples=60)
@given(wanted=st.lists(operations, min_size=1, max_size=8))
def test_any_operations(tmp_path_factory: pytest.TempPathFactory, wanted: list[Operation]) -> None:
    """Works, comments and names outlive them; what is refused changes nothing."""
    root = build(tmp_path_factory.mktemp("list"))
    works, comments = bodies(root), re.findall(r"# \w+", text(root, "synthlit.toml"))
    names: dict[SectionPath, SectionPath | None] = {}
    for operation in wanted:
        before = settings_.load(root, {})
        names |= {path: path for path in before.paths()}
        files = snapshot(root)
        refusal = None
        try:
            places = perform(root, operation).places
        except SynthlitError as error:
            refusal = error
        if refusal:
            assert refusal.hint
            assert snapshot(root) == files
            continue
        for name, place in names.items():
            names[name] = places.get(place, place) if place else None
        after = settings_.load(root, {})
        for name, place in names.items():
            assert place is None or after.taxonomy.current(name) == place
        heirs = {after.taxonomy.current(path) for path in before.paths()}
        assert heirs - {path for path, now in places.items() if now is None} <= set(after.paths())
        assert bodies(root) == works
        assert all(work.section in set(after.paths()) for work in loaded(root).works)
        assert all(comment in text(root, "synthlit.toml") for comment in comments)
    shutil.rmtree(root)


def build(root: Path) -> Path:
    """Return a list with three works and some comments, whose pages are not made."""
    toml = (
        "# about\n[list]\ntitle = 'L'\n\n# one\n[[sections]]\nslug = 'rlvr'\ntitle = 'R'  # two\n"
        "folder = '01_RLVR'\n\n  # three\n  [[sections.subsections]]\n  slug = 'outcome-based'\n"
        "  title = 'O'\n\n  [[sections.subsections]]\n  slug = 'process-supervision'\n"
        "  title = 'P'\n  # four\n\n[[sections]]\nslug = 'sft'\ntitle = 'S'\nfolder = '02_SFT'\n\n"
        "# five\n\n[[sections]]\nslug = 'tools'\ntitle = 'T'\n"
    )
    (root / "synthlit.toml").write_text(toml)
    for key, place in zip(
        KEYS, ("rlvr/process-supervision", "rlvr/outcome-based", "sft"), strict=True
    ):
        folder = root / "entries" / place
        folder.mkdir(parents=True)
        also = "tools, rlvr/outcome-based" if place == "sft" else "sft"
        (folder / f"{key}.bib").write_text(f"@misc{{{key},\n  also = {{{also}}},\n}}\n")
    return root


def test_a_chain_of_operations(root: Path) -> None:
    """Every name on the way is understood, and the lists are up to date."""
    perform(root, Rename("rlvr", "rl"))
    perform(root, Move("outcome-based", "sft"))
    perform(root, Merge(("rl",), "sft"))
    perform(root, Rename("sft", "tuning"))

    settings = settings_.load(root, {})
    section = settings.section("tuning")
    assert set(map(str, section.aliases)) == {"rl", "rlvr", "sft"}
    for name in ("rlvr", "rl", "sft"):
        for slug in ("outcome-based", "process-supervision"):
            assert settings.taxonomy.find(f"{name}/{slug}") == SectionPath("tuning", slug)
    assert not export(root, settings, check=True).stale


def test_a_former_page_that_a_person_wrote_on(root: Path) -> None:
    """It is not replaced when its section comes back; one that only leads on is."""
    perform(root, Rename("rlvr", folder="05_RL"))
    stub = root / "01_RLVR/README.md"
    generated = stub.read_text("utf-8")
    stub.write_text(f"{generated}\nDo not lose me.\n")
    before = snapshot(root)

    with pytest.raises(SynthlitError, match=r"01_RLVR/README\.md is in the way"):
        perform(root, Rename("rlvr", folder="01_RLVR"))

    assert snapshot(root) == before
    stub.write_text(generated)
    perform(root, Rename("rlvr", folder="01_RLVR"))
    assert text(root, "01_RLVR/README.md").count("Let's Verify Step by Step") == 1
    assert settings_.load(root, {}).section("rlvr").former_folders == ("05_RL",)
