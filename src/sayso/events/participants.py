"""From a word to an actor: the cast's own, the owner of a thing, or a local actor made for a bare noun."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sayso.events.context import Context
from sayso.events.garrisons import garrison_of
from sayso.lexicons.frames import load_frames
from sayso.model import Actor, ActorMention, Cast, Form, Passage, TriggerMention
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import child, children

_MODIFYING = ("amod", "compound", "nmod", "poss", "conj", "pobj")
_OWNERS = ("poss", "compound", "nmod", "amod")
_FIRST = {"i": False, "me": False, "my": False, "we": True, "us": True, "our": True}  # True where several speak
_SOME = frozenset({"those", "many", "others", "several", "some"})
_UNITS = frozenset("unit column patrol squad cell detachment battalion brigade platoon commando comrade member".split())
_GROUPS = frozenset(
    "armed_group militia communal_militia gang state_forces external_forces police political_party organisation".split()
)
_NOT_ACTORS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """An actor and the phrase that puts it there; `thing` is the noun when what is meant is a thing of the actor's."""

    actor: Actor
    passage: Passage
    thing: Token | None = None


@dataclass(slots=True, kw_only=True)
class Casting:
    """Resolves words to actors over one document and keeps the actors that it had to make.

    `deeds` holds the triggers under the positions of the words that evoke them: such a noun is no actor.
    """

    parse: Parse
    context: Context
    deeds: Mapping[int, TriggerMention] = field(default_factory=dict)
    events: frozenset[int] = field(init=False)
    _made: dict[str, Actor] = field(default_factory=dict)
    _mentions: dict[int, ActorMention] = field(default_factory=dict)
    _implied: list[ActorMention] = field(default_factory=list)  # at words that may stand for a thing as well
    _resolved: dict[int, Resolved | None] = field(default_factory=dict)
    _kinds: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.events = frozenset(self.deeds)

    def resolve(self, token: Token) -> Resolved | None:
        """The actor that this word names or whose thing it names; None for words that name nobody."""
        if token.i not in self._resolved:
            self._resolved[token.i] = self._resolve(token)
        return self._resolved[token.i]

    def resolve_target(self, token: Token) -> Resolved | None:
        """Like `resolve`, but a thing or a place that nobody owns stands for itself: cities, a law, a decision."""
        resolved = self.resolve(token)
        if resolved is not None or token.ent_type_ in _NOT_ACTORS or token.pos_ not in ("NOUN", "PROPN"):
            return resolved
        return self._make(inner_of_part(token) or token, "object", None)

    def beside(self, token: Token, resolved: Resolved) -> list[Resolved]:
        """The further states of one noun: Somalia's troops beside Kenya's in "Kenyan and Somali troops"."""
        found = []
        for word in token.subtree:
            mention = self.context.cast.at(word.idx) if word.i != token.i and word.dep_ in _MODIFYING else None
            actor = self.context.cast[mention.actor] if mention is not None else None
            fits = actor is not None and actor.known and actor.kind == resolved.actor.kind
            if mention is not None and actor is not None and fits and mention.form is Form.NOUN:
                found.append(Resolved(actor=actor, passage=mention.passage))
        return found

    def resolve_crowd(self, token: Token) -> Resolved | None:
        """Like `resolve`, of whoever demonstrates: people whatever their noun ("hundreds"), a body by name.

        What the noun alone left open, the deed tells: supporters in the street are protesters, a name is a body's.
        """
        resolved = self.resolve(token)
        if resolved is None:
            content = inner_of_part(token) or token
            quantity = content.lower_ in load_frames().parts and content.tag_ == "NNS"
            those = token.lower_ in _SOME and token.tag_ in ("DT", "JJ")  # "those affected by the flood"
            people = those or (content.tag_ == "NNS" and (quantity or content.ent_type_ not in _NOT_ACTORS))
            people = people and not self.is_event(content) and not self._thing(content) and token.dep_ != "conj"
            crowd = "protesters" if quantity else "civilians"
            return self._make(content, crowd, None) if people and not self._is_place(content) else None
        if resolved.actor.kind == "unknown" and not self._is_place(token):
            self._kinds[resolved.actor.id] = "organisation" if token.pos_ == "PROPN" else "protesters"
        return resolved

    def resolve_place(self, token: Token) -> Resolved | None:
        """A place as the party concerned ("aid for Orlany"); None for words that name no place."""
        return self._make(token, "unknown", None) if self._is_place(token) and token.pos_ == "PROPN" else None

    def imply(self, trigger: TriggerMention, kind: str) -> Resolved:
        """Nameless people of this kind whom a deed's own word tells of: the protesters of "protests continued"."""
        mention = self.context.cast.at(trigger.head)
        if mention is not None:  # "the procession", which is people as well
            return Resolved(actor=self.context.cast[mention.actor], passage=mention.passage)
        identity = f"local:{kind}"
        actor = self.find(identity) or Actor(id=identity, name=kind, kind=kind)
        if self.context.cast.get(identity) is None:
            self._made[identity] = actor
        mention = ActorMention(passage=trigger.passage, head=trigger.head, actor=identity, form=Form.NOUN)
        self._implied.append(mention)
        return Resolved(actor=actor, passage=mention.passage)

    def is_cast(self, token: Token) -> bool:
        """True when the document's cast has a mention here."""
        return self.context.cast.at(token.idx) is not None

    def is_event(self, token: Token) -> bool:
        """True when the word evokes an event, so that it names nobody by itself."""
        return token.i in self.events

    def is_time(self, token: Token) -> bool:
        """True when the word stands in an expression of time."""
        return any(
            time.text is not None and time.text.start <= token.idx < time.text.end for time in self.context.times
        )

    def is_actor_modifier(self, token: Token) -> bool:
        """True when a word before a noun names who acts ("rebel shelling", "Israeli strikes"), not where or how."""
        if self._is_place(token) and token.ent_type_ != "NORP" and not _is_adjective(token):
            return False
        if self.context.cast.at(token.idx) is not None or token.ent_type_ in ("NORP", "ORG", "PERSON"):
            return True
        noun = self.context.people.get(token.lower_)
        if noun is not None and (token.lower_ == "terrorist" or (noun.kind == "gang" and token.pos_ == "ADJ")):
            return False  # "a criminal attack", "terrorist attacks" say what sort it is and name nobody
        return noun is not None and not noun.thing

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id, the cast's or one made here; KeyError when there is none."""
        actor = self._made.get(actor_id) or self.context.cast[actor_id]
        return replace(actor, kind=self._kinds[actor_id]) if actor_id in self._kinds else actor

    def find(self, actor_id: str) -> Actor | None:
        """The actor with this id, or None when the document has none (a parent that it never names)."""
        return self._made.get(actor_id) or self.context.cast.get(actor_id)

    def cast(self) -> Cast:
        """The document's cast with the actors made here, their mentions filled in."""
        mentions = sorted((*self._mentions.values(), *self._implied), key=lambda mention: mention.head)
        actors = []
        for actor in self._made.values():
            own = tuple(mention.passage for mention in mentions if mention.actor == actor.id)
            actors.append(Actor(id=actor.id, name=actor.name, kind=actor.kind, country=actor.country, mentions=own))
        cast = self.context.cast.with_more(actors, mentions) if actors or mentions else self.context.cast
        if not self._kinds:
            return cast
        return Cast(tuple(replace(one, kind=self._kinds.get(one.id, one.kind)) for one in cast.actors), cast.mentions)

    def _resolve(self, token: Token) -> Resolved | None:
        mention = self.context.cast.at(token.idx)
        if mention is None and token.lower_ in _FIRST:
            return self._speaker(token)
        content = inner_of_part(token) or token
        ours = self._ours(content)
        if ours is not None:
            return Resolved(actor=ours, passage=self._phrase(token))
        thing = self._thing(content)
        if mention is not None:
            actor = self.context.cast[mention.actor]
            owner = self._owner(content) if actor.kind == "object" or thing is not None else None
            owner = owner or (self.find(actor.part_of) if actor.kind == "object" and actor.part_of else None)
            garrison = garrison_of(content, actor, owner) if thing is not None else None
            if garrison is not None:
                owner = self._found(garrison, mention)
            return Resolved(actor=owner or actor, passage=mention.passage, thing=content if owner or thing else None)
        if content != token:
            inner = self.resolve(content)
            return (
                None if inner is None else Resolved(actor=inner.actor, passage=self._phrase(token), thing=inner.thing)
            )
        owner = self._owner(token) if thing is not None or self._is_ownable(token) else None
        if owner is not None:
            return Resolved(actor=owner, passage=self._phrase(token), thing=thing)
        kind = self._kind(token)
        return None if kind is None else self._make(token, kind, thing)

    def _found(self, actor: Actor, mention: ActorMention) -> Actor:
        """An actor that only its position tells of, the one already made where there is one."""
        known = self.find(actor.id)
        if known is None:
            self._made[actor.id] = known = actor
        self._mentions[mention.head] = replace(mention, actor=known.id)
        return known

    def _speaker(self, token: Token) -> Resolved | None:
        """Whom a first person in direct speech means: "we" whomever the speaker speaks for, else the speaker."""
        head = next((head for start, end, head in self.context.speakers if start <= token.idx < end), None)
        word = self.parse.at(head) if head is not None else None
        mention = self.context.cast.at(head) if head is not None else None
        speaker = self.context.cast.get(mention.actor) if mention is not None else None
        if word is None or (speaker is None and word.lower_ in _FIRST):
            return None
        if _FIRST[token.lower_]:
            spoken_for = mention.affiliation if mention is not None else None
            speaker = (self.context.cast.get(spoken_for) if spoken_for else self._owner(word)) or speaker
        resolved = self.resolve(word) if speaker is None else None
        actor = speaker or (resolved.actor if resolved is not None else None)
        return Resolved(actor=actor, passage=self.parse.passage(token, token)) if actor is not None else None

    def _ours(self, noun: Token) -> Actor | None:
        """The group that calls people its own in what it says: "our forces", "our fighters", "units of ours"."""
        owner = child(noun, "poss")
        people = self.context.people.get(noun.lower_) or self.context.people.get(noun.lemma_.lower())
        fights = (people is not None and bool(people.armed)) or noun.lemma_.lower() in _UNITS
        if owner is None or owner.lower_ != "our" or not fights:
            return None
        speaker = self._speaker(owner)
        return speaker.actor if speaker is not None and speaker.actor.kind in _GROUPS else None

    def _thing(self, token: Token) -> Token | None:
        noun = self.context.people.get(token.lower_) or self.context.people.get(token.lemma_.lower())
        return token if noun is not None and noun.thing else None

    def _is_ownable(self, token: Token) -> bool:
        """True for common nouns that name no people themselves: decisions, policies, remarks, positions."""
        return token.pos_ == "NOUN" and self.context.people.get(token.lower_) is None

    def _owner(self, token: Token) -> Actor | None:
        """The actor to whom a thing belongs: "its camp", "a police checkpoint", "the camp of the group"."""
        candidates = [one for one in token.lefts if one.dep_ in _OWNERS]
        candidates += [one for of in token.rights if of.lower_ == "of" for one in children(of, "pobj")]
        for one in candidates:
            mention = self.context.cast.at(one.idx)
            if mention is not None and not (one.dep_ != "poss" and self._is_place(one)):
                actor = self.context.cast[mention.actor]
                if actor.kind != "object":
                    return actor
            noun = self.context.people.get(one.lower_) if one.dep_ in ("compound", "nmod") else None
            if noun is not None and not noun.thing:
                return self._make(one, noun.kind, None).actor
        return None

    def _is_place(self, token: Token) -> bool:
        return any(place.text.start <= token.idx < place.text.end for place in self.context.places)

    def _kind(self, token: Token) -> str | None:
        """The actor type of a word that the cast does not hold, or None when it names nobody."""
        known = self.context.people.kind_of(token.lower_) or self.context.people.kind_of(token.lemma_.lower())
        if known is not None:
            return known
        if token.ent_type_ in _NOT_ACTORS or token.pos_ in ("PRON", "NUM", "ADJ", "DET", "ADV", "VERB", "ADP", "PART"):
            return None
        if token.pos_ == "PROPN" and token.dep_ not in ("compound", "amod", "nmod"):
            return "person" if token.ent_type_ == "PERSON" else "unknown"
        return None

    def _make(self, token: Token, kind: str, thing: Token | None) -> Resolved:
        passage = self._phrase(token)
        name = _name(token)
        identity = f"local:{_slug(name)}"
        actor = self._made.get(identity) or self.context.cast.get(identity) or Actor(id=identity, name=name, kind=kind)
        if self.context.cast.get(identity) is None:
            self._made[identity] = actor
        form = Form.NAME if token.pos_ == "PROPN" else Form.NOUN
        self._mentions[token.idx] = ActorMention(passage=passage, head=token.idx, actor=identity, form=form)
        return Resolved(actor=actor, passage=passage, thing=thing)

    def _phrase(self, token: Token) -> Passage:
        first = token.left_edge
        while first.i < token.i and (
            first.is_punct or first.is_space or first.dep_ in ("cc", "mark") or self._is_deed_before(first, token)
        ):
            first = first.nbor()
        return self.parse.passage(first, self._last(token))

    def _is_deed_before(self, word: Token, noun: Token) -> bool:
        """True for a gerund that was parsed as an adjective of its object ("denied burning houses")."""
        return word.dep_ == "amod" and word.head == noun and word.i in self.deeds and word.tag_ == "VBG"

    def _last(self, noun: Token) -> Token:
        """The end of a noun's own phrase: its "of" phrase belongs to it, clauses and other phrases do not."""
        last = noun
        for one in noun.rights:
            inner = child(one, "pobj") if one.lower_ == "of" and one.dep_ == "prep" else None
            if inner is None or self._is_deed_before(inner.left_edge, inner):
                break
            last = self._last(inner)
        return last


def inner_of_part(token: Token) -> Token | None:
    """The noun inside a partitive: "camps" of "one of its major camps"; None for other words."""
    if (
        token.lower_ not in load_frames().parts
        and token.lemma_.lower() not in load_frames().parts
        and token.pos_ != "NUM"
    ):
        return None
    of = next((one for one in token.rights if one.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else None


def _is_adjective(country: Token) -> bool:
    """ "US", "UK" and "UAE" have no other adjective: a US strike is theirs, a strike in Oslo is nobody's."""
    letters = country.text.replace(".", "")
    return letters.isupper() and 1 < len(letters) < 4


def _name(token: Token) -> str:
    """The noun with its modifiers, without determiners, owners and numbers."""
    kept = [
        one for one in token.lefts if one.dep_ in ("compound", "amod", "nmod") and one.pos_ in ("NOUN", "PROPN", "ADJ")
    ]
    return " ".join(one.text for one in (*kept, token))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "unnamed"
