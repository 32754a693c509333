"""Names in a parse: known actors, states, acronyms that the report explains, and what the tagger takes for a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.actors import Resolution, Roster
from sayso.actors.described import towns_of
from sayso.actors.fold import Word, split_words
from sayso.actors.index import Hit
from sayso.lexicons.people import load_people
from sayso.mentions.homeland import by_words
from sayso.model import allowed_by
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.glosses import SMALL, spells_out

_EXPLAINED = re.compile(r"[(\[]\s*(?:the\s+|or\s+)?[\"']?([A-Z][A-Za-z&.-]{1,11})[\"']?\s*[)\]]")
_EXPANDED = re.compile(r"\b([A-Z][A-Z&-]{1,9})\s*[(\[]\s*(?:the\s+)?([A-Z][^()\[\]]{4,80}?)\s*[)\]]")
_INITIALS = re.compile(r"\b[A-Z]{3,6}\b")
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady prof sen rep gen col lt capt maj sgt rev hon gov pres sheikh shaikh haji".split()
)
_DATELINE = re.compile(r"\A\s*[A-Z][A-Z .'’/-]{2,40}\b[^\n—–]{0,60}?(?:—|–|--| - )")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name at tokens `first` through `last`, with its head; `resolution` is None for a name that nobody knows.

    `label` is the tagger's for unknown names (PERSON, ORG, NORP); `state` is the country code when the name is a
    country,
    a demonym or a capital, and `how` says which; `full` is the
    long form of a short one that the report explains.
    """

    first: int
    last: int
    head: int
    text: str
    label: str = ""
    resolution: Resolution | None = None
    state: str | None = None
    how: str = ""
    full: str = ""


def find_names(parse: Parse, roster: Roster, *, published: str | None = None) -> list[Name]:
    """Names in text order, without overlaps; a longer name wins over one inside it."""
    words = split_words(parse.plain)
    hits = [hit for hit in roster.scan(words) if not _is_common(hit, words)]
    countries = spoken_of(hits, roster)
    allowed = allowed_by(by_words(parse)) or frozenset()
    told = towns_of(roster, words) | (allowed if len(allowed) == 1 else frozenset())
    countries += tuple(sorted(told - {*countries}))
    names = [name for hit in hits if (name := _from_hit(parse, roster, words, hit, countries, published))]
    names = [_as_institution(name, roster) for name in _merge(names, list(_tagged(parse)), parse)]
    return sorted(_with_initials(parse, _with_acronyms(parse, names)), key=lambda name: name.first)


