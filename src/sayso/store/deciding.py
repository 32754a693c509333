"""Decisions made: looked at before they are kept, and carried into the claims in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from sayso.clock import utc_now
from sayso.errors import InputError
from sayso.ids import make_id
from sayso.model import Actor, Claim, Decision, Verdict
from sayso.store.correction import correct_claim
from sayso.store.decisions import append_decision, iter_decisions
from sayso.store.find import documents_about, find_claims
from sayso.store.query import Query
from sayso.store.readings import get_coded, load_standing, replay
from sayso.store.standing import Standing


def decide(connection: Connection, decision: Decision) -> Decision:
    """Keep a decision and let the claims follow it. Raises InputError when it is about nothing in the store."""
    _check(connection, decision)
    before = load_standing(connection)
    touched = set(_touched(connection, decision, before))
    kept = append_decision(connection, decision)
    touched |= set(_touched(connection, decision, load_standing(connection)))
    replay(connection, touched)
    return kept


def split_decisions(claims: Sequence[str], template: Decision) -> list[Decision]:
    """The decisions that give these claims one event of their own."""
    event = make_id("e", "split", *sorted(claims))
    return [replace(template, verdict=Verdict.SPLIT, target=claim, value=event) for claim in claims]


def new_decision(verdict: Verdict, target: str, who: str, why: str | None) -> Decision:
    """A decision made now."""
    return Decision(verdict=verdict, target=target, who=who, why=why or None, made=utc_now())


def resolution(actor: Actor) -> str:
    """The value of a RESOLVE decision."""
    return json.dumps(replace(actor, mentions=()).to_dict(), ensure_ascii=False, sort_keys=True)


def _check(connection: Connection, decision: Decision) -> None:
    match decision.verdict:
        case Verdict.MERGE:
            for event in (decision.target, decision.value or ""):
                if not find_claims(connection, Query(event=event, limit=1)):
                    raise InputError(f"no event {event} in this workspace")
            if decision.target == decision.value:
                raise InputError(f"{decision.target} cannot be merged with itself")
        case Verdict.RESOLVE:
            if not documents_about(connection, actors_=[decision.target]):
                raise InputError(f"no claim names an actor {decision.target}: sayso show CLAIM lists a claim's actors")
        case Verdict.UNDO:
            if all(one.id != decision.target for one in iter_decisions(connection)):
                raise InputError(f"no decision {decision.target}: sayso decide log lists them")
        case Verdict.CORRECT:
            for claim in _claims(connection, decision):
                correct_claim(claim, {decision.field or "": decision.value or ""})
        case _:
            list(_claims(connection, decision))


def _claims(connection: Connection, decision: Decision) -> Iterator[Claim]:
    """The claims, as read, that a decision is about; in several documents where these share a text."""
    found = find_claims(connection, Query(claim=decision.target, document=decision.document, limit=None))
    if not found:
        raise InputError(f"no claim {decision.target} in this workspace")
    for one in found:
        coded = get_coded(connection, one.document)
        claim = None if coded is None else coded.claim(one.id)
        if claim is not None:
            yield claim


def _touched(connection: Connection, decision: Decision, standing: Standing) -> list[str]:
    """The documents whose claims a decision may change."""
    match decision.verdict:
        case Verdict.MERGE:
            events = {decision.target, decision.value or ""}
            events |= {standing.event(event) or event for event in events}
            return documents_about(connection, events=sorted(events))
        case Verdict.RESOLVE:
            resolved = json.loads(decision.value or "{}").get("id", "")
            return documents_about(connection, actors_=[decision.target, resolved])
        case Verdict.UNDO:
            undone = next(one for one in iter_decisions(connection) if one.id == decision.target)
            return _touched(connection, undone, standing)
        case _:
            return documents_about(connection, claims_=[decision.target])
