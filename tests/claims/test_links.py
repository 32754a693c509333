"""Links: sources resolved, with channel, role, affiliation and the time it was said."""

from __future__ import annotations

import pytest

from claims.said import claim_at
from sayso.model import Attribution, SourceKind


def link_at(text: str, word: str = "attacked") -> Attribution:
    return claim_at(text, word).attribution[-1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army said that gunmen had attacked the mill.", SourceKind.STATE),
        ("The rebels said that soldiers had attacked the mill.", SourceKind.GROUP),
        ("Gunmen reportedly attacked the mill.", SourceKind.UNNAMED),
        ("A witness said that gunmen had attacked the mill.", SourceKind.UNNAMED),
        ("A report said that gunmen had attacked the mill.", SourceKind.DOCUMENT),
    ],
)
def test_kind(text: str, kind: SourceKind) -> None:
    assert link_at(text).source.kind is kind


def test_hearsay_has_no_mention_and_no_actor() -> None:
    source = link_at("Gunmen reportedly attacked the mill.").source
    assert source.mention is None
    assert source.actor is None


def test_a_spokesman_has_a_role_and_speaks_for_somebody() -> None:
    source = link_at("A spokesman for the Harrow Front said that soldiers had attacked the mill.").source
    assert source.role == "spokesman"
    assert source.affiliation is not None and "harrow" in source.affiliation.lower()


def test_the_day_of_saying_is_the_links() -> None:
    text = "The ministry said on Tuesday that gunmen had attacked the mill on Sunday."
    claim = claim_at(text, "attacked")
    stated = claim.attribution[-1].stated
    assert stated is not None and stated.earliest == "2024-03-05"
    assert claim.event is not None and claim.event.time is not None
    assert claim.event.time.earliest == "2024-03-03"


def test_the_channel_is_the_links() -> None:
    channel = link_at("The ministry said in a statement that gunmen had attacked the mill.").channel
    assert channel is not None
    assert channel.medium == "statement"


def test_pieces_are_kept_only_where_there_are_several() -> None:
    assert link_at("Residents said gunmen attacked the mill.").parts == ()
    assert len(link_at("Gunmen, residents said, attacked the mill.").parts) == 2


def test_a_pronoun_is_resolved_to_the_source() -> None:
    text = "The Harrow Front left the town. The group said that soldiers had attacked the mill."
    assert link_at(text).source.actor == link_at(text.replace("The group", "The Harrow Front")).source.actor


def test_the_channel_before_a_bare_clause() -> None:
    channel = link_at("The ministry said in a statement gunmen had attacked the mill.").channel
    assert channel is not None


def test_the_channel_of_an_inverted_cue() -> None:
    channel = link_at("“Rebels attacked a convoy last week,” said the governor in a statement.").channel
    assert channel is not None
