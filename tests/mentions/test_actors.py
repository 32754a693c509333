"""The cast of a document: who is named, described and pointed back at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.mentions.actors import find_actors
from sayso.model import Actor, ActorMention, Cast, Document
from sayso.nlp import Parse, parse_document


def cast_of(text: str, published: str | None = None) -> tuple[Parse, Cast]:
    parse = parse_document(Document(text=text))
    return parse, find_actors(parse, published=published)


def mention_of(text: str, word: str, nth: int = 0) -> tuple[ActorMention, Actor]:
    """The mention at the nth occurrence of a word, with its actor."""
    _, cast = cast_of(text)
    at = -1
    for _ in range(nth + 1):
        at = text.index(word, at + 1)
    mention = cast.at(at)
    assert mention is not None, f"no mention at {word!r}"
    return mention, cast[mention.actor]


def test_long_name_with_its_acronym_is_one_actor() -> None:
    text = "The Coastal Salvation Front (CSF) fired on a bus. The CSF denied it."
    _mention, actor = mention_of(text, "CSF", 1)
    assert actor.name == "Coastal Salvation Front"
    assert not actor.known
    assert next(one.text for one in actor.mentions) == "The Coastal Salvation Front (CSF)"


def test_an_acronym_explained_in_the_report_outranks_the_roster() -> None:
    _, cast = cast_of("The Balkan Library Association (BLA) met in Oslo. The BLA has forty members.")
    assert "bla" not in {actor.id for actor in cast.actors}


def test_an_acronym_that_nobody_explains_is_the_body_with_its_initials() -> None:
    text = "The Coastal Salvation Front fired on a bus. The CSF denied it, and the QXR left."
    assert mention_of(text, "CSF")[1].name == "Coastal Salvation Front"
    assert mention_of("The Coastal Salvation Front met. The UN denied it.", "UN")[1].id == "united-nations"


def test_known_group_by_its_short_name() -> None:
    _mention, actor = mention_of("Three shells fell on the town, Hezbollah said.", "Hezbollah")
    assert (actor.id, actor.known, actor.country) == ("hezbollah", True, "LB")


def test_branch_called_by_its_parents_name() -> None:
    text = "The Islamic State Khorasan Province (ISKP) issued a video. In it ISIS threatens its rivals."
    assert mention_of(text, "ISIS")[1].id == "islamic-state-khorasan"
    assert mention_of("In a video ISIS threatens its rivals.", "ISIS")[1].id == "islamic-state"


def test_spokesperson_with_role_and_affiliation() -> None:
    text = "Hamas spokesman Karim Odeh denied it. Odeh said the talks go on, and he thanked Cairo."
    mention, actor = mention_of(text, "Odeh")
    assert mention.passage.text == "Hamas spokesman Karim Odeh"
    assert (mention.role, mention.affiliation, actor.kind, actor.part_of) == ("spokesman", "hamas", "person", "hamas")
    assert mention_of(text, "Odeh", 1)[1].id == actor.id
    assert mention_of(text, "he thanked")[1].id == actor.id


def test_apposition_gives_role_and_affiliation() -> None:
    mention, _ = mention_of("Lina Sarkis, a spokeswoman for Hezbollah, rejected the report.", "Sarkis")
    assert (mention.role, mention.affiliation) == ("spokeswoman", "hezbollah")


def test_minister_speaks_for_the_ministry_of_the_country() -> None:
    mention, _ = mention_of("Kenyan foreign minister Amos Wekesa flew to Geneva.", "Wekesa")
    assert mention.affiliation == "ke-foreign-ministry"


def test_analyst_has_a_role_and_no_affiliation() -> None:
    mention, actor = mention_of("Security analyst Maria Holm expects more raids.", "Holm")
    assert (mention.role, mention.affiliation, actor.kind) == ("Security analyst", None, "person")


def test_quantity_stands_for_what_is_counted() -> None:
    text = "The army killed nearly 30 of its fighters."
    _, cast = cast_of("Hamas said the army killed nearly 30 of its fighters.")
    mention = cast.at("Hamas said the army killed nearly ".__len__())
    assert mention is not None
    assert mention.passage.text == "nearly 30 of its fighters"
    assert text


def test_members_belong_to_their_group() -> None:
    _, actor = mention_of("ISKP militants attacked a market.", "militants")
    assert (actor.kind, actor.part_of, actor.known) == ("armed_group", "islamic-state-khorasan", False)


def test_the_group_points_back_at_the_last_subject() -> None:
    text = "Boko Haram released forty students. The group had held them for a year."
    assert mention_of(text, "group")[1].id == "boko-haram"


def test_pronoun_is_not_the_subject_of_its_own_clause() -> None:
    text = "The rebels said the soldiers attacked them."
    assert mention_of(text, "them")[1].id == mention_of(text, "rebels")[1].id


def test_relative_pronoun_is_its_noun() -> None:
    text = "Gunmen who wore uniforms stopped the bus."
    assert mention_of(text, "who")[1].id == mention_of(text, "Gunmen")[1].id


def test_country_acts_as_its_government_and_is_a_place_elsewhere() -> None:
    assert mention_of("Kabul said the border is closed.", "Kabul")[1].id == "af-government"
    assert mention_of("France rejected the demand.", "France")[1].id == "fr-government"
    _, cast = cast_of("The fire broke out in France.")
    assert not cast.actors


def test_police_belong_to_the_only_country_of_the_report() -> None:
    assert mention_of("The election in Ghana was calm. The police made no arrests.", "police")[1].id == "gh-police"


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Gunmen killed a farmer.", "farmer", "civilians"),
        ("Gunmen killed a farmer.", "Gunmen", "unidentified_armed_group"),
        ("Protesters threw stones at officers.", "Protesters", "protesters"),
        ("Shells hit a hospital.", "hospital", "object"),
        ("Three armed groups signed the pact.", "groups", "armed_group"),
        ("The newspaper named two men.", "newspaper", "media"),
    ],
)
def test_kind_of_a_bare_noun(text: str, word: str, kind: str) -> None:
    assert mention_of(text, word)[1].kind == kind


def test_dateline_names_no_actor_and_acronym_joins() -> None:
    text = "TALVIK, May 3 (Wire) — The Basin Front (BF) claimed responsibility for a raid. The BF attacked a post."
    _, cast = cast_of(text)
    assert cast.at(text.index("TALVIK")) is None
    front = cast.at(text.index("Front"))
    short = cast.at(text.rindex("BF"))
    assert front is not None
    assert short is not None
    assert front.actor == short.actor == "local:basin-front"
    assert cast[front.actor].kind == "armed_group"


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The Harbour Liberation Army denied it.", "Army", "armed_group"),
        ("Northern Dawn Brigades shelled the town.", "Brigades", "armed_group"),
        ("Militants of the River Guard burned a bus.", "Guard", "armed_group"),
        ("The Lake Movement for Change held a rally.", "Movement", "organisation"),
        ("The Meadow Front said its fighters ambushed a patrol.", "Front", "armed_group"),
        ("The Meadow Front won nine seats in the council.", "Front", "political_party"),
    ],
)
def test_kind_of_an_unknown_name(text: str, word: str, kind: str) -> None:
    assert mention_of(text, word)[1].kind == kind


def test_introduced_by_name() -> None:
    text = "In the video a masked man, introduced as the group's spokesman Abu Renn, reads a statement."
    assert mention_of(text, "man")[1].id == mention_of(text, "Renn")[1].id


def test_the_ministry_is_the_ministry_named_before() -> None:
    text = "The Ministry of Interior of Kenya denied it. The ministry said that no officer was hurt."
    assert mention_of(text, "ministry")[1].id == mention_of(text, "Ministry")[1].id == "ke-interior-ministry"


WORDS = [
    "The",
    "rebels",
    "army",
    "their",
    "Hamas",
    "(ABC)",
    "said",
    "he",
    "one",
    "of",
    "my",
    "who",
    "“",
    ".",
    ",",
    "UN",
    "Kabul",
    "its",
    "\n",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_offsets_hold_and_every_mention_has_its_actor(words: list[str]) -> None:
    parse, cast = cast_of(" ".join(words))
    for mention in cast:
        assert parse.text[mention.passage.start : mention.passage.end] == mention.passage.text
        assert mention.actor in {actor.id for actor in cast.actors}
        assert mention.passage.start <= mention.head < mention.passage.end or mention.form == "name"
    for actor in cast.actors:
        assert actor.mentions


def test_same_text_same_cast() -> None:
    text = "Fighters of the ELN and the FARC clashed; both groups blamed the army, which denied it."
    assert cast_of(text)[1] == cast_of(text)[1]
