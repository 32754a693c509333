"""The ontology: complete, sound, and every ACLED sub-event type within reach."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import KnowledgeError
from sayso.lexicons.triggers import load_triggers
from sayso.model import AcledType, EventType, Harm
from sayso.ontology import Sides, check_ontology, load_ontology
from sayso.ontology.load import FOLDER

ONTOLOGY = load_ontology()
KINDS = sorted(ONTOLOGY.actor_types)


def test_files_are_sound() -> None:
    assert check_ontology() == []


def test_everything_is_there() -> None:
    assert set(ONTOLOGY.types) == set(EventType)
    assert len(ONTOLOGY.contexts) == 37
    assert set(ONTOLOGY.harms) == {harm.value for harm in Harm}
    assert sum(len(entry.modes) for entry in ONTOLOGY.types.values()) >= 60
    assert sum(len(one.sub_events) for one in ONTOLOGY.acled_types.values()) == 25


@pytest.mark.parametrize("entry", ONTOLOGY.types.values(), ids=lambda entry: entry.id)
def test_scores_lie_where_the_quad_class_says(entry: object) -> None:
    for mode in (None, *entry.modes):  # type: ignore[attr-defined]
        score = entry.score_of(mode)  # type: ignore[attr-defined]
        assert -10 <= score <= 10
        if entry.id is not EventType.REQUEST:  # type: ignore[attr-defined]
            assert (score < 0) == (entry.quad > 2)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "mode", "initiators", "targets", "expected"),
    [
        (EventType.ASSAULT, None, {"armed_group"}, {"state_forces"}, "Armed clash"),
        (EventType.ASSAULT, "firearms", {"unidentified_armed_group"}, {"civilians"}, "Attack"),
        (EventType.ASSAULT, "firearms", set(), {"person"}, "Attack"),
        (EventType.ASSAULT, "explosives", {"armed_group"}, {"police"}, "Remote explosive/landmine/IED"),
        (EventType.ASSAULT, "drone", {"state_forces"}, {"object"}, "Air/drone strike"),
        (EventType.ASSAULT, "sexual", {"militia"}, {"civilians"}, "Sexual violence"),
        (EventType.ASSAULT, "abduct", {"gang"}, {"person"}, "Abduction/forced disappearance"),
        (EventType.ASSAULT, "crowd-control", {"police"}, {"protesters"}, "Protest with intervention"),
        (EventType.ASSAULT, "firearms", {"police"}, {"protesters"}, "Excessive force against protesters"),
        (EventType.ASSAULT, "beat", {"rioters"}, {"person"}, "Mob violence"),
        (EventType.PROTEST, "demo", {"protesters"}, {"government"}, "Peaceful protest"),
        (EventType.PROTEST, "riot", {"rioters"}, {"police"}, "Violent demonstration"),
        (EventType.COERCE, "arrest", {"police"}, {"rights_group"}, "Arrests"),
        (EventType.RETREAT, "ceasefire", {"armed_group"}, {"government"}, "Agreement"),
    ],
)
def test_crosswalk_to_acled(
    kind: EventType, mode: str | None, initiators: set[str], targets: set[str], expected: str
) -> None:
    acled = ONTOLOGY.acled(kind, mode, Sides(frozenset(initiators), frozenset(targets)))
    assert acled is not None
    assert acled.sub_event_type == expected
    assert expected in ONTOLOGY.acled_types[acled.event_type].sub_events


def _on_ground(initiator: str) -> Sides:
    return Sides(frozenset({initiator}), contexts=frozenset({"territory"}))


def test_ground_changes_hands_by_context() -> None:
    taken = ONTOLOGY.acled(EventType.ASSAULT, None, _on_ground("armed_group"))
    regained = ONTOLOGY.acled(EventType.ASSAULT, None, _on_ground("state_forces"))
    assert (taken, regained) == (
        AcledType(event_type="Battles", sub_event_type="Non-state actor overtakes territory"),
        AcledType(event_type="Battles", sub_event_type="Government regains territory"),
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("armed_group", "state_forces", "Armed clash"),
        ("police", "protesters", "Violent demonstration"),
        ("civilians", "political_party", "Mob violence"),
        ("organisation", "organisation", "Mob violence"),
        ("organisation", "armed_group", "Armed clash"),
        (None, None, "Armed clash"),
    ],
)
def test_whoever_fights_decides_what_a_clash_is(one: str | None, other: str | None, expected: str) -> None:
    both = frozenset(kind for kind in (one, other) if kind)
    acled = ONTOLOGY.acled(EventType.ASSAULT, None, Sides(both, both, fought=True))
    assert acled is not None
    assert acled.sub_event_type == expected


def test_a_brawl_of_groups_in_which_people_died_is_no_brawl() -> None:
    sides = frozenset({"organisation"})
    acled = ONTOLOGY.acled(EventType.ASSAULT, None, Sides(sides, sides, fought=True, hurt=True))
    assert acled is not None
    assert acled.sub_event_type == "Armed clash"


@pytest.mark.parametrize("kind", [EventType.THREATEN, EventType.ACCUSE, EventType.REQUEST, EventType.CONSULT])
def test_words_are_not_coded_by_acled(kind: EventType) -> None:
    assert ONTOLOGY.acled(kind, None, Sides(frozenset({"government"}), frozenset({"government"}))) is None


def test_every_sub_event_type_can_be_reached() -> None:
    reached = {entry.acled for entry in load_triggers("en").entries}
    kinds = [(), *((kind,) for kind in KINDS)]
    for entry in ONTOLOGY.types.values():
        for mode, first, second in itertools.product((None, *entry.modes), kinds, kinds):
            for contexts in (frozenset[str](), frozenset({"territory"})):
                sides = Sides(frozenset(first), frozenset(second), contexts)
                reached.add(ONTOLOGY.acled_rule(entry.id, mode, sides).gives)
    assert {sub for one in ONTOLOGY.acled_types.values() for sub in one.sub_events} <= reached


@given(st.sampled_from(list(EventType)), st.sets(st.sampled_from(KINDS)), st.sets(st.sampled_from(KINDS)))
def test_some_rule_always_decides(kind: EventType, initiators: set[str], targets: set[str]) -> None:
    for mode in (None, *ONTOLOGY.types[kind].modes):
        acled = ONTOLOGY.acled(kind, mode, Sides(frozenset(initiators), frozenset(targets)))
        assert acled is None or acled.sub_event_type in ONTOLOGY.acled_types[acled.event_type].sub_events


@pytest.mark.parametrize("context", ONTOLOGY.contexts.values(), ids=lambda context: context.id)
def test_context_words_fire_on_the_example_only(context: object) -> None:
    lemmas = {"protests": "protest", "shelled": "shell", "troops": "troop", "workers": "worker", "peacekeepers": "peacekeeper", "reparations": "reparation"}  # fmt: skip

    def found(text: str) -> tuple[str, ...]:
        return ONTOLOGY.find_contexts([lemmas.get(word, word) for word in text.replace("'s", "").split()])

    assert context.id in found(context.example)  # type: ignore[attr-defined]
    assert context.id not in found(context.counter_example)  # type: ignore[attr-defined]


def test_problems_are_reported_all_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / "events" / "AID.yaml").unlink()
    text = (folder / "acled.yaml").read_text()
    (folder / "acled.yaml").write_text(
        text.replace("gives: Suicide bomb", "gives: Big bang").replace("initiator: [crowd]", "initiator: [choir]")
    )
    problems = "\n".join(check_ontology(folder))
    for part in ("AID has no file", "'Big bang'", "'choir'"):
        assert part in problems
    with pytest.raises(KnowledgeError) as error:
        load_ontology(folder)
    assert len(error.value.problems) >= 3


@pytest.mark.parametrize(
    ("kind", "refused", "expected"),
    [
        (EventType.RETREAT, False, EventType.AGREE),
        (EventType.RETREAT, True, EventType.REJECT),
        (EventType.ASSAULT, False, EventType.THREATEN),
        (EventType.ASSAULT, True, EventType.ASSAULT),
        (EventType.REQUEST, False, EventType.REQUEST),
    ],
)
def test_acts_only_said(kind: EventType, refused: bool, expected: EventType) -> None:
    assert ONTOLOGY.type_if_only_said(kind, refused=refused) is expected
