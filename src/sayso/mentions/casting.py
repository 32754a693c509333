"""Gathers a document's figures token by token; each token is read once and remembered."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.actors import Roster
from sayso.actors.phrases import local_id
from sayso.lexicons.people import Noun, People
from sayso.mentions.coreference import antecedent, described, governing_verb, is_coordinated, relative_head, weight
from sayso.mentions.extent import extent
from sayso.mentions.figures import GROUPS, Figure, Seen, make_mention
from sayso.mentions.names import Name
from sayso.mentions.nouns import PARTITIVES, Description, describe
from sayso.model import ActorMention, Cast, Passage
from sayso.nlp import Parse

_STATE_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "compound", "amod", "nmod", "agent", "appos", "conj", "ROOT", "attr", "dative"})
_ACTING_PREPOSITIONS = frozenset({"by", "with", "to", "against", "between", "for", "of", "on", "among", "from", "including", "like"})
_PLACING = frozenset({"in", "at", "near", "across", "within", "outside", "inside", "around", "through", "into"})
_FEMALE = frozenset({"mrs", "ms", "miss", "lady", "queen", "princess", "spokeswoman", "congresswoman", "businesswoman", "she", "sister", "mother", "wife", "daughter", "chairwoman"})
_MALE = frozenset({"mr", "sir", "lord", "king", "prince", "spokesman", "congressman", "businessman", "sheikh", "mullah", "father", "brother", "son", "chairman", "maulana", "imam"})


class Casting:
    """Figures and mentions of one document, in the order in which its tokens are added."""

    def __init__(self, parse: Parse, roster: Roster, people: People, names: list[Name], published: str | None) -> None:
        self.parse, self.roster, self.people, self.published = parse, roster, people, published
        self.name_at = {name.head: name for name in names}
        self.name_over = {token: name for name in names for token in range(name.first, name.last + 1)}
        self.countries = sorted({name.state for name in names if name.state})
        self.figures: dict[str, Figure] = {}
        self.by_token: dict[int, Figure] = {}
        self.mentions: list[ActorMention] = []
        self.seen: list[Seen] = []
        self._sentences = [0] * len(parse.doc)
        for number, sentence in enumerate(parse.doc.sents):
            for token in range(sentence.start, sentence.end):
                self._sentences[token] = number

    def cast(self) -> Cast:
        """The finished cast; figures without a mention are dropped."""
        mentions = sorted(self.mentions, key=lambda one: (one.head, one.passage.start))
        used = {mention.actor for mention in mentions}
        ordered = sorted((one for one in self.figures.values() if one.id in used), key=lambda one: (one.first, one.id))
        return Cast(tuple(figure.actor() for figure in ordered), tuple(mentions))

    def sentence(self, token: Token) -> int:
        """The number of the sentence that holds a token."""
        return self._sentences[token.i]

    # names

    def add_name(self, token: Token) -> None:
        """A name: join it to its figure, with the function and the affiliation printed beside it."""
        name = self.name_at[token.i]
        if name.state and not self._acts(token, name):
            return
        if self._is_aside(token, name):
            return
        self._named(token)

    def _is_aside(self, token: Token, name: Name) -> bool:
        """A community that only modifies ("Baloch insurgents"), a tagged "person" that is a thing's name, a place taken for a body."""
        modifies = token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i
        found = name.resolution
        if found is not None:
            return modifies and found.kind in ("ethnic_group", "religious_group") and self._noun(token.head) is not None
        if name.label == "PERSON" and modifies:
            return token.head.pos_ == "NOUN" and self._noun(token.head) is None
        top = token
        while top.dep_ == "conj":
            top = top.head
        return name.label == "ORG" and top.dep_ == "pobj" and top.head.lower_ in _PLACING and self._noun(token) is None

    def community(self, name: Name) -> Figure | None:
        """The community that a modifier names, which is not mentioned as an actor by that; None for other names."""
        found = name.resolution
        return self._figure_of(name) if found is not None and found.kind in ("ethnic_group", "religious_group") else None

    def _named(self, token: Token) -> Figure | None:
        if token.i in self.by_token:
            return self.by_token[token.i]
        name = self.name_at[token.i]
        if name.label == "NORP" and token.dep_ in ("amod", "compound", "nmod") and name.resolution is None:
            return None
        figure = self._figure_of(name)
        if figure is None:
            return None
        role, affiliation = (None, None)
        first, last = extent(token)
        if figure.person:
            role, affiliation = self._function(token, name)
            figure.role, figure.affiliation = role or figure.role, affiliation or figure.affiliation
            figure.part_of = figure.part_of or affiliation
            figure.gender = figure.gender or self._gender(token, name)
        first = min(first, self.parse.doc[name.first], key=lambda one: one.i)
        last = max(last, self.parse.doc[name.last], key=lambda one: one.i)
        self._mention(token, figure, "name", self.parse.passage(first, last), role or figure.role, affiliation or figure.affiliation)
        self._also(name, token, figure)
        return figure

    def _also(self, name: Name, token: Token, figure: Figure) -> None:
        """The parser may hang a clause on another word of the name: every noun word of it leads to the figure."""
        passage = self.mentions[-1].passage
        for other in self.parse.doc[name.first : name.last + 1]:
            outside = not name.first <= other.head.i <= name.last
            if other.i != token.i and outside and other.pos_ in ("PROPN", "NOUN") and other.i not in self.by_token:
                self.by_token[other.i] = figure
                self.mentions.append(make_mention(passage, other.idx, figure, "name", figure.role, figure.affiliation))

    def _figure_of(self, name: Name) -> Figure | None:
        found = name.resolution
        if name.state and found is not None:
            if name.how == "demonym" and not self._is_people(name):
                found = self.roster.known(self.roster[f"{name.state.lower()}-government"])
        earlier = self._short_for(name)
        if earlier is not None:
            return earlier
        if found is not None and found.actor_id is not None:
            known = self.roster.get(found.actor_id)
            number = "one" if found.kind == "person" else "many" if found.actor_id.startswith("local:") else "body"
            return self._figure(
                found.actor_id,
                found.name or name.text,
                found.kind or "unknown",
                country=found.country,
                known=found.known,
                part_of=found.part_of,
                number=number,
                gender=known.gender if known else None,
            )
        return self._local_name(name)

    def _is_people(self, name: Name) -> bool:
        """ "Afghans fled" is people; "the Afghan" before a noun is the state."""
        token = self.parse.doc[name.head]
        return token.dep_ not in ("amod", "compound", "nmod", "poss") and (token.tag_ in ("NNPS", "NNS") or token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj"))

    def _short_for(self, name: Name) -> Figure | None:
        """A figure named in full before: a surname, a short form, or a branch called by its parent's name."""
        words = name.text.lower().split()
        found = name.resolution
        if found is not None and found.actor_id in self.figures:
            return None
        for seen in reversed(self.seen):
            figure = seen.figure
            if found is not None and found.actor_id and figure.known:
                inside = found.name is not None and found.name.lower() in figure.name.lower()
                if figure.part_of == found.actor_id and inside and figure.kind == found.kind:
                    return figure
                continue
            names = figure.name.lower().split()
            if figure.number == "many" or figure.name == name.text or not self._may_shorten(name, figure):
                continue
            if figure.person and len(words) == 1 and words[0] in names[1:]:
                return figure
            if not figure.person and figure.lemma == "" and len(words) < len(names) and (words == names[: len(words)] or words == names[-len(words) :]):
                return figure
        return None

    def _may_shorten(self, name: Name, figure: Figure) -> bool:
        if name.state or name.label == "NORP" or name.resolution is not None:
            return False
        if figure.person:
            return name.label in ("PERSON", "ORG", "")
        return name.label != "PERSON" and not figure.id.endswith("-government")

    def _local_name(self, name: Name) -> Figure | None:
        doc = self.parse.doc
        head = doc[name.head]
        if name.label == "PERSON":
            return self._figure(local_id(name.text), name.text, "person", number="one")
        noun = self._noun(head) or self._noun(doc[name.last])
        if name.label == "NORP":
            kind = noun.kind if noun else "ethnic_group"
            return self._figure(local_id(name.text), name.text, kind, number="many")
        state = next((self.name_over[token].state for token in range(name.first, name.last + 1) if token in self.name_over), None)
        if noun is not None and noun.thing and name.resolution is None:
            return self._figure(local_id(name.text), name.text, "object", country=state, number="one")
        kind = noun.kind if noun and noun.kind not in ("unknown", "civilians") else "organisation"
        return self._figure(local_id(name.text), name.text, kind, country=state)

    def _acts(self, token: Token, name: Name) -> bool:
        """A country counts as an actor where it acts or is acted on, not where it is a place."""
        top = token
        while top.dep_ == "conj":
            top = top.head
        if top.dep_ == "pobj":
            return top.head.lower_ in _ACTING_PREPOSITIONS and (top.head.dep_ == "agent" or top.head.lower_ != "of" or top.head.head.pos_ == "NOUN" and False or name.how == "demonym")
        if top.dep_ in ("compound", "amod", "nmod", "poss"):
            noun = self._noun(top.head)
            return top.head.pos_ in ("NOUN", "PROPN") and noun is None and top.head.i not in self.name_over
        if name.how == "capital":
            return top.dep_ == "nsubj" and top.head.pos_ == "VERB"
        return top.dep_ in _STATE_ROLES

    def _function(self, token: Token, name: Name) -> tuple[str | None, str | None]:
        """The role printed before or behind a person's name, and whom they act for."""
        role, affiliation = self._before(token, name)
        if role is None:
            for child in token.children:
                noun = self._noun(child) if child.dep_ == "appos" else None
                if noun is not None:
                    role = noun.word if child.i not in self.name_over else None
                    affiliation = self._owner_id(child) or self._office(child, noun)
                    break
        if role is None and token.dep_ == "appos":
            noun = self._noun(token.head)
            if noun is not None and not noun.collective:
                return self._printed(token.head, noun), self._owner_id(token.head) or self._office(token.head, noun)
        return role, affiliation

    def _printed(self, token: Token, noun: Noun) -> str:
        words = noun.word.count(" ")
        return self.parse.doc[max(0, token.i - words) : token.i + 1].text

    def _before(self, token: Token, name: Name) -> tuple[str | None, str | None]:
        doc = self.parse.doc
        at = name.first - 1
        if at < 0 or doc[at].sent.start != token.sent.start:
            return None, None
        noun = self._noun(doc[at])
        if noun is None or noun.thing:
            return None, None
        first = at
        while first > token.sent.start and first - 1 not in self.name_over:
            before = doc[first - 1]
            joined = before.head.i in range(first, name.last + 1) and before.dep_ in ("compound", "amod", "nmod")
            if not joined or before.pos_ not in ("NOUN", "ADJ", "PROPN"):
                break
            first -= 1
        return doc[first : at + 1].text, self._owner_id(doc[at], before=first) or self._office(doc[at], noun, before=first)

    def _office(self, token: Token, noun: Noun, before: int | None = None) -> str | None:
        """ "Kenyan foreign minister": the institution of the country that stands before or behind the function."""
        institution = self.roster.heads.get(noun.word)
        state = self._state_near(token, before)
        if institution and state:
            return self._state_figure(state, institution).id
        return None

    def _state_near(self, token: Token, before: int | None = None) -> str | None:
        if before is not None and before - 1 in self.name_over:
            return self.name_over[before - 1].state
        for other in self._modifiers(token):
            name = self.name_over.get(other.i)
            if name is not None and name.state:
                return name.state
        return None

    def _owner_id(self, token: Token, before: int | None = None) -> str | None:
        """The named group that a function belongs to: before it, as its possessor, or behind "of" and "for"."""
        if before is not None:
            at = before - 1
            if at >= 0 and self.parse.doc[at].text in ("'s", "'"):
                at -= 1
            name = self.name_over.get(at)
            if name is not None and not name.state:
                owner = self._named(self.parse.doc[name.head])
                return owner.id if owner and not owner.person else None
        for other in self._modifiers(token):
            name = self.name_over.get(other.i)
            if name is None:
                figure = self._noun_figure(other) if other.dep_ == "pobj" else None
                if figure is not None and not figure.person and figure.kind in GROUPS:
                    return figure.id
                continue
            if name.state or name.label == "NORP" or other.i != name.head:
                continue
            owner = self._named(other)
            if owner is not None and not owner.person:
                return owner.id
        return None

    def _modifiers(self, token: Token) -> Iterator[Token]:
        """Words before a noun that modify it, and the nouns behind its "of", "for" and "from"."""
        for child in token.children:
            if child.dep_ in ("compound", "amod", "nmod", "poss") and child.i < token.i:
                yield child
                yield from (one for one in child.children if one.dep_ in ("compound", "nmod", "amod", "poss", "conj"))
            elif child.dep_ == "prep" and child.lower_ in ("of", "for", "from", "with", "at"):
                yield from (one for one in child.children if one.dep_ == "pobj")

    def _gender(self, token: Token, name: Name) -> str | None:
        before = self.parse.doc[max(0, name.first - 3) : name.last + 1]
        words = {one.lower_.rstrip(".") for one in before}
        return "f" if words & _FEMALE else "m" if words & _MALE else None

    # nouns

    def add_noun(self, token: Token) -> None:
        """A noun of the people lexicon, or a quantity of them ("30 of its fighters")."""
        if token.i in self.name_over or token.i in self.by_token:
            return
        if token.dep_ in ("compound", "amod", "nmod") and self._noun(token.head) and token.head.i > token.i:
            return
        if token.dep_ in ("compound", "amod", "nmod") and token.head.i in self.name_over:
            return
        self._noun_figure(token)

    def _noun(self, token: Token) -> Noun | None:
        """The lexicon's entry for a noun with its modifiers: the longest that matches."""
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "X"):
            return None
        single = self.people.get(token.lemma_.lower()) or self.people.get(token.lower_)
        if single is None and token.lower_ not in self.people.last_words and token.lemma_.lower() not in self.people.last_words:
            return None
        return self._longest(token) or (single if token.pos_ in ("NOUN", "PROPN") or token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj") else None)

    def _longest(self, token: Token) -> Noun | None:
        doc, lemma = self.parse.doc, token.lemma_.lower()
        for size in (3, 2, 1):
            if token.i - size >= token.sent.start:
                before = " ".join(one.lower_ for one in doc[token.i - size : token.i])
                found = self.people.get(f"{before} {lemma}") or self.people.get(f"{before} {token.lower_}")
                if found is not None:
                    return found
        for child in token.lefts:
            if child.dep_ in ("amod", "compound", "nmod"):
                found = self.people.get(f"{child.lower_} {lemma}")
                if found is not None:
                    return found
        return None

    def _noun_figure(self, token: Token) -> Figure | None:
        if token.i in self.by_token:
            return self.by_token[token.i]
        if token.i in self.name_at:
            return self._named(token)
        quantified = self._quantified(token)
        if quantified is not None:
            return quantified
        noun = self._noun(token)
        if noun is None:
            return None
        named = self._apposed(token, noun)
        description = describe(self, token, noun)
        figure = named or self._figure_for(token, description)
        first, last = extent(token, role=noun.role)
        role = self._printed(token, noun) if noun.role else None
        affiliation = figure.affiliation or (description.owner.id if description.owner and noun.role else None)
        self._mention(token, figure, "noun", self._with_apposition(token, first, last, named), role, affiliation)
        return figure

    def _with_apposition(self, token: Token, first: Token, last: Token, named: Figure | None) -> Passage:
        if named is not None:
            child = next((one for one in token.children if one.dep_ == "appos" and one.i in self.name_at), None)
            if child is not None and child.i > last.i:
                return self.parse.passage(first, self.parse.doc[self.name_at[child.i].last])
        return self.parse.passage(first, last)

    def _quantified(self, token: Token) -> Figure | None:
        """ "Dozens of protesters", "one of its camps": the quantity stands for what is counted."""
        if token.pos_ != "NUM" and token.lemma_.lower() not in PARTITIVES:
            return None
        of = next((child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"), None)
        counted = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
        if counted is None:
            return None
        figure = self.by_token.get(counted.i) or (self._named(counted) if counted.i in self.name_at else self._noun_figure(counted))
        if figure is None and counted.lower_ in ("them", "us"):
            figure = self.add_pronoun(counted)
        if figure is None:
            return None
        first, last = extent(token)
        self._mention(token, figure, "noun", self.parse.passage(first, last), None, None)
        return figure

    def _apposed(self, token: Token, noun: Noun) -> Figure | None:
        """ "The spokesman, Ali Khan, …" and "its media wing, Al-X": the name says who it is."""
        if noun.thing:
            return None
        for child in token.children:
            if child.dep_ == "appos" and child.i in self.name_at and self.name_at[child.i].head == child.i:
                figure = self._named(child)
                if figure is not None and token.tag_ != "NNS" and (figure.person or noun.collective):
                    owner = self._owner_id(token)
                    if owner and owner != figure.id and self.figures[owner].kind not in ("ethnic_group", "religious_group"):
                        figure.part_of = figure.part_of or owner
                    return figure
        if token.dep_ == "appos" and token.head.i in self.by_token and not self._is_new(token):
            figure = self.by_token[token.head.i]
            return figure if figure.number != "many" or noun.collective else None
        return None

    def _is_new(self, token: Token) -> bool:
        return any(child.dep_ == "cc" for child in token.head.children)

    def _figure_for(self, token: Token, description: Description) -> Figure:
        sentence = self.sentence(token)
        if description.same_as is not None:
            return description.same_as
        if description.institution and description.state:
            return self._state_figure(description.state, description.institution)
        if description.points_back:
            found = described(self.seen, sentence, description.fits, subject_first=True, reach=description.reach)
            if found is not None:
                return found
        return self._figure(
            description.id,
            description.name,
            description.kind,
            country=description.country,
            part_of=description.owner.id if description.owner and description.owner.kind not in ("ethnic_group", "religious_group") else None,
            number=description.number,
            gender=description.gender,
            lemma=description.noun.word,
        )

    def _state_figure(self, code: str, institution: str) -> Figure:
        actor = self.roster[f"{code.lower()}-{institution}"]
        return self._figure(actor.id, actor.name, actor.kind, country=code, known=True, part_of=actor.part_of(self.published))

    # pronouns

    def add_pronoun(self, token: Token) -> Figure | None:
        """A personal or possessive pronoun, when its antecedent is clear."""
        if token.i in self.by_token:
            return self.by_token[token.i]
        figure = antecedent(token, self.sentence(token), self.seen)
        if figure is not None:
            if figure.person and figure.gender is None and token.lower_ in ("he", "his", "him", "she", "her"):
                figure.gender = "m" if token.lower_ in ("he", "his", "him") else "f"
            self._mention(token, figure, "pronoun", self.parse.passage(token, token), figure.role, figure.affiliation)
        return figure

    def add_relative(self, token: Token) -> None:
        """ "who", "which", "that": the noun that the clause hangs on."""
        head = relative_head(token)
        figure = self.by_token.get(head.i) if head is not None else None
        if figure is not None:
            self._mention(token, figure, "pronoun", self.parse.passage(token, token), figure.role, figure.affiliation)

    # figures

    def _figure(self, figure_id: str, name: str, kind: str, **more: object) -> Figure:
        figure = self.figures.get(figure_id)
        if figure is None:
            figure = Figure(id=figure_id, name=name, kind=kind, **more)  # type: ignore[arg-type]
            self.figures[figure_id] = figure
        return figure

    def _mention(
        self, token: Token, figure: Figure, form: str, passage: Passage, role: str | None, affiliation: str | None
    ) -> None:
        if not figure.passages:
            figure.first = passage.start
        figure.passages.append(passage)
        self.by_token[token.i] = figure
        self.mentions.append(make_mention(passage, token.idx, figure, form, role, affiliation))
        verb = governing_verb(token)
        possessor = token.dep_ in ("poss", "compound", "amod", "nmod")
        self.seen.append(Seen(figure, token.i, self.sentence(token), weight(token), verb, possessor, is_coordinated(token)))

