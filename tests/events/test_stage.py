"""Events told by sentences: type, parties, toll, time, place, and which tellings are one event."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.events import Context, Tellings, tell_events
from sayso.lexicons.people import load_people
from sayso.lexicons.tolls import load_tolls
from sayso.lexicons.triggers import load_triggers
from sayso.mentions.triggers import find_triggers
from sayso.model import (
    Actor,
    ActorMention,
    Anchor,
    Cast,
    Document,
    Event,
    Form,
    Passage,
    Place,
    PlacePrecision,
    Telling,
    Time,
    TimePrecision,
)
from sayso.nlp import parse_document
from sayso.ontology import load_ontology

SAYING = frozenset({"say", "claim", "report", "announce", "tell", "accuse", "warn"})


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage.cut(text, start, start + len(words))


def cast_of(text: str, **named: str) -> Cast:
    """A cast with one mention per keyword: its value is the phrase, whose last word is its head."""
    actors, mentions = [], []
    for identity, words in named.items():
        where = passage(text, words)
        actors.append(Actor(id=identity, name=words, kind="armed_group", known=True))
        head = where.end - len(words.split()[-1])
        mentions.append(ActorMention(passage=where, head=head, actor=identity, form=Form.NAME))
    return Cast(tuple(actors), tuple(mentions))


def day(text: str, words: str, date: str) -> Time:
    where = passage(text, words)
    return Time(
        earliest=date, latest=date, precision=TimePrecision.DAY, anchor=Anchor.PUBLICATION, text=where, value=date
    )


def town(text: str, words: str) -> Place:
    return Place(name=words, text=passage(text, words), precision=PlacePrecision.TOWN, resolved=False)


def tell(text: str, cast: Cast | None = None, times: tuple[Time, ...] = (), places: tuple[Place, ...] = ()) -> Tellings:
    parse = parse_document(Document(text=text))
    context = Context(
        ontology=load_ontology(),
        people=load_people("en"),
        tolls=load_tolls("en"),
        cast=cast or Cast(),
        times=times,
        places=places,
        saying=SAYING,
    )
    return tell_events(parse, find_triggers(parse, load_triggers("en")), context)


def the(told: Tellings, kind: str) -> Telling:
    [telling] = [one for one in told.tellings if one.event.type.value == kind]
    return telling


def who(event: Event, role: str) -> list[str]:
    return [one.mention.text for one in event.participants if one.role.value == role]


PARTIES = [
    ("Gunmen attacked a convoy.", "ASSAULT", ["Gunmen"], ["a convoy"]),
    ("A convoy was attacked by gunmen.", "ASSAULT", ["gunmen"], ["A convoy"]),
    ("The gunmen who attacked the convoy fled.", "ASSAULT", ["The gunmen"], ["the convoy"]),
    ("Militants accused of attacking a convoy were jailed.", "ASSAULT", ["Militants"], ["a convoy"]),
    ("Rebels carried out an assault on a convoy.", "ASSAULT", ["Rebels"], ["a convoy"]),
    ("The killing of three farmers by gunmen shocked the valley.", "ASSAULT", ["gunmen"], ["three farmers"]),
    ("Rebel shelling of a village went on.", "ASSAULT", ["Rebel"], ["a village"]),
    ("The rebels’ attack on a convoy failed.", "ASSAULT", ["The rebels"], ["a convoy"]),
    ("Gunmen and militants attacked a convoy.", "ASSAULT", ["Gunmen", "militants"], ["a convoy"]),
    ("Rebels began attacking a convoy.", "ASSAULT", ["Rebels"], ["a convoy"]),
    ("Rebels responsible for the attack on a convoy were held.", "ASSAULT", ["Rebels"], ["a convoy"]),
]


@pytest.mark.parametrize(("text", "kind", "initiators", "targets"), PARTIES, ids=[row[0] for row in PARTIES])
def test_parties_are_found_through_syntax(text, kind, initiators, targets):
    events = [one.event for one in tell(text).tellings if one.event.type.value == kind]
    assert (initiators, targets) in [(who(event, "initiator"), who(event, "target")) for event in events]


def test_the_owner_of_a_thing_is_the_target_and_the_phrase_is_kept():
    text = "Gunmen attacked one of the Northern Front's major camps."
    told = tell(text, cast_of(text, front="Northern Front"))
    event = the(told, "ASSAULT").event
    targets = [(one.actor, one.mention.text) for one in event.participants if one.role.value == "target"]
    assert targets == [("front", "one of the Northern Front's major camps")]


def test_both_sides_of_a_clash_act_on_each_other():
    text = "The Kessel Brigade clashed with the Northern Front."
    event = the(tell(text, cast_of(text, kessel="The Kessel Brigade", front="the Northern Front")), "ASSAULT").event
    assert {(one.role.value, one.actor) for one in event.participants} == {
        ("initiator", "kessel"),
        ("initiator", "front"),
        ("target", "kessel"),
        ("target", "front"),
    }


CONSEQUENCES = [
    ("Gunmen attacked a camp, killing 30 guards.", [(30, 30, 30)]),
    ("A bomb exploded in the market, killing four people and wounding nine.", [(4, 4, 4), (9, 9, 9)]),
    ("Gunmen attacked a camp, resulting in the death of nearly 30 guards.", [(None, 30, 30)]),
    ("A clash left 12 dead.", [(12, 12, 12)]),
    ("Four people were killed in a bomb attack.", [(4, 4, 4)]),
    ("A drover was shot dead by gunmen.", [(1, 1, 1)]),
]


@pytest.mark.parametrize(("text", "counts"), CONSEQUENCES, ids=[row[0] for row in CONSEQUENCES])
def test_a_consequence_belongs_to_the_event_that_caused_it(text, counts):
    event = the(tell(text), "ASSAULT").event
    assert [(one.low, one.best, one.high) for one in event.toll] == counts


def test_an_undivided_number_counts_for_neither_harm_but_keeps_its_words():
    event = the(tell("Gunmen attacked a camp; 60 people were killed and injured."), "ASSAULT").event
    assert [(one.harm.value, one.best, one.text.text) for one in event.toll] == [
        ("killed", None, "60 people"),
        ("injured", None, "60 people"),
    ]


def test_a_toll_told_in_the_next_sentence_joins_the_event():
    told = tell("A bomb exploded in the market. At least four people died.")
    assert [(one.low, one.best) for one in the(told, "ASSAULT").event.toll] == [(4, 4)]


def test_a_time_beside_the_saying_does_not_date_what_is_said():
    text = "The army said on Sunday that rebels attacked a post last Monday."
    told = tell(text, times=(day(text, "Sunday", "2024-03-10"), day(text, "last Monday", "2024-03-04")))
    assert the(told, "ASSAULT").event.time.earliest == "2024-03-04"
    text = "The army said on Sunday that rebels attacked a post."
    told = tell(text, times=(day(text, "Sunday", "2024-03-10"),))
    assert the(told, "ASSAULT").event.time is None


def test_coordinate_verbs_share_their_day():
    text = "On Friday gunmen attacked a mill and kidnapped two millers."
    told = tell(text, times=(day(text, "Friday", "2024-03-08"),))
    assert {one.event.time and one.event.time.earliest for one in told.tellings} == {"2024-03-08"}


def test_what_a_whole_includes_happened_in_its_time():
    text = "They faced a crackdown in March, including arrests of teachers."
    told = tell(text, times=(day(text, "March", "2024-03-08"),))
    arrests = next(one for one in told.tellings if one.event.trigger.text == "arrests")
    assert arrests.event.time is not None


def test_a_town_and_its_district_are_one_place():
    text = "Rebels attacked a post in Varda district on Friday. On Friday rebels carried out an assault on the post in Varda."
    friday = text.index("On Friday") + 3
    times = (
        day(text, "Friday", "2024-03-08"),
        Time(
            earliest="2024-03-08",
            latest="2024-03-08",
            precision=TimePrecision.DAY,
            anchor=Anchor.PUBLICATION,
            text=Passage.cut(text, friday, friday + 6),
        ),
    )
    second = text.rindex("Varda")
    places = (
        Place(
            name="Varda district",
            text=passage(text, "Varda district"),
            precision=PlacePrecision.DISTRICT,
            resolved=False,
        ),
        Place(name="Varda", text=Passage.cut(text, second, second + 5), precision=PlacePrecision.TOWN, resolved=False),
    )
    told = tell(text, times=times, places=places)
    assert len({one.event.id for one in told.tellings}) == 1


def test_place_and_day_before_a_noun_belong_to_it():
    text = "The March 3 Varda bombing and the Orlany shooting were filmed."
    told = tell(text, times=(day(text, "March 3", "2024-03-03"),), places=(town(text, "Varda"), town(text, "Orlany")))
    events = [one.event for one in told.tellings if one.event.type.value == "ASSAULT"]
    assert [(event.place.name, event.time and event.time.earliest) for event in events] == [
        ("Varda", "2024-03-03"),
        ("Orlany", None),
    ]


def test_a_place_taken_over_says_so():
    text = "Gunmen attacked a mill in Varda. They torched a house."
    told = tell(text, places=(town(text, "Varda"),))
    assert [one.event.place and one.event.place.inherited for one in told.tellings] == [False, True]


def test_a_definite_mention_takes_up_the_event_and_shares_its_place():
    text = "Gunmen attacked a mill in Varda. The attack was the first this year."
    told = tell(text, places=(town(text, "Varda"),))
    assert len({one.event.id for one in told.tellings}) == 1
    assert told.tellings[1].event.place.name == "Varda"
    assert any(reason.field == "event.id" for reason in told.tellings[1].reasons)


DIFFERENT = [
    "Gunmen attacked a mill in Varda. Gunmen attacked a bakery in Orlany.",
    "A bomb exploded on a bridge in Varda. Rebels shelled a depot in Orlany.",
    "Two bombings shook the coast. One bombing hit a depot.",
]


@pytest.mark.parametrize("text", DIFFERENT)
def test_different_events_are_kept_apart(text):
    places = tuple(town(text, name) for name in ("Varda", "Orlany") if name in text)
    told = [one for one in tell(text, places=places).tellings if one.event.type.value == "ASSAULT"]
    assert len({one.event.id for one in told}) == len(told) == 2


CIVILIANS = [
    ("Gunmen attacked a school.", True),
    ("Gunmen killed three farmers.", True),
    ("Gunmen attacked an army base.", False),
    ("Soldiers attacked the rebels.", False),
]


@pytest.mark.parametrize(("text", "targeted"), CIVILIANS)
def test_civilians_are_targets_only_where_the_words_say_so(text, targeted):
    telling = the(tell(text), "ASSAULT")
    assert telling.event.civilian_targeting is targeted
    assert any(reason.field == "event.civilian_targeting" for reason in telling.reasons) is targeted


def test_every_value_has_its_reason_and_its_words():
    text = "Gunmen attacked a mill in Varda on March 3, killing two millers."
    told = tell(text, times=(day(text, "March 3", "2024-03-03"),), places=(town(text, "Varda"),))
    telling = the(told, "ASSAULT")
    fields = {reason.field for reason in telling.reasons}
    assert {"event.type", "event.initiator", "event.target", "event.toll", "event.time", "event.place"} <= fields
    for reason in telling.reasons:
        if reason.passage is not None:
            assert text[reason.passage.start : reason.passage.end] == reason.passage.text
    assert telling.clause.text == text.rstrip(".")


def test_ids_depend_on_the_text_alone():
    text = "Gunmen attacked a mill. The attack lasted an hour."
    assert [one.event.id for one in tell(text).tellings] == [one.event.id for one in tell(text).tellings]


def test_actors_that_only_the_events_brought_in_are_in_the_cast():
    told = tell("Gunmen attacked a mill.")
    for telling in told.tellings:
        for participant in telling.event.participants:
            assert told.cast[participant.actor].mentions


WORDS = st.sampled_from(
    [
        "gunmen",
        "attacked",
        "killing",
        "ten",
        "people",
        "in",
        "Varda",
        "on",
        "Sunday",
        ",",
        ".",
        "and",
        "who",
        "the",
        "bomb",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_any_word_order_gives_true_offsets(words):
    text = " ".join(words)
    told = tell(text)
    for telling in told.tellings:
        clause, trigger = telling.clause, telling.event.trigger
        assert text[clause.start : clause.end] == clause.text
        assert text[trigger.start : trigger.end] == trigger.text
        assert telling.head in telling.members
        for participant in telling.event.participants:
            assert told.cast.get(participant.actor) is not None
            assert text[participant.mention.start : participant.mention.end] == participant.mention.text


ONE_EVENT = [
    "Raiders attacked a post. Two guards and nine raiders were killed in the ensuing clash.",
    "Raiders attacked a post. Soldiers repelled the assault, killing five raiders.",
    "A roadside mine exploded, hitting a bus. Four people were killed in the blast.",
    "Raiders attacked a post. The mayor blamed the attack on rebels.",
    "Gunmen opened fire on a bar. Three people were killed. The attack lasted an hour.",
]


@pytest.mark.parametrize("text", ONE_EVENT)
def test_several_tellings_of_one_happening_share_an_event(text):
    told = [one for one in tell(text).tellings if one.event.type.value == "ASSAULT"]
    assert len({one.event.id for one in told}) == 1


def test_nobody_is_no_party():
    events = [one.event for one in tell("No group claimed responsibility for the attack.").tellings]
    assert all(not event.participants for event in events)


def test_a_civilian_thing_is_attacked_as_its_people_are():
    event = the(tell("Gunmen attacked a school."), "ASSAULT").event
    assert event.acled is not None
    assert event.acled.event_type == "Violence against civilians"
