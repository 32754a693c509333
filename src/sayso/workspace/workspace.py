"""A workspace: one folder with settings and a store; what the command line, Python and the review screens use."""

from __future__ import annotations

import dataclasses
import getpass
import json
import os
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.actors import load_roster
from sayso.clock import utc_now
from sayso.documents import read_published
from sayso.errors import InputError
from sayso.intake import Fetcher, FetchSettings, Limits, example_feeds, load_watch_list, read_arrivals
from sayso.model import Actor, Coded, Decision, Document, Retrieval, Verdict
from sayso.settings import Settings
from sayso.store import (
    FoundDocument,
    Query,
    ReadingHeader,
    Relation,
    Stats,
    Store,
    check_store,
    count_claims,
    decide,
    dump_store,
    find_claims,
    find_documents,
    get_actor,
    get_coded,
    get_document,
    iter_decisions,
    iter_headers,
    load_standing,
    load_store,
    new_decision,
    relations_of,
    resolution,
    retrievals_of,
    split_decisions,
    store_stats,
)
from sayso.workspace.asking import Asker
from sayso.workspace.config import FILE, TEMPLATE, Config, read_config, settings_of, store_address, write_address
from sayso.workspace.frame import Claims
from sayso.workspace.intake import Outcome, code_unread, left_to_code, take_in
from sayso.workspace.watching import look

if TYPE_CHECKING:
    from sayso.places import Gazetteer
    from sayso.run import Coder

VARIABLE = "SAYSO_WORKSPACE"
FEEDS = "feeds.yaml"


