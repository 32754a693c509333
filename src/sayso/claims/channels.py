"""How the words reached the public: the video, statement or call that a saying came through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicons import Lexicon
from sayso.lexicons.speech import load_speech
from sayso.model import Passage
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

_LEADS = frozenset({"in", "through", "via", "on", "by", "over", "at", "during", "with", "of", "from"})
_HUNG = frozenset({"in", "via", "through", "by", "over"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelMention:
    """A medium named in the text: its noun, who issued it (head offset and words), in which language, and when.

    `moment` is the character range in which the time of its release would stand; None when the text has no such clause.
    """

    head: int
    medium: str
    passage: Passage
    definite: bool
    issuer_head: int | None = None
    issuer: Passage | None = None
    language: str | None = None
    moment: Passage | None = None


def find_channels(parse: Parse, lexicon: Lexicon) -> tuple[ChannelMention, ...]:
    """Every medium of the text in order; a definite one ("the video") takes over what an earlier one told."""
    found: list[ChannelMention] = []
    for token in parse.doc:
        medium = lexicon.mediums.get(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if medium is not None and token.dep_ not in ("compound", "nmod") and not _in_name(token):
            found.append(_with_antecedent(_channel(parse, token, medium.name, lexicon), found))
    return tuple(found)


def _in_name(noun: Token) -> bool:
    """True for the last word of a name ("the Daily Post"), which is somebody's and no medium."""
    return noun.pos_ == "PROPN" and any(one.pos_ == "PROPN" and one.dep_ == "compound" for one in noun.lefts)


def channel_of(parse: Parse, cue_head: int, channels: Sequence[ChannelMention]) -> ChannelMention | None:
    """The channel that a verb of saying names ("said in a statement", "In the video, X claims"), or None."""
    verb = parse.at(cue_head)
    if verb is None:
        return None
    by_head = {channel.head: channel for channel in channels}
    carriers = [verb, *([verb.head] if verb.dep_ in ("advcl", "conj", "xcomp") else [])]
    for carrier in carriers:
        behind = syntax.child(carrier, "nsubj")
        inverted = syntax.children(behind, "prep") if behind is not None and behind.i > carrier.i else []
        for preposition in (*syntax.children(carrier, "prep", "agent"), *inverted):
            if preposition.lower_ not in _LEADS:
                continue
            noun = syntax.child(preposition, "pobj")
            while noun is not None:
                if noun.idx in by_head:
                    return by_head[noun.idx]
                inner = syntax.child(noun, "prep")
                noun = syntax.child(inner, "pobj") if inner is not None and inner.lower_ == "of" else None
        hung = hung_channel(carrier)
        if hung is not None and hung[1].idx in by_head:
            return by_head[hung[1].idx]
        own = carrier.head if carrier.dep_ == "acl" else syntax.subject(carrier)
        if own is not None and own.idx in by_head:
            return by_head[own.idx]
    return None


def hung_channel(verb: Token) -> tuple[Token, Token] | None:
    """The preposition and noun that the parser hung on what is claimed: "claimed the attack in a phone call"."""
    objects = [syntax.child(one, "pobj") for one in syntax.children(verb, "prep")] + syntax.children(verb, "dobj")
    while objects:
        noun = objects.pop()
        for lead in syntax.children(noun, "prep") if noun is not None else ():
            held = syntax.child(lead, "pobj")
            if held is None:
                continue
            if lead.lower_ in _HUNG and held.left_edge.lower_ in ("a", "an"):
                return lead, held
            objects.append(held)
    return None


def _channel(parse: Parse, noun: Token, medium: str, lexicon: Lexicon) -> ChannelMention:
    issuing = load_speech().issuing
    clause = next((one for one in noun.children if one.dep_ in ("acl", "relcl") and one.lemma_ in issuing), None)
    carrier = clause
    if carrier is None and noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in issuing:
        carrier = noun.head
    issuer = _issuer(noun, carrier)
    first, last = syntax.phrase(noun)
    extent = carrier.subtree if clause is not None and carrier is not None else noun.subtree
    language = next((one.text for one in (*extent, *noun.subtree) if one.text in lexicon.languages), None)
    return ChannelMention(
        head=noun.idx,
        medium=medium,
        passage=parse.passage(first, min(last, noun, key=lambda one: one.i) if clause is not None else last),
        definite=any(one.dep_ in ("det", "poss") and one.lower_ in _DEFINITE for one in noun.children),
        issuer_head=issuer.idx if issuer is not None else None,
        issuer=parse.passage(*syntax.phrase(issuer)) if issuer is not None else None,
        language=language,
        moment=parse.passage(carrier.left_edge, carrier.right_edge) if carrier is not None else None,
    )


def _issuer(noun: Token, carrier: Token | None) -> Token | None:
    if carrier is not None:
        found = syntax.agent(carrier)
        if found is None and not syntax.is_passive(carrier) and carrier.dep_ not in ("acl",):
            found = syntax.subject(carrier)
        if found is not None and found != noun:
            return _proper(found)
    own = syntax.child(noun, "poss")
    return own if own is not None and own.pos_ == "PROPN" else None


def _proper(noun: Token) -> Token:
    """ "its media wing, Al-Hilal": the name in apposition says who it is."""
    apposition = syntax.child(noun, "appos")
    return apposition if apposition is not None and apposition.pos_ == "PROPN" else noun


def _with_antecedent(channel: ChannelMention, earlier: Sequence[ChannelMention]) -> ChannelMention:
    """A definite medium without details of its own is the last one of its kind."""
    if not channel.definite or channel.issuer is not None:
        return channel
    before = next((one for one in reversed(earlier) if one.medium == channel.medium and one.issuer is not None), None)
    if before is None:
        return channel
    return ChannelMention(
        head=channel.head,
        medium=channel.medium,
        passage=channel.passage,
        definite=True,
        issuer_head=before.issuer_head,
        issuer=before.issuer,
        language=channel.language or before.language,
        moment=channel.moment or before.moment,
    )
