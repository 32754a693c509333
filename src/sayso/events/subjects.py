"""Who stands on either side of a verb: voice, control, relative clauses and shared subjects undone."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.lexicons.frames import load_frames
from sayso.model.token import Token
from sayso.nlp.gerunds import misread_gerund
from sayso.nlp.syntax import before, child, children, taken_subject

VERBAL = ("VERB", "AUX")
OBJECTS = ("dobj", "obj")
Slot = tuple[str, Token, str]

_RELATIVE = frozenset({"who", "whom", "which", "that"})
_DATELINE = 9  # tokens: how far into a sentence the dash of a dateline stands
_DASHES = frozenset({":", "-", "--", "\u2013", "\u2014"})
_CAME_OF = frozenset({
    "kill", "wound", "injure", "hurt", "maim", "leave", "displace", "destroy", "damage", "burn", "trap", "force",
})  # fmt: skip
_SAME_PARTICIPLES = frozenset({"shot", "hit", "hung", "bound", "held", "struck", "caught", "cut", "brought", "burnt"})
DISTANCES = frozenset({  # "shot at close range", "by the side of a road"
    "range", "distance", "gunpoint", "knifepoint", "dawn", "dusk", "night", "noon", "midnight", "side", "roadside",
    "riverside", "wayside",
})  # fmt: skip
_FOUND = frozenset({"find", "discover"})
_AROUND = frozenset({"after", "before", "since", "while", "without", "despite", "upon", "on", "following"})
_MEANWHILE = frozenset({"while", "when", "whilst", "as", "before", "after"})
_AIMED = frozenset({"at", "on", "into", "toward", "towards", "upon", "off", "back", "for"})
_OBJECT_CONTROL = frozenset({"of", "for", "from", "with", "into"})


def is_passive(verb: Token) -> bool:
    """True for passives, also reduced ("soldiers killed in …") and coordinated ones ("were shot and wounded")."""
    if any(one.dep_ in ("auxpass", "nsubjpass", "agent") for one in verb.children):
        return True
    if _is_undergone(verb):
        return True
    if verb.lemma_.lower() in load_frames().intransitive:  # "a group of weavers protested in the square"
        return False
    if any(one.dep_ in ("nsubj", "aux", *OBJECTS) for one in verb.children):
        return False
    if verb.dep_ in ("acl", "amod", "oprd"):
        return verb.tag_ == "VBN"
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in _FOUND:  # "was found shot", "found him stabbed"
        return verb.tag_ in ("VBN", "VBD")
    participle = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and (verb.lower_.endswith("ed") or _is_done_to(verb)))
    return participle and verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head)


def _is_undergone(verb: Token) -> bool:
    """ "Three guards killed in ambush", "Editor arrested": a past form of what is only ever done to somebody.

    It has a subject and, itself or in a verb coordinated with it, no object.
    """
    subject = child(verb, "nsubj")
    if verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() not in load_frames().undergone or subject is None:
        return False
    if subject.tag_ in ("WP", "WDT", "PRP", "EX") or children(verb, "aux", "ccomp", "xcomp") or objects(verb):
        return False
    return not any(one.lower_ in _AIMED for one in children(verb, "prep", "prt"))


def _is_done_to(verb: Token) -> bool:
    """True for a past that may be a participle, where nobody is shot at: "were taken out and shot at close range"."""
    if verb.lower_ not in _SAME_PARTICIPLES or children(verb, "prt"):
        return False
    aimed = (noun for at in children(verb, "prep") if at.lower_ == "at" for noun in children(at, "pobj"))
    return all(one.lemma_.lower() in DISTANCES for one in aimed)


def verb_slots(verb: Token) -> Iterator[Slot]:
    """Subject and object of a verb as in the active voice, with the rule that found each."""
    if is_passive(verb):
        undergoer = surface_subject(verb)
        if undergoer is not None:
            yield "object", undergoer, "passive"
        for by in children(verb, "agent"):
            for one in children(by, "pobj"):
                if one.lemma_.lower() not in DISTANCES:
                    yield "subject", one, "agent"
        if not children(verb, "agent"):
            yield from _shared_agent(verb)
        return
    taker = misread_gerund(verb, load_frames().gerund_takers)
    if taker is not None:
        undergoer = next((one for one in objects(taker) if one != verb.head), None) or surface_subject(taker)
        if undergoer is not None:
            yield "subject", undergoer, "subject"
        yield "object", verb.head, "object"
        return
    subject = surface_subject(verb)
    if subject is not None:
        yield "subject", subject, "subject"
        described = verb.dep_ == "acl" and subject == verb.head and subject.dep_ in (*OBJECTS, "attr")
        if described and subject.head.pos_ in VERBAL:
            behind = doer(subject.head)  # "issued a statement condemning …": whoever issued it condemns
            if behind is not None:
                yield "subject", behind, "issuer"
    undergoers = objects(verb)
    if not undergoers and verb.tag_ == "VBG":  # "rebel shelling of a village"
        undergoers = [noun for of in children(verb, "prep") if of.lower_ == "of" for noun in children(of, "pobj")]
    for undergoer in undergoers:
        yield "object", undergoer, "object"


def _shared_agent(verb: Token) -> Iterator[Slot]:
    """ "was abducted and killed by gunmen": the agent of a coordinated passive."""
    for one in verb.children:
        if one.dep_ == "conj" and one.tag_ == "VBN" and child(one, "nsubj", "nsubjpass") is None:
            for by in children(one, "agent"):
                for noun in children(by, "pobj"):
                    yield "subject", noun, "agent"


def objects(verb: Token) -> list[Token]:
    """The direct objects of a verb: its own, those a relative clause modifies, or those of a coordinated verb."""
    takers = load_frames().gerund_takers
    own = [one for one in children(verb, *OBJECTS) if misread_gerund(one.left_edge, takers) != verb]
    if own:  # beside an object of the verb's own, "that" joins a clause and stands for nothing
        real = [one for one in own if one.lower_ not in _RELATIVE]
        return [_antecedent(one, verb) for one in real or own]
    if verb.dep_ == "relcl":  # "the post they attacked"
        subject = child(verb, "nsubj")
        return [verb.head] if subject is not None and _antecedent(subject, verb) != verb.head else []
    for one in verb.children:
        if one.dep_ == "conj" and one.pos_ == "VERB" and child(one, "nsubj", "nsubjpass") is None:
            return children(one, *OBJECTS)
    return []


def _antecedent(token: Token, verb: Token) -> Token:
    """What a relative pronoun stands for, or the token itself."""
    if token.lower_ not in _RELATIVE:
        return token
    above = verb
    while above.dep_ in ("conj", "xcomp", "aux"):
        above = above.head
    return above.head if above.dep_ in ("relcl", "acl") else token


def surface_subject(verb: Token) -> Token | None:
    """The subject of a verb in its own voice: its own, a shared one, a controller, or the noun that it modifies."""
    own = _own_subject(verb)
    if own is not None:
        return _past_dateline(_antecedent(own, verb), verb)
    above = verb.head
    if above == verb:
        return None
    if verb.pos_ == "ADJ":
        return (
            surface_subject(above)
            if verb.dep_ in ("acomp", "attr", "oprd", "conj")
            else above
            if verb.dep_ == "amod"
            else None
        )
    if verb.dep_ == "conj" and above.pos_ in VERBAL:
        return surface_subject(above)
    if verb.dep_ in ("acl", "relcl"):
        return _of_modified(verb, above)
    if verb.dep_ == "pcomp":
        return _of_gerund(verb, above)
    if verb.dep_ in ("xcomp", "ccomp") and above.pos_ in (*VERBAL, "ADJ"):
        return _controller(verb, above)
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB") and above.pos_ in VERBAL:
        deed = _charged(verb, above)
        if deed is not None:
            return doer(deed)
        if is_passive(above) and _is_meanwhile(verb):
            return surface_subject(above)  # "were arrested while demonstrating"
        thwarted = above.lemma_.lower() in load_frames().thwarting  # whose plan it was, nobody says
        return _planner(verb, above) or (None if thwarted else doer(above))
    return None


def _is_meanwhile(clause: Token) -> bool:
    word = child(clause, "mark", "advmod")
    return word is not None and word.i < clause.i and word.lower_ in _MEANWHILE


def _charged(verb: Token, above: Token) -> Token | None:
    """The deed that somebody is accused of, for what came of it: "accused them of attacking a market, killing nine"."""
    if verb.tag_ != "VBG" or verb.lemma_ not in _CAME_OF or before(verb.left_edge) != ",":
        return None
    between = (one for one in above.subtree if above.i < one.i < verb.i and one.dep_ == "pcomp" and one.tag_ == "VBG")
    return next((one for one in between if one.head.lower_ == "of"), None)


def _own_subject(verb: Token) -> Token | None:
    """The verb's own subject: the noun right before it, where the parser took "Varda, Orlany province," for one too."""
    own = children(verb, "nsubj", "nsubjpass")
    if not own:
        return taken_subject(verb)
    start = own[0].left_edge
    listed = len(own) > 1 and start.i > start.sent.start and start.nbor(-1).text == ","
    if listed:
        return own[-1]
    described = [one for one in children(own[0], "appos") if one.pos_ == "NOUN" and one.i > own[0].i and one.lefts]
    in_list = own[0].pos_ == "PROPN" and own[0].sent[0].pos_ == "ADP" and start.i > start.sent.start
    return described[-1] if described and in_list and start.nbor(-1).text == "," else own[0]


