"""The values of a coded document in a reader's words, shared by every rendering."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model import Attribution, Claim, Coded, Count, Event, Participant, Place, Role, Time

NOBODY = "nobody named"
OWN_VOICE = "the document itself"
# Control characters (which could drive a terminal) and marks that turn the direction of what follows.
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Text on one line, with one space where there was white space and nothing that a terminal obeys."""
    return _UNSAFE.sub("\ufffd", _SPACES.sub(" ", text)).strip()


def printable(text: str) -> str:
    """Text with its line ends and every character in its place, and nothing that a terminal obeys."""
    return _UNSAFE.sub("\ufffd", text)


def quoted(text: str) -> str:
    """Words in quotation marks, unless they bring their own."""
    words = plain(text)
    return words if words[:1] in '“"' and words[-1:] in '”"' and len(words) > 1 else f"“{words}”"


def actor_name(coded: Coded, actor_id: str, otherwise: str = "") -> str:
    """The actor's name, or `otherwise` where the document has no such actor."""
    actor = coded.actor(actor_id)
    return plain(actor.name if actor is not None else otherwise or actor_id)


def participant_names(coded: Coded, event: Event, role: Role) -> tuple[str, ...]:
    """Names of those who have this role in the event, each once, in the order told."""
    return _once(_participant_name(coded, one) for one in event.participants if one.role is role)


def source_name(coded: Coded, link: Attribution) -> str:
    """Who says so, with function and affiliation: "Ana Ruiz, spokesperson (Harbour Union)"."""
    source = link.source
    name = plain(source.name)
    if source.role and plain(source.role).casefold() not in name.casefold():
        name += f", {plain(source.role)}"
    if source.affiliation:
        affiliation = actor_name(coded, source.affiliation)
        if affiliation.casefold() not in name.casefold():
            name += f" ({affiliation})"
    return name


def act_words(link: Attribution) -> str:
    """The act and, where told, channel and date: "deny, in a statement (Al-Azeem Foundation), on Monday"."""
    words = link.act.value.replace("_", " ")
    channel = link.channel
    if channel is not None and channel.mention is not None:
        mention = plain(channel.mention.text)
        words += (
            f", {mention}" if mention.split(" ")[0].lower() in ("in", "on", "by", "via", "through") else f" – {mention}"
        )
    elif channel is not None and channel.medium:
        words += f" – {channel.medium}"
    if channel is not None and channel.publisher and channel.publisher not in words:
        words += f" ({plain(channel.publisher)})"
    if channel is not None and channel.language and channel.language not in words:
        words += f" [{channel.language}]"
    if link.stated is not None:
        words += f", {time_words(link.stated)}"
    return words


def chain_words(coded: Coded, claim: Claim) -> tuple[tuple[str, str], ...]:
    """Each link of the chain as (who, act), outermost first."""
    return tuple((source_name(coded, link), act_words(link)) for link in claim.attribution)


def event_type(event: Event) -> str:
    """Type with mode, "ASSAULT / firearms"."""
    return event.type.value if event.mode is None else f"{event.type.value} / {event.mode}"


def parties(coded: Coded, event: Event) -> str:
    """Initiators → targets, with victims and instruments where they are told apart."""
    initiators = participant_names(coded, event, Role.INITIATOR)
    targets = participant_names(coded, event, Role.TARGET)
    victims = tuple(name for name in participant_names(coded, event, Role.VICTIM) if name not in targets)
    words = f"{_joined(initiators)} → {_joined((*targets, *victims))}"
    for role, label in ((Role.INSTRUMENT, "with"), (Role.THIRD_PARTY, "third party")):
        if names := participant_names(coded, event, role):
            words += f"; {label} {_joined(names)}"
    return words


def time_words(time: Time) -> str:
    """The words and the days they allow: "about two months ago": 2025-03-12 – 2025-04-10 (month)."""
    said = "" if time.text is None else f"{quoted(time.text.text)} "
    if time.earliest is None and time.latest is None:
        return f"{said}not resolved{_because(time.reason)}".strip()
    if time.earliest == time.latest:
        days = str(time.earliest)
    elif time.latest is None:
        days = f"{time.earliest} or later"
    elif time.earliest is None:
        days = f"{time.latest} or earlier"
    else:
        days = f"{time.earliest} – {time.latest}"
    return f"{said}{days} ({time.precision.value})"


def place_words(place: Place) -> str:
    """Name, division and country with the precision, or why it is not resolved."""
    name = plain(place.name)
    inherited = ", from the context" if place.inherited else ""
    if not place.resolved:
        return f"{name} (not resolved{_because(place.reason)}{inherited})"
    around = [name, *(part for part in (place.admin1, place.country) if part and plain(part) != name)]
    return f"{', '.join(map(plain, around))} ({place.precision.value}{inherited})"


def number(count: Count) -> str:
    """What the words entail: "9", "9 or more", "up to 30", "10–20", "unknown number".

    >>> from sayso.model import Harm, Passage
    >>> number(Count(harm=Harm.KILLED, low=9, best=9, high=None, text=Passage("at least 9", 0, 10)))
    '9 or more'
    """
    low, best, high = count.low, count.best, count.high
    if low is None and high is None:
        return "unknown number" if best is None else f"about {best}"
    if high is None:
        return f"{low} or more"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low}–{high}"


def toll_words(coded: Coded, count: Count) -> str:
    """Harm, number and words: "killed 9 or more: “at least nine people”", and the victims where the words lack them."""
    words = plain(count.text.text)
    victims = "" if count.victims is None else actor_name(coded, count.victims)
    whom = f" ({victims})" if victims and victims.casefold() not in words.casefold() else ""
    return f"{count.harm.value} {number(count)}: {quoted(words)}{whom}"


def _participant_name(coded: Coded, one: Participant) -> str:
    return actor_name(coded, one.actor, one.mention.text)


def _because(reason: str | None) -> str:
    return f": {plain(reason)}" if reason else ""


def _joined(names: tuple[str, ...]) -> str:
    return ", ".join(names) if names else NOBODY


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
