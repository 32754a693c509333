"""Links of a chain: a saying whose source is resolved, with channel and the time it was said."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.claims.channels import ChannelMention, channel_of, find_channels
from sayso.claims.sayings import Saying
from sayso.lexicons import Lexicon
from sayso.lexicons.entries import Part
from sayso.model import ActorMention, Attribution, Cast, Channel, Form, Source, SourceKind, Time
from sayso.model.token import Token
from sayso.nlp import Parse

_KINDS = {
    SourceKind.STATE: ("state_forces", "police", "government", "judiciary", "external_forces"),
    SourceKind.GROUP: (
        "armed_group", "militia", "communal_militia", "gang", "unidentified_armed_group", "protesters", "rioters",
        "ethnic_group", "religious_group",
    ),
    SourceKind.ORGANISATION: ("organisation", "political_party", "rights_group", "igo", "ngo", "company"),
    SourceKind.MEDIA: ("media",),
    SourceKind.PERSON: ("person",),
}  # fmt: skip
_KIND_OF = {kind: source for source, kinds in _KINDS.items() for kind in kinds}
_HEARSAY = "unnamed source"
_SPEAKING_PARTS = frozenset({Part.VERB, Part.NOUN, Part.PHRASE})


@dataclass(frozen=True)
class Linker:
    """Turns sayings into links: source from the cast, channel from the mediums, moment from the times."""

    parse: Parse
    cast: Cast
    times: Sequence[Time]
    lexicon: Lexicon
    _links: dict[Saying, Attribution] = field(default_factory=dict, repr=False)

    @functools.cached_property
    def channels(self) -> tuple[ChannelMention, ...]:
        """Every medium that the document names."""
        return find_channels(self.parse, self.lexicon)

    def link(self, saying: Saying) -> Attribution:
        """The saying as one link of a chain; the same link every time."""
        if saying not in self._links:
            self._links[saying] = self._make(saying)
        return self._links[saying]

    def _make(self, saying: Saying) -> Attribution:
        mention = self.speaker(saying)
        channel = channel_of(self.parse, saying.cue_head, self.channels)
        return Attribution(
            source=self._source(saying, mention, channel),
            act=saying.sense.act,
            cue=saying.cue,
            content=saying.content,
            quotation=saying.quotation,
            channel=self._channel(channel),
            stated=self._stated(saying, channel),
            parts=saying.parts if len(saying.parts) > 1 else (),
        )

    def speaker(self, saying: Saying) -> ActorMention | None:
        """The cast's mention that the saying's source is, or None."""
        return self.cast.at(saying.source_head) if saying.source_head is not None else None

    def voices_of(self, link: Attribution) -> frozenset[str]:
        """The actors that speak in a link: its source, whom that speaks for, and what these belong to."""
        return self.with_wholes(link.source.actor) | self.with_wholes(link.source.affiliation)

    def with_wholes(self, actor: str | None) -> frozenset[str]:
        """The actor and everything it is part of; nothing for None."""
        found: list[str] = []
        while actor is not None and actor not in found:
            found.append(actor)
            known = self.cast.get(actor)
            actor = known.part_of if known is not None else None
        return frozenset(found)

    def _source(self, saying: Saying, mention: ActorMention | None, channel: ChannelMention | None) -> Source:
        if saying.source is None:
            return Source(actor=None, name=_HEARSAY, kind=SourceKind.UNNAMED, mention=None)
        noun = self.parse.at(saying.source_head) if saying.source_head is not None else None
        if noun is not None and self._is_document(noun) and (mention is None or mention.form is not Form.NAME):
            issuer = channel.issuer_head if channel is not None else None
            spoken_for = self.cast.at(issuer) if issuer is not None else None
            affiliation = spoken_for.actor if spoken_for is not None else None
            return Source(
                actor=None,
                name=saying.source.text,
                kind=SourceKind.DOCUMENT,
                mention=saying.source,
                affiliation=affiliation,
            )
        if mention is None:
            return Source(actor=None, name=saying.source.text, kind=SourceKind.UNNAMED, mention=saying.source)
        actor = self.cast[mention.actor]
        kind = _KIND_OF.get(actor.kind, SourceKind.UNNAMED)
        if kind is SourceKind.PERSON and not actor.known and actor.name.split()[-1][:1].islower():
            kind = SourceKind.UNNAMED
        return Source(
            actor=actor.id,
            name=actor.name,
            kind=kind,
            mention=saying.source,
            role=mention.role,
            affiliation=mention.affiliation or (actor.part_of if kind is SourceKind.PERSON else None),
        )

    def _is_document(self, noun: Token) -> bool:
        return noun.lemma_.lower() in self.lexicon.mediums

    def _channel(self, channel: ChannelMention | None) -> Channel | None:
        if channel is None:
            return None
        return Channel(
            medium=channel.medium,
            publisher=channel.issuer.text if channel.issuer is not None else None,
            language=channel.language,
            mention=channel.passage,
        )

    def _stated(self, saying: Saying, channel: ChannelMention | None) -> Time | None:
        """The time that hangs on the words of saying; else that of the channel's release."""
        own = next((time for time in self.times if self._dates(time, saying)), None)
        if own is not None or channel is None or channel.moment is None:
            return own
        inside = (one for one in self.times if one.text is not None and channel.moment.covers(one.text))
        return next((one for one in inside if one.earliest is not None), None)

    def _dates(self, time: Time, saying: Saying) -> bool:
        if time.text is None or saying.sense.part not in _SPEAKING_PARTS:
            return False
        if abs(time.text.start - saying.cue_head) > _NEAR or saying.holds(time.text.start, time.text.end):
            return False
        token = self.parse.at(time.text.start)
        while token is not None and token.pos_ not in ("VERB", "AUX"):
            if token.head == token:
                return False
            token = token.head
        return token is not None and token.idx == saying.cue_head


_NEAR = 200
