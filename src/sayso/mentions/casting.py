"""Gathers a document's figures token by token; each token is read once and remembered."""

from __future__ import annotations

from sayso.actors import Roster
from sayso.actors.described import local_id
from sayso.lexicons.people import Noun, People
from sayso.mentions.abroad import scenes
from sayso.mentions.coreference import (
    acts_on,
    antecedent,
    described,
    governing_verb,
    is_coordinated,
    relative_head,
    weight,
)
from sayso.mentions.extent import extent
from sayso.mentions.figures import Figure, Seen, make_mention
from sayso.mentions.names import Name, dateline_end
from sayso.mentions.naming import acts, is_aside, is_people, later_name, local_name, short_for
from sayso.mentions.nouns import PARTITIVES, Description, describe, other_states
from sayso.mentions.recalled import introduced, is_named_so, only_group, professed, shortens
from sayso.mentions.roles import function_of, owner_id, printed, titled_gender
from sayso.model import ActorMention, Cast, Passage
from sayso.model.token import Token
from sayso.nlp import Parse, Quote


class Casting:
    """Figures and mentions of one document, in the order in which its tokens are added."""

    def __init__(self, parse: Parse, roster: Roster, people: People, names: list[Name], published: str | None) -> None:
        self.parse, self.roster, self.people, self.published = parse, roster, people, published
        self.name_at = {name.head: name for name in names}
        self.name_over = {token: name for name in names for token in range(name.first, name.last + 1)}
        self.countries = scenes(parse, names)
        self.figures: dict[str, Figure] = {}
        self.by_token: dict[int, Figure] = {}
        self.mentions: list[ActorMention] = []
        self.seen: list[Seen] = []
        self.words = [token.lower_ for token in parse.doc]
        self.dateline = dateline_end(parse.plain)
        self._nouns: dict[int, Noun | None] = {}
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
        if name.state and not acts(self, token, name):
            return
        if is_aside(self, token, name) or (name.resolution is None and token.idx < self.dateline):
            return
        self.named(token)

    def community(self, name: Name) -> Figure | None:
        """The community that a modifier names, which is not mentioned as an actor by that; None for other names."""
        found = name.resolution
        return (
            self._figure_of(name) if found is not None and found.kind in ("ethnic_group", "religious_group") else None
        )

    def named(self, token: Token) -> Figure | None:
        """The figure of the name that this token heads, read once; None for a mere modifier."""
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
            role, affiliation = function_of(self, token, name)
            figure.role, figure.affiliation = role or figure.role, affiliation or figure.affiliation
            figure.part_of = figure.part_of or affiliation
            figure.gender = figure.gender or titled_gender(self, name)
        first = min(first, self.parse.doc[name.first], key=lambda one: one.i)
        last = max(last, self.parse.doc[name.last], key=lambda one: one.i)
        self._mention(
            token,
            figure,
            "name",
            self.parse.passage(first, last),
            role or figure.role,
            affiliation or figure.affiliation,
        )
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
        if name.state and found is not None and name.how == "demonym" and not is_people(self, name):
            found = self.roster.known(self.roster[f"{name.state.lower()}-government"])
        earlier = short_for(self, name)
        if earlier is not None:
            return earlier
        if found is not None and found.actor_id is not None:
            known = self.roster.get(found.actor_id)
            number = "one" if found.kind == "person" else "many" if found.actor_id.startswith("local:") else "body"
            return self.figure(
                found.actor_id,
                found.name or name.text,
                found.kind or "unknown",
                country=found.country,
                known=found.known,
                part_of=found.part_of,
                number=number,
                gender=known.gender if known else None,
            )
        return local_name(self, name)

    # nouns

    def add_noun(self, token: Token) -> None:
        """A noun of the people lexicon, or a quantity of them ("30 of its fighters")."""
        if token.i in self.name_over or token.i in self.by_token:
            return
        if token.dep_ in ("compound", "amod", "nmod") and self.noun(token.head) and token.head.i > token.i:
            return
        if token.dep_ in ("compound", "amod", "nmod") and token.head.i in self.name_over:
            return
        self.noun_figure(token)

    def noun(self, token: Token) -> Noun | None:
        """The lexicon's entry for a noun with its modifiers: the longest that matches."""
        if token.i in self._nouns:
            return self._nouns[token.i]
        noun = self._nouns[token.i] = self._look_up(token)
        return noun

    def _look_up(self, token: Token) -> Noun | None:
        pos, word = token.pos_, self.words[token.i]
        if pos not in ("NOUN", "PROPN", "ADJ", "VERB", "X"):
            return None
        lemma = token.lemma_.lower()
        last = word in self.people.last_words or lemma in self.people.last_words
        longer = self._longest(token, lemma) if last else None
        if longer is not None:
            return longer
        single = self.people.capitalised.get(word) if token.text.istitle() and pos == "PROPN" else None
        single = single or self.people.get(lemma) or self.people.get(word)
        if single is not None and single.entry == "forces" and token.tag_ == "NN" and _is_strength(token):
            return None
        if single is None or pos in ("NOUN", "PROPN") or token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
            return single
        return None

    def _longest(self, token: Token, lemma: str) -> Noun | None:
        words, at, get = self.words, token.i, self.people.get
        for size in (3, 2, 1):
            if at >= size:
                before = " ".join(words[at - size : at])
                found = get(f"{before} {lemma}") or get(f"{before} {words[at]}")
                if found is not None:
                    return found
        for child in token.lefts:
            if child.i < at - 1 and child.dep_ in ("amod", "compound", "nmod"):
                found = get(f"{words[child.i]} {lemma}")
                if found is not None:
                    return found
        return None

    def noun_figure(self, token: Token) -> Figure | None:
        """The figure that a noun phrase describes, read once; None when the noun names nobody."""
        if token.i in self.by_token:
            return self.by_token[token.i]
        if token.i in self.name_at:
            return self.named(token)
        quantified = self._quantified(token)
        if quantified is not None:
            return quantified
        noun = self.noun(token)
        if noun is None:
            return self._later_name(token) if token.pos_ == "PROPN" else None
        named = self._apposed(token, noun)
        description = describe(self, token, noun)
        figure = named or self._figure_for(token, description)
        first, last = extent(token, role=noun.role)
        role = printed(self, token, noun) if noun.role else None
        group = professed(self, token)
        if group is not None and group is not figure:
            figure.part_of = figure.part_of or group.id
            figure.affiliation = figure.affiliation or group.id
        affiliation = figure.affiliation or (description.owner.id if description.owner and noun.role else None)
        self._mention(token, figure, "noun", self._with_apposition(token, first, last, named), role, affiliation)
        if description.institution and description.state and named is None:
            for state, word in other_states(self, token):
                other = self.state_figure(state, description.institution)
                self._mention(word, other, "noun", self.parse.passage(word, word), None, None)
        return figure

    def _later_name(self, token: Token) -> Figure | None:
        figure = later_name(self, token)
        if figure is not None:
            passage = self.parse.passage(*extent(token))
            self._mention(token, figure, "name", passage, figure.role, figure.affiliation)
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
        figure = self.by_token.get(counted.i) or (
            self.named(counted) if counted.i in self.name_at else self.noun_figure(counted)
        )
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
                figure = self.named(child)
                if figure is not None and token.tag_ != "NNS" and (figure.person or noun.collective):
                    owner = owner_id(self, token)
                    if (
                        owner
                        and owner != figure.id
                        and self.figures[owner].kind not in ("ethnic_group", "religious_group")
                    ):
                        figure.part_of = figure.part_of or owner
                    return figure
        met = introduced(self, token, noun)
        if met is not None:
            return met
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
            return self.state_figure(description.state, description.institution)
        if description.points_back:
            named = described(self.seen, sentence, lambda one: is_named_so(description, one))
            if named is not None:
                return named
            other = self.by_token.get(acts_on(token) or -1)
            fits = description.fits if other is None else lambda one: one is not other and description.fits(one)
            found = described(self.seen, sentence, fits, subject_first=True, reach=description.reach)
            if found is not None:
                return found
        if description.definite:
            fuller = described(self.seen, sentence, lambda one: shortens(description, one))
            if fuller is not None:
                return fuller
        group = only_group(self, token, description)
        if group is not None:
            name = f"{group.name} fighters"
            return self.figure(local_id(name), name, group.kind, country=group.country, part_of=group.id, number="many")
        return self.figure(
            description.id,
            description.name,
            description.kind,
            country=description.country,
            part_of=description.belongs_to,
            number=description.number,
            gender=description.gender,
            lemma=description.noun.word,
            entry=description.noun.entry,
        )

    def state_figure(self, code: str, institution: str) -> Figure:
        """The figure of a state's institution."""
        actor = self.roster[f"{code.lower()}-{institution}"]
        return self.figure(
            actor.id, actor.name, actor.kind, country=code, known=True, part_of=actor.part_of(self.published)
        )

    # pronouns

    def add_pronoun(self, token: Token) -> Figure | None:
        """A personal or possessive pronoun, when its antecedent is clear."""
        if token.i in self.by_token:
            return self.by_token[token.i]
        quoted = self._quotation_before(token)
        if quoted is None:
            figure = antecedent(token, self.sentence(token), self.seen)
        else:  # "…," he said: whoever speaks is not looked for among those whom the quotation names
            start = self.parse.tokens(quoted.start, quoted.end)[0]
            outside = [one for one in self.seen if one.token < start.i]
            figure = antecedent(token, self.sentence(start), outside)
        if figure is not None:
            if figure.person and figure.gender is None and token.lower_ in ("he", "his", "him", "she", "her"):
                figure.gender = "m" if token.lower_ in ("he", "his", "him") else "f"
            self._mention(token, figure, "pronoun", self.parse.passage(token, token), figure.role, figure.affiliation)
        return figure

    def _quotation_before(self, token: Token) -> Quote | None:
        """The quotation that ends right before a pronoun that is a subject: "…," he said; or None."""
        if token.dep_ != "nsubj":
            return None
        ended = next((one for one in reversed(self.parse.quotes) if one.end <= token.idx), None)
        between = self.parse.plain[ended.end : token.idx] if ended is not None else "-"
        return ended if not between.strip(" ,") else None

    def add_relative(self, token: Token) -> None:
        """ "who", "which", "that": the noun that the clause hangs on."""
        head = relative_head(token)
        figure = self.by_token.get(head.i) if head is not None else None
        if figure is not None:
            self._mention(token, figure, "pronoun", self.parse.passage(token, token), figure.role, figure.affiliation)

    # figures

    def figure(self, figure_id: str, name: str, kind: str, **more: object) -> Figure:
        """The figure with this id, made when it is new."""
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
        self.seen.append(
            Seen(figure, token.i, self.sentence(token), weight(token), verb, possessor, is_coordinated(token))
        )


def _is_strength(force: Token) -> bool:
    """True for "by force", "the use of force" and "the force of the blast", which name no body."""
    return not force.lefts or (force.lower_ == "force" and any(one.lower_ == "of" for one in force.rights))