class Workspace:
    """A folder of reports, what was coded from them, and what people decided.

    Opening one carries a store of an older version forward, after a backup. Raises InputError when the folder is no
    workspace, StoreError when its store cannot be opened or is of a newer version.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.config: Config = read_config(self.folder)
        self.settings: Settings = settings_of(self.config, self.folder)
        self.store = Store(store_address(self.config, self.folder), backups=self.folder / "backups")

    @classmethod
    def create(cls, folder: str | Path, *, store: str | None = None) -> Workspace:
        """Make a new workspace in a folder, which may exist; `store` is a `postgresql://` address, None for a file.

        Raises InputError when there is a workspace already.
        """
        folder = Path(folder)
        if (folder / FILE).exists():
            raise InputError(f"{folder} is a workspace already: open it with -w {folder}")
        try:
            for own in ("roster", "lexicon"):
                (folder / own).mkdir(parents=True, exist_ok=True)
            if not (folder / FEEDS).exists():
                (folder / FEEDS).write_text(example_feeds(), encoding="utf-8")
            (folder / FILE).write_text(TEMPLATE.format(store=json.dumps(store or "store.sqlite")), encoding="utf-8")
        except OSError as error:
            raise InputError(f"{folder}: cannot be made a workspace: {error.strerror or error}") from None
        return cls(folder)

    def __repr__(self) -> str:
        return f"Workspace({str(self.folder)!r})"

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def use_store(self, address: str) -> None:
        """Use another store from now on, and say so in sayso.toml."""
        write_address(self.folder, address)
        self.config = read_config(self.folder)
        self.store.close()
        self.store = Store(store_address(self.config, self.folder), backups=self.folder / "backups")

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    # Reports in

    def add(self, *addresses: str | Path, workers: int = 1, **known: str | None) -> list[Outcome]:
        """Keep the reports at these addresses (files, folders, URLs, feeds) and code them; what became of each.

        `known` gives `published`, `publisher`, `title` and `language` of what does not say them itself.
        """
        outcomes = list(self.take_in(addresses, **known))
        for _ in self.code(workers=workers):
            pass
        return outcomes

    def take_in(self, addresses: Iterable[str | Path], **known: str | None) -> Iterator[Outcome]:
        """Keep the reports at these addresses, one after another, without coding them."""
        return self.keep(read_arrivals(addresses, **self._reading(known)))

    def look(self) -> Iterator[Outcome]:
        """Look once at the feeds, sitemaps and pages of feeds.yaml and keep what is new there, without coding it.

        Raises KnowledgeError with every problem of that file.
        """
        entries = load_watch_list(self.folder / FEEDS)
        asking = self._reading({})
        return look(self.store, entries, clock=asking["clock"], limits=asking["limits"], fetcher=asking["fetcher"])

    def keep(self, arrivals: Iterable[Any]) -> Iterator[Outcome]:
        """Keep what came in, each in a transaction of its own."""
        return take_in(self.store, arrivals)

    def _reading(self, known: Mapping[str, str | None]) -> dict[str, Any]:
        if unknown := known.keys() - {"published", "publisher", "title", "language"}:
            raise InputError(f"nothing is known of a report by {', '.join(sorted(unknown))}")
        given: dict[str, Any] = {**known, "published": read_published(known.get("published"))}
        limits = Limits(characters=self.settings.max_length, report_bytes=self.config.intake.megabytes << 20)
        return {
            "clock": utc_now,
            "defaults": Document(text="", id="-", **given),
            "limits": limits,
            "fetcher": self.fetcher(),
        }

    def fetcher(self) -> Fetcher:
        """What fetches pages, as polite and as careful as sayso.toml says."""
        chosen = self.config.intake
        settings = FetchSettings(
            delay=chosen.delay,
            total_seconds=chosen.timeout,
            most_bytes=chosen.megabytes << 20,
            allow_private=chosen.allow_private,
        )
        return Fetcher(dataclasses.replace(settings, user_agent=chosen.user_agent or settings.user_agent))

    def code(self, *, again: bool = False, workers: int = 1) -> Generator[Coded]:
        """Code what has no reading yet, or `again` what has none by this version; each is kept when it is done."""
        return code_unread(self.store, self.coder, again=again, workers=workers)

    def left_to_code(self, *, again: bool = False) -> int:
        """How many documents `code` has before it."""
        return left_to_code(self.store, self.coder, again=again)

    @property
    def coder(self) -> Coder:
        """What codes, with the workspace's settings."""
        from sayso.run import Coder  # spaCy takes a second to load, which no question should wait for

        return Coder(self.settings)

    # Records out

    def claims(self, words: str | None = None, **question: Any) -> Claims:
        """The claims for which everything asked holds.

        `words` is looked for in what is said and in the names; `actor`, `initiator`, `target`, `source` are names or
        ids; `status`, `type`, `mode`, `country` one or several; `since` and `until` days, months or years; `near` a
        place's name or (latitude, longitude), within `km`; `toll` like "killed>=5"; `civilians`, `publisher`, `place`,
        `document`, `event`, `claim`, `review`; `order` "latest", "oldest" or "added" (as words are, unless
        asked otherwise); `limit` 50 unless given, None for all. Raises InputError for what cannot be asked.
        """
        with self.store.reading() as connection:
            found = find_claims(connection, self._query(connection, {"words": words, **question}))
        return Claims(found)

    def count(self, words: str | None = None, **question: Any) -> int:
        """How many claims `claims` would find without a limit."""
        with self.store.reading() as connection:
            return count_claims(connection, self._query(connection, {"words": words, **question}))

    def _query(self, connection: Any, question: Mapping[str, Any]) -> Query:
        return Asker(connection, lambda: load_roster(self.settings.roster), self._gazetteer).query(question)

    def _gazetteer(self) -> Gazetteer:
        from sayso.places import load_gazetteer

        return load_gazetteer(self.settings.gazetteer)

    def documents(self, words: str, *, limit: int | None = 50) -> list[FoundDocument]:
        """The documents whose title or text holds these words, the latest added first."""
        with self.store.reading() as connection:
            return find_documents(connection, words, limit=limit)

    def document(self, document_id: str) -> Document | None:
        """The document with this id, or None."""
        with self.store.reading() as connection:
            return get_document(connection, document_id)

    def coded(self, document_id: str, *, version: str | None = None, as_read: bool = False) -> Coded | None:
        """What was read from a document, as decisions let it stand, or `as_read` by the machine; None without it.

        `version` names an older reading (see `readings`).
        """
        with self.store.reading() as connection:
            coded = get_coded(connection, document_id, version)
            if coded is None or as_read or version is not None:
                return coded
            standing = load_standing(connection)
        if not standing:
            return coded
        claims = tuple(standing.rule(document_id, claim).claim for claim in coded.claims)
        known = {actor.id for actor in coded.actors}
        more = tuple(actor for actor in standing.resolved.values() if actor.id not in known)
        return dataclasses.replace(coded, claims=claims, actors=(*coded.actors, *more))

    def readings(self, document_id: str | None = None) -> list[ReadingHeader]:
        """The readings of one document or of all, oldest first."""
        with self.store.reading() as connection:
            return list(iter_headers(connection, document_id))

    def retrievals(self, document_id: str) -> list[Retrieval]:
        """How a document was come by."""
        with self.store.reading() as connection:
            return retrievals_of(connection, document_id)

    def relations(self, document_id: str) -> list[Relation]:
        """Which documents this one echoes or updates, and which do so to it."""
        with self.store.reading() as connection:
            return relations_of(connection, document_id)

    def stats(self) -> Stats:
        """What the workspace holds, in numbers."""
        with self.store.reading() as connection:
            return store_stats(connection)

    # Decisions

    def decisions(self) -> list[Decision]:
        """Every decision, oldest first, those taken back included."""
        with self.store.reading() as connection:
            return list(iter_decisions(connection))

    def accept(self, claim: str, *, document: str | None = None, why: str | None = None) -> Decision:
        """A person finds the reading of a claim right."""
        return self._decide(Verdict.ACCEPT, claim, why, document=document)

    def reject(self, claim: str, *, document: str | None = None, why: str | None = None) -> Decision:
        """A person finds that the report makes no such claim."""
        return self._decide(Verdict.REJECT, claim, why, document=document)

    def correct(
        self, claim: str, field: str, value: str, *, document: str | None = None, why: str | None = None
    ) -> Decision:
        """A person sets one field of a claim; `sayso decide correct --help` lists the fields, and how to write them."""
        return self._decide(Verdict.CORRECT, claim, why, document=document, field=field, value=value)

    def merge(self, event: str, into: str, *, why: str | None = None) -> Decision:
        """The claims about an event are about another one."""
        return self._decide(Verdict.MERGE, event, why, value=into)

    def split(self, *claims: str, why: str | None = None) -> list[Decision]:
        """These claims are about an event of their own."""
        template = new_decision(Verdict.SPLIT, "", self.who, why)
        with self.store.writing() as connection:
            return [decide(connection, one) for one in split_decisions(claims, template)]

    def resolve(self, actor: str, known: str, *, why: str | None = None) -> Decision:
        """An actor of the reports is this one of the roster (or of the reports), in all of its claims."""
        return self._decide(Verdict.RESOLVE, actor, why, value=resolution(self._known_actor(known)))

    def undo(self, decision: str, *, why: str | None = None) -> Decision:
        """Take a decision back; taking that back brings it back."""
        return self._decide(Verdict.UNDO, decision, why)

    def _decide(self, verdict: Verdict, target: str, why: str | None, **more: Any) -> Decision:
        decision = dataclasses.replace(new_decision(verdict, target, self.who, why), **more)
        with self.store.writing() as connection:
            return decide(connection, decision)

    def _known_actor(self, name: str) -> Actor:
        roster = load_roster(self.settings.roster)
        known = roster.get(name) or roster.get(roster.resolve(name).actor_id or "")
        if known is not None:
            part_of = known.part_of()
            return Actor(
                id=known.id, name=known.name, kind=known.kind, country=known.country, known=True, part_of=part_of
            )
        with self.store.reading() as connection:
            found = get_actor(connection, name)
        if found is None:
            raise InputError(f"no actor {name!r} in the roster or in the reports: sayso actors find looks wider")
        return found

    @property
    def who(self) -> str:
        """Who decides."""
        return self.config.review.who or getpass.getuser()

    # The whole

    def dump(self, *, stable: bool = False) -> Iterator[str]:
        """The whole store as JSON lines, without line ends; see `sayso.store.dump`."""
        with self.store.reading() as connection:
            yield from dump_store(connection, stable=stable)

    def load(self, lines: Iterable[str], *, name: str = "dump") -> int:
        """Read a dump into this workspace, which must be empty; how many records it held."""
        with self.store.writing() as connection:
            return load_store(connection, lines, name=name)

    def verify(self) -> Iterator[tuple[str, str | None]]:
        """Everything looked at again, with what is wrong with it, None when it is sound."""
        with self.store.reading() as connection:
            yield from check_store(connection)


def find_workspace(folder: Path | None = None) -> Workspace:
    """The workspace in a folder; None means what SAYSO_WORKSPACE says, else the current folder."""
    return Workspace(folder or os.environ.get(VARIABLE) or Path.cwd())
