"""Status and factuality: the stage first, then the stance of the innermost source, as DESIGN's table has it."""

from __future__ import annotations

import pytest

from claims.said import chain_at, claim_at, lexicon, parse_of, standing_of, voices_of
from sayso.claims import read_standing
from sayso.claims.status import by_chain, status_of
from sayso.model import Status

TABLE = [
    ("Gunmen burned the mill.", "burned", "asserted", "CT+"),
    ("Residents said that gunmen had burned the mill.", "burned", "claimed", "CT+"),
    ("Gunmen burned the mill, according to residents.", "burned", "claimed", "CT+"),
    ("Residents alleged that gunmen had burned the mill.", "burned", "alleged", None),
    ("Gunmen reportedly burned the mill.", "burned", "alleged", None),
    ("Residents accused the army of burning the mill.", "burning", "alleged", None),
    ("The army confirmed that its soldiers had burned the mill.", "burned", "confirmed", "CT+"),
    ("The army admitted burning the mill.", "burning", "confirmed", "CT+"),
    ("The army denied that its soldiers had burned the mill.", "burned", "denied", "CT-"),
    ("The army denied burning the mill.", "burning", "denied", "CT-"),
    ("The Harrow Front threatened to burn the mill.", "burn", "threatened", None),
    ("The Harrow Front plans to burn the mill.", "burn", "planned", None),
    ("The Harrow Front threatened on Friday to burn the mill unless its men are freed.", "burn", "threatened", None),
    ("Rebels said they would burn the mill if the army stayed.", "burn", "planned", None),
    ("The general ordered his men to burn the mill.", "burn", "planned", "Uu"),
    ("Protesters demanded an end to the burning of mills.", "burning", "asserted", None),
    ("None of the guards had reported fighting near the mill.", "fighting", "hypothetical", "Uu"),
    ("Attacks on mills are war crimes.", "Attacks", "hypothetical", "Uu"),
    ("Police foiled a plot to burn the mill.", "burn", "foiled", "CT-"),
    ("Gunmen tried to burn the mill.", "burn", "foiled", "CT-"),
    ("If gunmen burn the mill, the town will starve.", "burn", "hypothetical", "Uu"),
    ("Gunmen did not burn the mill.", "burn", "negated", "CT-"),
    ("Residents said that gunmen had not burned the mill.", "burned", "negated", "CT-"),
    ("Residents said that gunmen may have burned the mill.", "burned", "claimed", "PS+"),
    ("Residents said that gunmen had probably burned the mill.", "burned", "claimed", "PR+"),
    ("Residents asked whether gunmen had burned the mill.", "burned", "hypothetical", "Uu"),
    ("Gunmen tried to burn the mill, prosecutors said.", "burn", "foiled", "CT-"),
    ("Villagers told reporters that gunmen had burned the mill.", "burned", "claimed", None),
    ("Gunmen are believed to have burned the mill.", "burned", "alleged", None),
    ("Gunmen are said to have burned the mill.", "burned", "alleged", None),
    ("The mayor urged the army not to burn the mill.", "burn", "hypothetical", None),
    ("If police confirm that gunmen burned the mill, aid will stop.", "burned", "hypothetical", None),
]


@pytest.mark.parametrize(("text", "word", "status", "factuality"), TABLE, ids=[row[0] for row in TABLE])
def test_status(text: str, word: str, status: str, factuality: str | None) -> None:
    found, value = standing_of(text, word)
    assert found == status
    assert factuality is None or value == factuality


def test_the_triggers_own_stage_outranks_the_cue() -> None:
    text = "Residents said that the plot had ended."
    token = parse_of(text).at(text.index("plot"))
    assert token is not None
    chain = chain_at(token.idx, voices_of(text))
    assert read_standing(parse_of(text), token, chain, lexicon()).status is Status.CLAIMED
    assert read_standing(parse_of(text), token, chain, lexicon(), Status.PLANNED).status is Status.PLANNED


def test_the_innermost_stance_decides() -> None:
    outer, inner = voices_of("The Northern Star reported that the army denied that it had burned the mill.")
    assert by_chain((outer, inner))[0] is Status.DENIED
    assert by_chain((outer,))[0] is Status.CLAIMED
    assert by_chain(())[0] is Status.ASSERTED


def test_a_condemnation_presupposes_and_leaves_the_standing_open() -> None:
    [voice] = voices_of("The mayor condemned the burning of the mill.")
    assert status_of(voice) is None
    assert by_chain((voice,))[0] is Status.ASSERTED


def test_not_confirming_is_no_denial() -> None:
    [voice] = voices_of("The army did not confirm that its soldiers had burned the mill.")
    assert status_of(voice) is Status.HYPOTHETICAL


@pytest.mark.parametrize(("text", "word", "status", "_"), TABLE, ids=[row[0] for row in TABLE])
def test_a_status_has_the_rule_and_words_that_gave_it(text: str, word: str, status: str, _: str | None) -> None:
    token = parse_of(text).at(text.index(word))
    assert token is not None
    standing = read_standing(parse_of(text), token, chain_at(token.idx, voices_of(text)), lexicon())
    [reason, *_more] = [one for one in standing.reasons if one.field == "status"]
    assert reason.rule
    assert (reason.passage is None) == (standing.status is Status.ASSERTED)
    assert reason.passage is None or text[reason.passage.start : reason.passage.end] == reason.passage.text


def test_a_plan_that_somebody_reports_stays_planned() -> None:
    assert claim_at("Villagers said that the army planned to shell a village.", "shell a").status is Status.PLANNED
