"""The YAML files of places/ hold together, and their examples are true."""

from __future__ import annotations

import pytest

from sayso.errors import KnowledgeError
from sayso.mentions.places import find_places
from sayso.model import Document
from sayso.nlp import parse_document
from sayso.places import check_knowledge, check_words, load_gazetteer, load_knowledge, load_words
from sayso.places.knowledge import FILES, FOLDER

GROUPS = load_knowledge().groups
WORDS = load_words().groups
AGAINST = {"organisation", "person", "never"}


def places_in(text):
    return find_places(parse_document(Document(text=text)), load_gazetteer())


def names_of(group):
    for one in (*group.countries.values(), *group.regions, *group.towns.values()):
        yield from filter(None, (one.name, *one.also))


def belongs(place, group):
    """True when the place resolved to what the group describes."""
    if place.name in set(names_of(group)) or place.country in group.countries:
        return True
    gazetteer = load_gazetteer()
    return place.admin1 in {gazetteer.admin1_name(code) for code in group.divisions}


def test_the_files_have_no_problem():
    assert check_knowledge() == []
    assert check_words() == []


def test_groups_have_ids_of_their_own():
    ids = [group.id for group in (*GROUPS, *WORDS)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.id)
def test_the_example_names_a_place_of_the_group(group):
    found = [place for place in places_in(group.example) if place.resolved]
    if group.id == "spelt_otherwise":
        assert found
    else:
        assert any(belongs(place, group) for place in found)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.id)
def test_the_counter_example_names_no_place(group):
    assert places_in(group.counter_example) == ()


@pytest.mark.parametrize("group", WORDS, ids=lambda group: group.id)
def test_the_word_is_in_its_example(group):
    words = group.example.lower().replace(".", "").split()
    assert set(words) & set(group.words)


@pytest.mark.parametrize("group", [one for one in WORDS if one.means not in AGAINST], ids=lambda group: group.id)
def test_a_word_beside_a_name_makes_a_place(group):
    found = places_in(group.example)
    assert found
    if group.means == "near":
        assert found[0].precision == "near"
        assert [place.precision for place in places_in(group.counter_example)] == ["town"]
    else:
        assert places_in(group.counter_example) == ()


@pytest.mark.parametrize("group", [one for one in WORDS if one.means in AGAINST], ids=lambda group: group.id)
def test_a_word_beside_a_name_makes_none(group):
    fewer, more = places_in(group.example), places_in(group.counter_example)
    assert all(place.text.text.lower() not in group.words for place in fewer)
    assert len(more) == 1


def test_every_problem_is_listed_at_once(tmp_path):
    for file in FILES:
        (tmp_path / file).write_text((FOLDER / file).read_text("utf-8"), encoding="utf-8")
    (tmp_path / "regions.yaml").write_text(
        "- id: wrong\n  example: a\n  counter_example: b\n  regions:\n    - {name: Nowhere, at: [99.0, 0.0]}\n",
        encoding="utf-8",
    )
    (tmp_path / "towns.yaml").write_text(
        "- id: worse\n  example: a\n  counter_example: b\n  unheard: 1\n", encoding="utf-8"
    )
    problems = check_knowledge(tmp_path)
    assert len(problems) == 2
    assert any(line.startswith("regions.yaml: wrong") for line in problems)
    assert any(line.startswith("towns.yaml: worse") for line in problems)
    with pytest.raises(KnowledgeError) as raised:
        load_knowledge(tmp_path)
    assert len(raised.value.problems) == 2


def test_a_region_has_known_countries_and_one_name(tmp_path):
    for file in FILES:
        (tmp_path / file).write_text((FOLDER / file).read_text("utf-8"), encoding="utf-8")
    (tmp_path / "regions.yaml").write_text(
        "- id: wrong\n  example: a\n  counter_example: b\n  regions:\n"
        "    - {name: Nowhere, at: [9.0, 0.0], in: [QQ]}\n"
        "    - {name: Nowhere, at: [9.0, 0.0], in: [FR], claimed: [DE]}\n",
        encoding="utf-8",
    )
    problems = "\n".join(check_knowledge(tmp_path))
    assert "QQ" in problems
    assert "not both" in problems
    assert "named twice" in problems


def test_disputed_areas_have_no_country():
    disputed = [region for region in load_knowledge().regions if region.claimed]
    assert len(disputed) >= 10
    assert all(not region.inside for region in disputed)
