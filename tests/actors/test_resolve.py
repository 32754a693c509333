"""Resolution of phrases: one actor with its reason, or nobody with the candidates."""

from __future__ import annotations

import pytest

from sayso.actors import load_roster

KNOWN = [
    ("ISIS-K", "islamic-state-khorasan"),
    ("the Kurdistan Workers' Party (PKK)", "pkk"),
    ("Hizballah", "hezbollah"),
    ("Al-Shebab", "al-shabaab"),
    ("Lashkar-i-Tayyaba", "lashkar-e-taiba"),
    ("the militant group Hamas", "hamas"),
    ("the Wagner Group", "wagner-group"),
    ("President Vladimir Putin", "vladimir-putin"),
    ("Kenyan police", "ke-police"),
    ("Chad's army", "td-military"),
    ("Police Forces of Peru", "pe-police"),
    ("Military Forces of Peru (2021-)", "pe-military"),
    ("the Norwegian foreign minister", "no-foreign-ministry"),
    ("Supreme Court of India", "in-judiciary"),
    ("Moscow", "ru-government"),
    ("KNU: Karen National Union", "knu"),
    ("KNU/KNLA", "knu"),
    ("National Liberation Army of the Karen", "knla"),
]


@pytest.mark.parametrize(("text", "actor"), KNOWN)
def test_known_actor(text: str, actor: str) -> None:
    assert load_roster().resolve(text).actor_id == actor


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the front",
        "Northern Peoples United Army of Nowhere",
        "Sudan Reform Army - Blue faction",
        "PKK and Hamas",
        "isis",
        "Amal Clooney Foundation",
    ],
)
def test_nobody_is_forced(text: str) -> None:
    assert not load_roster().resolve(text).known


DESCRIBED = [
    ("Baloch insurgents", "armed_group", "PK", None),
    ("Hamas fighters", "armed_group", "PS", "hamas"),
    ("Tuareg rebels", "armed_group", None, None),
    ("unidentified gunmen", "unidentified_armed_group", None, None),
    ("Civilians (Ghana)", "civilians", "GH", None),
    ("Kenyan farmers", "civilians", "KE", None),
    ("Kazakhs", "civilians", "KZ", None),
]


@pytest.mark.parametrize(("text", "kind", "country", "part_of"), DESCRIBED)
def test_description_becomes_a_local_actor(text: str, kind: str, country: str | None, part_of: str | None) -> None:
    found = load_roster().resolve(text)
    assert (found.kind, found.country, found.part_of, found.known) == (kind, country, part_of, False)
    assert found.actor_id is not None
    assert found.actor_id.startswith("local:")


def test_country_parts_the_owners_of_an_alias() -> None:
    roster = load_roster()
    anywhere = roster.resolve("Army of Islam")
    assert anywhere.actor_id is None
    assert len(anywhere.candidates) == 2
    assert roster.resolve("Army of Islam", country="SY").actor_id == "jaysh-al-islam"


def test_alias_of_one_country_is_not_used_elsewhere() -> None:
    roster = load_roster()
    assert roster.resolve("PRI", country="MX").actor_id == "pri"
    assert roster.resolve("PRI").actor_id is None


def test_time_tells_whether_an_office_was_held() -> None:
    roster = load_roster()
    assert roster.resolve("Angela Merkel", date="2010-05-01").part_of == "de-government"
    assert roster.resolve("Angela Merkel", date="2023-05-01").part_of is None


def test_acronym_before_its_actor_existed_is_refused() -> None:
    found = load_roster().resolve("RSF", date="1985-01-01")
    assert found.actor_id is None
    assert found.candidates == ("rsf",)


def test_scan_finds_the_longest_names() -> None:
    roster = load_roster()
    hits = roster.scan("In South Sudan the Justice and Equality Movement met the UN Security Council.")
    assert [hit.postings[0].ref for hit in hits] == ["SS", "jem", "un-security-council"]


def test_a_country_from_outside_explains_no_name() -> None:
    roster = load_roster()
    assert roster.resolve("the police", country="KE").actor_id == "ke-police"
    assert not roster.resolve("Union Force for Renewal", country="KE").known
    assert roster.resolve("forces of Karim Reed", country="KE").kind == "militia"


def test_an_army_with_a_name_of_its_own_is_no_states() -> None:
    roster = load_roster()
    assert roster.resolve("Kenyan Army").actor_id == "ke-military"
    found = roster.resolve("Kenyan Reed Army")
    assert (found.known, found.kind, found.country) == (False, "armed_group", "KE")


def test_the_title_in_the_text_outranks_the_known_office() -> None:
    roster = load_roster()
    assert roster.resolve("Boris Johnson", date="2020-05-01").sector == "GOV"
    assert roster.resolve("Senator Boris Johnson", date="2020-05-01").sector == "LEG"
    assert roster.resolve("former prime minister Boris Johnson", date="2020-05-01").sector == "ELI"


def test_further_names_of_a_state_actor_lead_to_it() -> None:
    roster = load_roster()
    assert roster.resolve("the Bundeswehr").actor_id == roster.resolve("the German army").actor_id == "de-military"


@pytest.mark.parametrize(
    ("text", "actor", "kind", "part_of"),
    [
        ("Hamas spokesman Karim Odeh", "local:karim-odeh", "person", "hamas"),
        ("Afghan Taliban spokesperson Zabihullah Mujahid", "zabihullah-mujahid", "person", "afghan-taliban"),
        ("the Bundeswehr's Northern Group", "local:bundeswehr-northern-group", "state_forces", "de-military"),
        ("a Hamas official", "local:hamas-official", "armed_group", "hamas"),
        ("Hezbollah in Lebanon", "hezbollah", "armed_group", None),
        ("the Islamic State in Khorasan", "islamic-state-khorasan", "armed_group", "islamic-state"),
    ],
)
def test_people_and_branches_of_a_group(text: str, actor: str, kind: str, part_of: str | None) -> None:
    found = load_roster().resolve(text)
    assert (found.actor_id, found.kind, found.part_of) == (actor, kind, part_of)


def test_a_group_elsewhere_may_be_another() -> None:
    assert load_roster().resolve("Taliban of Kenya").actor_id != "afghan-taliban"


@pytest.mark.parametrize("text", ["Hamas, Fatah", "Mujahideen Army, Hamas"])
def test_two_names_in_a_row_are_nobody(text: str) -> None:
    found = load_roster().resolve(text)
    assert found.actor_id is None
    assert "hamas" in found.candidates


def test_reworded_names_keep_to_their_time() -> None:
    assert load_roster().resolve("National Liberation Army of the Karen", date="1900-01-01").actor_id != "knla"


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("Turkish-backed rebels", "armed_group", None),
        ("Turkey-backed Zambian rebels", "armed_group", "ZM"),
        ("Iranian-backed militias in Zambia", "militia", "ZM"),
        ("Zambia's former vice president", "person", "ZM"),
        ("Zambian opposition leader", "political_party", "ZM"),
        ("unknown persons", "unidentified_armed_group", None),
        ("two Zambian nationals", "civilians", "ZM"),
        ("the Zambian Red Cross", "ngo", "ZM"),
    ],
)
def test_whose_and_what(text: str, kind: str, country: str | None) -> None:
    found = load_roster().resolve(text)
    assert (found.kind, found.country) == (kind, country)


def test_a_congress_of_some_people_is_no_parliament() -> None:
    assert load_roster().resolve("Zambian Youth Congress").kind != "government"
    assert load_roster().resolve("Zambian Congress").actor_id == "zm-legislature"