def dateline_end(text: str) -> int:
    """Where a dateline ("PORTVALE, May 3 (Wire) —") ends: what nobody knows before that is a place; 0 without one."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def spoken_of(hits: list[Hit], roster: Roster) -> tuple[str, ...]:
    """Codes of the countries that a text names, the most often named first."""
    counts = Counter(one.ref for hit in hits for one in hit.postings if one.ref in roster.states.countries)
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


def _is_common(hit: Hit, words: list[Word]) -> bool:
    """One capitalised word in a text that is all capitals may be any word."""
    word = words[hit.first]
    return hit.last - hit.first == 1 and word.folded in _MONTHS


def _from_hit(
    parse: Parse, roster: Roster, words: list[Word], hit: Hit, countries: tuple[str, ...], published: str | None
) -> Name | None:
    tokens = parse.tokens(words[hit.first].start, words[hit.last - 1].end)
    if not len(tokens) or all(token.is_space for token in tokens):
        return None
    resolution = roster.choose(hit, date=published, countries=countries)
    if _is_of_another(resolution, tokens[-1], roster):
        return None
    if resolution.actor_id is None and not resolution.candidates:
        return None
    state = next((one for one in hit.postings if one.ref in roster.states.countries), None)
    only_state = state is not None and (resolution.actor_id or "").startswith(
        (f"{state.ref.lower()}-", f"local:{state.ref.lower()}-")
    )
    return Name(
        first=tokens[0].i,
        last=tokens[-1].i,
        head=_head(tokens[0], tokens[-1]),
        text=parse.words(tokens[0], tokens[-1]),
        resolution=resolution,
        state=state.ref if state and only_state else None,
        how=state.how.removeprefix("acronym-") if state and only_state else "",
    )


def _is_of_another(resolution: Resolution, last: Token, roster: Roster) -> bool:
    """True for a party of another country that bears the name: "the Labour Party of Norway"."""
    own = resolution.country if resolution.kind == "political_party" else None
    doc, at = last.doc, last.i + 1
    if own is None or at + 1 >= len(doc) or doc[at].lower_ != "of" or not doc[at + 1].text[:1].isupper():
        return False
    named = (one for hit in roster.scan(split_words(doc[at + 1].text)) for one in hit.postings)
    states = {one.ref for one in named if one.ref in roster.states.countries}
    return bool(states) and own not in states


def _head(first: Token, last: Token) -> int:
    """The token whose head lies outside the name; the last one when the parser tore the name apart."""
    for token in first.doc[first.i : last.i + 1]:
        if not first.i <= token.head.i <= last.i or token.head.i == token.i:
            return token.i if token.pos_ in ("PROPN", "NOUN", "ADJ") else last.i
    return last.i


def _tagged(parse: Parse) -> Iterator[Name]:
    for entity in parse.doc.ents:
        if entity.label_ not in ("PERSON", "ORG", "NORP"):
            continue
        first, last = entity[0], entity[-1]
        while first.i < last.i and (first.pos_ in ("DET", "PUNCT") or first.lower_.rstrip(".") in _TITLES):
            first = first.nbor()
        while last.i > first.i and (last.pos_ in ("PART", "PUNCT", "SPACE") or last.text in ("'s", "'")):
            last = last.nbor(-1)
        text = parse.words(first, last)
        if first.i == last.i and first.is_sent_start and _is_people_noun(first):
            continue
        if text[:1].isupper() and any(one.isalpha() for one in text):
            yield Name(first=first.i, last=last.i, head=_head(first, last), text=text, label=entity.label_)


def _is_people_noun(word: Token) -> bool:
    """ "Farmers marched": a plural noun whose capital only opens the sentence."""
    noun = load_people("en").get(word.lower_)
    return noun is not None and noun.word != word.lower_ and not noun.thing


def _merge(known: list[Name], tagged: list[Name], parse: Parse) -> list[Name]:
    """Known names first; a tagged name that is longer than a mere country in it replaces that country."""
    taken: dict[int, Name] = {token: name for name in known for token in range(name.first, name.last + 1)}
    kept = {id(name): name for name in known}
    for name in tagged:
        inside = {id(taken[token]): taken[token] for token in range(name.first, name.last + 1) if token in taken}
        whole = all(name.first <= one.first and one.last <= name.last for one in inside.values())
        longer = all(one.last - one.first < name.last - name.first for one in inside.values())
        states = all(one.state or name.label == "PERSON" for one in inside.values())
        if inside and not (whole and longer and states and _is_compound(name, parse)):
            continue
        for one in inside.values():
            kept.pop(id(one), None)
        kept[id(name)] = name
        taken.update((token, name) for token in range(name.first, name.last + 1))
    return list(kept.values())


def _as_institution(name: Name, roster: Roster) -> Name:
    """ "Government of Kenya", tagged as one name, is the state's institution."""
    if name.resolution is not None or name.label != "ORG" or name.first == name.last:
        return name
    known = state_institution(roster, name.text)
    return replace(name, resolution=known) if known else name


def state_institution(roster: Roster, text: str) -> Resolution | None:
    """The institution of a country that a name spells out, or a known body named in other words; or None."""
    found = roster.resolve(text)
    return found if found.known and found.reasons[0].rule.startswith(("state-pattern", "reworded")) else None


def _is_compound(name: Name, parse: Parse) -> bool:
    """All words capitalised and none of them a possessive: one name, not a modifier and its noun."""
    return all(
        token.text[:1].isupper() or token.pos_ in ("ADP", "DET", "PUNCT")
        for token in parse.doc[name.first : name.last + 1]
    )


def _with_acronyms(parse: Parse, names: list[Name]) -> list[Name]:
    """Join "Long Name (LN)" and read LN as that name from there on, whatever the roster says."""
    learned = {**_expanded(parse, names), **_explained(parse, names)}
    if not learned:
        return names
    covered = {token for name in learned.values() for token in range(name.first, name.last + 1)}
    found = [
        name
        for name in names
        if name.text not in learned and not covered.intersection(range(name.first, name.last + 1))
    ]
    found.extend(learned.values())
    taken = {token for name in found for token in range(name.first, name.last + 1)}
    for token in parse.doc:
        known = learned.get(token.text)
        if known is not None and token.i not in taken:
            found.append(
                Name(
                    first=token.i,
                    last=token.i,
                    head=token.i,
                    text=token.text,
                    label=known.label,
                    resolution=known.resolution,
                    full=known.text,
                )
            )
    return found


def _with_initials(parse: Parse, names: list[Name]) -> list[Name]:
    """Read an acronym as the body named before whose words begin with its letters.

    An acronym that somebody knows stays what it is, unless the body named before is one that nobody knows: after the
    "Kessel Liberation Front" of a report, "KLF" is that one.
    """
    at = {token: name for name in names for token in range(name.first, name.last + 1)}
    found = list(names)
    for match in _INITIALS.finditer(parse.plain):
        token = parse.at(match.start())
        known = at.get(token.i) if token is not None else None
        if token is None or token.text != match.group() or (known is not None and _is_explained(known)):
            continue
        long = next((name for name in names if name.last < token.i and _initials(parse, name) == token.text), None)
        if long is None:
            written = _written_out(parse, token)
            long = at.get(written.head, written) if written is not None else None
        if long is not None and not (_is_known(known) and (_is_known(long) or (known and known.state))):
            found = [name for name in found if name is not known]
            short = replace(long, first=token.i, last=token.i, head=token.i, text=token.text, label=long.label or "ORG")
            found.append(replace(short, full=long.full or long.text))
    return found