def _past_dateline(noun: Token, verb: Token) -> Token:
    """ "VARDA, Orlany -- A prosecutor has …": the noun behind the dash, not the place of the dateline."""
    start = noun.sent.start
    if noun.pos_ != "PROPN" or noun.left_edge.i != start:
        return noun
    doc = noun.doc
    dash = next((index for index in range(noun.i, min(start + _DATELINE, verb.i)) if doc[index].text in _DASHES), None)
    if dash is None:
        return noun
    behind = (doc[index] for index in range(dash + 1, verb.i))
    return next(
        (one for one in behind if one.pos_ in ("NOUN", "PROPN") and (one.head == verb or one.head.i < dash)), noun
    )


def doer(verb: Token) -> Token | None:
    """Who acts in a clause: the agent of a passive, else the subject."""
    if is_passive(verb):
        by = child(verb, "agent")
        return child(by, "pobj") if by is not None else None
    return surface_subject(verb)


def _of_modified(verb: Token, noun: Token) -> Token | None:
    """The subject of a clause that modifies a noun: the noun, or for "a plan by X to …" whoever has the plan."""
    if verb.tag_ != "VB" or not any(one.lower_ == "to" for one in verb.children):
        return noun
    for one in noun.children:
        if one.dep_ == "poss":
            return one
        if one.lower_ in ("by", "of", "for"):
            return child(one, "pobj")
    governor = noun.head
    if governor.lemma_.lower() in load_frames().thwarting:
        return None  # "foiled an attempt to …": whose attempt it was is not said
    return doer(governor) if noun.dep_ in (*OBJECTS, "attr", "pobj") and governor.pos_ in VERBAL else None


