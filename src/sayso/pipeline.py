"""The order of the stages, written once.

    document ─► parse ─► mentions (triggers, times, places, cast) ─► sayings ─► tellings ─► claims ─► Coded

Coding one document touches no database and no network; everything it reads is in the document and in `Knowledge`.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.actors import Roster, load_roster
from sayso.claims import Saying, find_voices
from sayso.claims.code import code_claims
from sayso.errors import InputError
from sayso.events import Context, tell_events
from sayso.lexicons import Lexicon, load_lexicon
from sayso.lexicons.own import own_version
from sayso.lexicons.people import People, load_people
from sayso.lexicons.screen import Screen, load_screen
from sayso.lexicons.tolls import TollLexicon, load_tolls
from sayso.lexicons.triggers import Triggers, load_triggers
from sayso.mentions.actors import find_actors
from sayso.mentions.home import publisher_home
from sayso.mentions.homeland import by_places, find_evidence
from sayso.mentions.places import find_places
from sayso.mentions.spelling import KnownNames
from sayso.mentions.triggers import find_triggers
from sayso.model import Actor, Cast, Claim, Coded, Document, EventType, Passage, Quotation, allowed_by
from sayso.nlp import Names, Parse, parse_documents, pipeline_version
from sayso.ontology import Ontology, load_ontology
from sayso.places import Gazetteer, load_gazetteer
from sayso.settings import Settings
from sayso.times import join_ranges, resolve_times

_CLAUSAL = frozenset({"that", "wh", "quote", "oprd"})  # frames in which "show" and "find" report


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that coding reads besides the document; `versions` names each part for the record.

    `only` are the types of event that are wanted, empty for every claim; then `screen` knows the words that may tell
    them, and is None otherwise.
    """

    pipeline: str
    lexicon: Lexicon
    triggers: Triggers
    tolls: TollLexicon
    people: People
    roster: Roster
    gazetteer: Gazetteer
    ontology: Ontology
    names: Names
    saying: frozenset[str]
    only: frozenset[EventType]
    screen: Screen | None
    versions: Mapping[str, str]


@functools.lru_cache(maxsize=4)
def load_knowledge(settings: Settings) -> Knowledge:
    """Load what the settings name, once per process.

    Raises KnowledgeError with every problem of the knowledge files, ModelMissing without the spaCy pipeline, InputError
    when the settings want an event type that there is not.
    """
    only = _wanted(settings.only)
    own = settings.lexicon
    lexicon, triggers = load_lexicon(settings.language, own), load_triggers(settings.language, own)
    tolls, people = load_tolls(settings.language), load_people(settings.language)
    roster, gazetteer, ontology = load_roster(settings.roster), load_gazetteer(settings.gazetteer), load_ontology()
    return Knowledge(
        pipeline=settings.pipeline,
        lexicon=lexicon,
        triggers=triggers,
        tolls=tolls,
        people=people,
        roster=roster,
        gazetteer=gazetteer,
        ontology=ontology,
        saying=_saying(lexicon),
        names=KnownNames(roster, gazetteer),
        only=only,
        screen=load_screen(settings.language, _telling(only, ontology), own) if only else None,
        versions={
            "sayso": importlib.metadata.version("sayso"),
            "pipeline": pipeline_version(settings.pipeline),
            "lexicon": _version("lexicons") if own is None else f"{_version('lexicons')} {own_version(own)}",
            "ontology": _version("ontology"),
            "roster": roster.version,
            "gazetteer": gazetteer.version,
            **({"only": ", ".join(sorted(only))} if only else {}),
        },
    )


def _wanted(names: Iterable[str]) -> frozenset[EventType]:
    unknown = [name for name in names if name not in EventType.__members__]
    if unknown:
        raise InputError(f"no event type {', '.join(unknown)}: there are {', '.join(EventType.__members__)}")
    return frozenset(EventType[name] for name in names)


def _telling(only: frozenset[EventType], ontology: Ontology) -> frozenset[EventType]:
    """The types whose words may tell an event of those wanted: announcing or refusing a deed is one of another type."""
    return only.union(
        kind for kind in EventType for no in (False, True) if ontology.type_if_only_said(kind, refused=no) in only
    )


def parse_for(documents: Iterable[Document], knowledge: Knowledge) -> Iterator[Parse]:
    """Parse what there is to code of each document, in order, in batches."""
    return parse_documents(documents, knowledge.pipeline, knowledge.names, knowledge.screen)


