"""Names with a part's name beside them, in other words and in other languages."""

from __future__ import annotations

import pytest

from sayso.actors import load_roster

PARTS = [
    ("PFLP - General Command", "pflp-gc"),
    ("PFLP General Command", "pflp-gc"),
    ("NSCN (Khaplang faction)", "nscn-k"),
    ("the Khaplang faction of the NSCN", "nscn-k"),
    ("the Taliban's Haqqani network", "haqqani-network"),
    ("Harakat Ahrar al Sham", "ahrar-al-sham"),
    ("Cartel Los Zetas", "los-zetas"),
    ("Fatah faction", "fatah"),
    ("Al-Qaeda-linked Abu Sayyaf", "abu-sayyaf"),
    ("ISIS in the Greater Sahara", "isgs"),
]


@pytest.mark.parametrize(("text", "actor"), PARTS)
def test_a_known_part_is_named_by_its_whole(text: str, actor: str) -> None:
    assert load_roster().resolve(text).actor_id == actor


UNKNOWN_PARTS = [
    ("MFDC - Blue River faction", "armed_group", "mfdc"),
    ("ULFA (Morning Faction)", "armed_group", "ulfa"),
    ("IRA splinter group", "armed_group", "ira"),
    ("ELN dissidents", "armed_group", "eln"),
    ("Houthi-allied forces", "armed_group", None),
    ("BIFM - R faction", "armed_group", "biff"),
]


@pytest.mark.parametrize(("text", "kind", "whole"), UNKNOWN_PARTS)
def test_a_part_that_nobody_knows_is_not_its_whole(text: str, kind: str, whole: str | None) -> None:
    found = load_roster().resolve(text)
    assert (found.known, found.kind, found.part_of) == (False, kind, whole)


def test_a_part_of_an_untied_group_is_not_guessed() -> None:
    assert load_roster().resolve("Islamic Resistance Brigades").actor_id != "kataib-hezbollah"


TRANSLATED = [
    ("Frente Popular para la Liberación de Palestina", "pflp"),
    ("Front populaire pour la libération de la Palestine", "pflp"),
    ("Forças Democráticas de Libertação de Ruanda", "fdlr"),
    ("Mouvement pour l'émancipation du delta du Niger", "mend"),
]


@pytest.mark.parametrize(("text", "actor"), TRANSLATED)
def test_names_in_other_languages(text: str, actor: str) -> None:
    assert load_roster().resolve(text).actor_id == actor


def test_an_english_description_is_no_name() -> None:
    assert not load_roster().resolve("the popular front for the liberation of palestine's farmers").known
    assert not load_roster().resolve("Liberation army of the people").known


def test_articles_inside_a_name_are_not_heard() -> None:
    roster = load_roster()
    assert roster.resolve("Jabhat un Nusra").actor_id == "nusra-front"
    assert roster.resolve("Tehrik ut Taliban Pakistan").actor_id == "ttp"


def test_at_home_a_group_goes_without_its_country() -> None:
    roster = load_roster()
    assert roster.resolve("Ansar al-Sharia", country="LY").actor_id == "ansar-al-sharia-libya"
    assert not roster.resolve("Ansar al-Sharia").known


def test_a_name_that_is_only_heard_is_at_home_in_the_country_given() -> None:
    roster = load_roster()
    assert roster.resolve("Jaish ul-Islaam", country="SY").actor_id == "jaysh-al-islam"
    assert roster.resolve("Jaish ul-Islaam", country="PE").candidates == ("jaysh-al-islam",)
    assert roster.resolve("Ansar al-Sunnah", country="MZ").actor_id == "islamic-state-mozambique"


def test_an_acronym_of_several_groups_goes_by_country() -> None:
    roster = load_roster()
    assert roster.resolve("ELN").actor_id == "eln"
    assert roster.resolve("ELN", country="BO").actor_id == "eln-bolivia"


def test_a_branch_does_not_take_its_wholes_name_at_home() -> None:
    roster = load_roster()
    assert roster.resolve("Islamic State", country="EG").actor_id == "islamic-state"
    assert roster.resolve("Al-Qaeda", country="SA").actor_id == "al-qaeda"


def test_each_long_word_of_a_name_that_is_heard_must_be_alike() -> None:
    roster = load_roster()
    assert roster.resolve("Madeline Albright").actor_id == "madeleine-albright"
    assert not roster.resolve("Michael Flynn").known
    assert not roster.resolve("National Council").known