def _written_out(parse: Parse, acronym: Token) -> Name | None:
    """The first capitalised words before an acronym that begin with its letters, where the tagger saw no name."""
    run: list[Token] = []
    for token in parse.doc[: acronym.i]:
        if token.text[0].isupper() and token.is_alpha and not token.text.isupper() and token.ent_type_ != "PERSON":
            run.append(token)
        elif not run or token.lower_ not in SMALL:
            run = []
        letters = "".join(one.text[0] for one in run)
        if letters.endswith(acronym.text) and token is run[-1]:
            first = run[-len(acronym.text)]
            return Name(first=first.i, last=token.i, head=_head(first, token), text=parse.words(first, token))
    return None


def _is_explained(name: Name) -> bool:
    """True when it is a longer name, or one that the report explained."""
    return name.first != name.last or bool(name.full)


def _is_known(name: Name | None) -> bool:
    return name is not None and name.resolution is not None and name.resolution.known


def _initials(parse: Parse, name: Name) -> str:
    """The first letters of the capitalised words of a body's name; "" for a person's or a state's."""
    if name.state or name.label == "PERSON" or name.first == name.last:
        return ""
    return "".join(one.text[0] for one in parse.doc[name.first : name.last + 1] if one.text[:1].isupper())


def _explained(parse: Parse, names: list[Name]) -> Mapping[str, Name]:
    """Acronym -> the name it stands for, the bracket included."""
    ends = {parse.doc[name.last].idx + len(parse.doc[name.last]): name for name in names}
    learned: dict[str, Name] = {}
    for match in _EXPLAINED.finditer(parse.plain):
        acronym = match.group(1)
        if sum(one.isupper() for one in acronym) < 2 or acronym in learned:
            continue
        before = parse.plain[: match.start()].rstrip()
        name, whole = ends.get(len(before)), _spelled_out(parse, acronym, len(before))
        if name is None or (whole is not None and whole.first < name.first and not _is_also(name, acronym, names)):
            name = whole  # "the United Hill Front (UHF)" is another than the Hill Front, which somebody knows
        if name is None or name.state:
            continue
        closing = parse.tokens(match.start(), match.end())[-1]
        learned[acronym] = Name(
            first=name.first,
            last=closing.i,
            head=name.head,
            text=name.text,
            label=name.label or "ORG",
            resolution=name.resolution,
        )
    return learned


def _is_also(name: Name, acronym: str, names: list[Name]) -> bool:
    """True where the acronym in brackets is known for the same actor as the name before it."""
    known = name.resolution.actor_id if name.resolution is not None else None
    short = (one.resolution.actor_id for one in names if one.text == acronym and one.resolution is not None)
    return known is not None and known in short


def _expanded(parse: Parse, names: list[Name]) -> Mapping[str, Name]:
    """Acronym -> the name that a bracket behind it spells out ("KLF [Kessel Liberation Front]")."""
    learned: dict[str, Name] = {}
    at = {name.first: name for name in names}
    for match in _EXPANDED.finditer(parse.plain):
        acronym, long_form = match.groups()
        token = parse.at(match.start())
        if token is None or acronym in learned or not spells_out(acronym, long_form):
            continue
        known = at.get(token.i)
        if known is not None and known.resolution is not None and known.resolution.name == long_form:
            continue
        learned[acronym] = Name(
            first=token.i, last=token.i, head=token.i, text=" ".join(long_form.split()), label="ORG"
        )
    return learned


def _spelled_out(parse: Parse, acronym: str, end: int) -> Name | None:
    """The capitalised words before a bracket whose initials are the acronym's letters."""
    last = parse.at(end - 1)
    if last is None:
        return None
    letters = [one.lower() for one in acronym if one.isalnum()]
    token, initials = last, list[str]()
    sentence = last.sent.start
    while token.i >= sentence and last.i - token.i < 12:
        if token.text[0].isupper():
            initials.insert(0, token.text[0].lower())
            if initials == letters:
                text = parse.words(token, last)
                return Name(first=token.i, last=last.i, head=_head(token, last), text=text, label="ORG")
        elif token.pos_ not in ("ADP", "DET", "CCONJ", "PUNCT", "PART", "ADJ"):
            return None
        if token.i == 0:
            return None
        token = token.nbor(-1)
    return None