def code_document(document: Document, knowledge: Knowledge) -> Coded:
    """Code one document: parse it and read off its claims."""
    return code_parse(next(parse_for([document], knowledge)), knowledge)


def code_parse(parse: Parse, knowledge: Knowledge) -> Coded:
    """Code a parsed document."""
    document = parse.document
    if knowledge.screen is not None and not parse.plain.strip():
        return Coded(document=document, coder=knowledge.versions)
    triggers = find_triggers(parse, knowledge.triggers)
    times = resolve_times(document.text, published=document.published, whole_ranges=False)
    spans = join_ranges(document.text, times)
    cast = find_actors(parse, knowledge.roster, knowledge.people, published=document.published)
    countries = [actor.country for actor in cast.actors if actor.country is not None]
    home = publisher_home(document, knowledge.gazetteer)
    homeland = find_evidence(parse, cast, knowledge.roster)
    allowed = allowed_by(homeland) or frozenset()
    places = find_places(
        parse, knowledge.gazetteer, publisher_country=home, cast_countries=countries, allowed_countries=allowed
    )
    sayings = find_voices(parse, knowledge.lexicon)
    context = Context(
        ontology=knowledge.ontology,
        people=knowledge.people,
        tolls=knowledge.tolls,
        cast=cast,
        times=spans,
        places=places,
        homeland=(*homeland, *by_places(places, knowledge.gazetteer)),
        saying=knowledge.saying,
        lexicon=knowledge.lexicon,
        speakers=_speakers(sayings),
        voices=tuple((part.start, part.end, saying.cue_head) for saying in sayings for part in saying.parts),
    )
    told = tell_events(parse, triggers, context)
    claims = code_claims(parse, sayings, told.tellings, told.cast, spans, knowledge.lexicon)
    if knowledge.only:
        claims = tuple(claim for claim in claims if claim.event is not None and claim.event.type in knowledge.only)
    return Coded(
        document=document,
        actors=_named(told.cast, claims),
        claims=claims,
        times=times,
        places=places,
        coder=knowledge.versions,
    )


def _saying(lexicon: Lexicon) -> frozenset[str]:
    """Verbs whose adjuncts date and locate the saying: cues of one word that do not need a clause to be one."""
    return frozenset(
        lemma
        for lemma, cues in lexicon.verb_cues.items()
        if any(len(cue.words) == 1 and not cue.frames <= _CLAUSAL for cue in cues)
    )


def _speakers(sayings: Iterable[Saying]) -> tuple[tuple[int, int, int], ...]:
    """Each stretch of direct speech with the place of the word for its speaker, the innermost first."""
    spoken = [
        (part.end - part.start, part.start, part.end, saying.source_head)
        for saying in sayings
        if saying.quotation is Quotation.DIRECT and saying.source_head is not None
        for part in saying.parts
    ]
    return tuple((start, end, head) for _, start, end, head in sorted(spoken))


def _version(folder: str) -> str:
    """A hash of the knowledge files of one folder of the package."""
    digest = hashlib.sha256()
    home = Path(__file__).parent / folder
    for file in sorted(home.rglob("*.yaml")):
        digest.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def _named(cast: Cast, claims: Iterable[Claim]) -> tuple[Actor, ...]:
    """The actors that the claims refer to, with their parents, each with its mentions in text order."""
    wanted = list(dict.fromkeys(actor_id for claim in claims for actor_id in _actors_of(claim)))
    for actor_id in wanted:
        parent = cast.get(actor_id)
        if parent is not None and parent.part_of is not None and parent.part_of not in wanted:
            wanted.append(parent.part_of)
    mentions: dict[str, list[Passage]] = {}
    for mention in cast:
        mentions.setdefault(mention.actor, []).append(mention.passage)
    return tuple(
        replace(actor, mentions=tuple(mentions.get(actor.id, ())))
        for actor_id in wanted
        if (actor := cast.get(actor_id)) is not None
    )


def _actors_of(claim: Claim) -> Iterator[str]:
    for link in claim.attribution:
        yield from (actor for actor in (link.source.actor, link.source.affiliation) if actor is not None)
    if claim.event is not None:
        yield from (participant.actor for participant in claim.event.participants)
        yield from (count.victims for count in claim.event.toll if count.victims is not None)