def _of_gerund(verb: Token, preposition: Token) -> Token | None:
    """The subject of "accused of attacking" (who is accused) or of "began by attacking" (who began)."""
    governor = preposition.head
    if governor.pos_ in VERBAL:
        if preposition.lower_ in _OBJECT_CONTROL:
            undergoer = surface_subject(governor) if is_passive(governor) else next(iter(objects(governor)), None)
            return undergoer if undergoer is not None else doer(governor)
        if preposition.lower_ in _AROUND and is_passive(governor):
            return surface_subject(governor)  # "was dismissed after being accused"
        return doer(governor)
    if governor.pos_ == "ADJ":
        return _of_adjective(governor)
    if governor.pos_ in ("NOUN", "PROPN"):
        above = governor.head
        if governor.dep_ == "pobj" and governor.lemma_.lower() in load_frames().grounds:
            return _held_on(above.head)  # "arrested on suspicion of killing …"
        if governor.dep_ in OBJECTS and above.lemma_.lower() in load_frames().laid_to:
            return governor  # "accused the army of attacking": the phrase hangs on the army
        accused = above.head if governor.dep_ == "pobj" and above.dep_ == "agent" else None
        if accused is not None and accused.lemma_.lower() in load_frames().laid_to:
            return surface_subject(accused)  # "is accused by analysts of attacking": the phrase hangs on the analysts
        return child(governor, "poss")
    return None


def _of_adjective(adjective: Token) -> Token | None:
    """Whom an adjective describes: the men of "will try the men guilty of killing …", "were found guilty of …"."""
    above = adjective.head
    if adjective.dep_ == "amod":
        return above
    if adjective.dep_ == "ccomp":
        return child(adjective, "nsubj")
    if adjective.dep_ == "oprd" and above.pos_ in VERBAL:
        return surface_subject(above) if is_passive(above) else next(iter(objects(above)), None)
    return child(above, "nsubj")


def _held_on(verb: Token) -> Token | None:
    """Whom a verb of arrest or trial is done to; None under any other verb."""
    if verb.pos_ not in VERBAL or verb.lemma_.lower() not in load_frames().held:
        return None
    return surface_subject(verb) if is_passive(verb) else next(iter(objects(verb)), None)


def _controller(verb: Token, above: Token) -> Token | None:
    """The understood subject of an infinitive or participle under another verb."""
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
        return None
    if above.pos_ == "ADJ":
        return child(above.head, "nsubj") if above.dep_ == "acomp" else above.head
    if above.lemma_.lower() in load_frames().thwarting and children(above, *OBJECTS, "nsubjpass"):
        return _planner(verb, above)
    if is_passive(above):
        return surface_subject(above)
    undergoer = next(iter(children(above, "dobj", "dative")), None)
    if undergoer is not None and undergoer.i < verb.i and above.lemma_ not in load_frames().subject_control:
        return _planner(verb, above) or _antecedent(undergoer, above)
    return surface_subject(above)


def _planner(verb: Token, above: Token) -> Token | None:
    """Whose plan it is that a verb is about: the militants of "foiled a plot by militants to storm a station"."""
    plan = child(above, *OBJECTS)
    if plan is None or not any(one.lower_ == "to" for one in verb.children):
        return None
    beside = (*children(plan, "prep", "agent"), *children(above, "prep"))
    by = next((one for one in beside if one.lower_ == "by" and plan.i < one.i < verb.i), None)
    return child(by, "pobj") if by is not None else None
