"""A batch of documents coded in this process; one bad document never stops the others."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterable, Iterator, Sequence

from sayso.documents import Bad, refusal, with_language
from sayso.errors import SaysoError
from sayso.model import Coded, Document
from sayso.nlp import Parse
from sayso.pipeline import Knowledge, code_parse, load_knowledge, parse_for
from sayso.settings import Settings

log = logging.getLogger(__name__)

# As many documents as the parser takes at a time, and no more text than keeps a batch's memory small.
_DOCUMENTS, _CHARACTERS = 16, 200_000


def batches(items: Iterable[Document | Bad]) -> Iterator[list[Document | Bad]]:
    """The items in order, cut into batches, read no further ahead than one batch."""
    batch: list[Document | Bad] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(batch) >= _DOCUMENTS or characters >= _CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def code_batch(batch: Sequence[Document | Bad], settings: Settings) -> Iterator[Coded | Bad]:
    """Each document coded, or refused with the reason, in order; a Bad stays what it is.

    Raises ModelMissing or KnowledgeError, which no document is to blame for.
    """
    knowledge = load_knowledge(settings)
    known = [with_language(item) if isinstance(item, Document) else item for item in batch]
    reasons = [refusal(item, settings) if isinstance(item, Document) else None for item in known]
    sound = [item for item, reason in zip(known, reasons, strict=True) if isinstance(item, Document) and reason is None]
    parses = _parse(sound, knowledge)
    for item, reason in zip(known, reasons, strict=True):
        if isinstance(item, Bad):
            yield item
        elif reason is not None:
            yield Coded(document=item, coder=knowledge.versions, refused=reason)
        else:
            yield _code(item, next(parses), knowledge)


def _parse(documents: Sequence[Document], knowledge: Knowledge) -> Iterator[Parse | Exception]:
    """A parse of each document, all at once; where one breaks the batch, the rest one by one."""
    done = 0
    try:
        for parse in parse_for(documents, knowledge):
            yield parse
            done += 1
    except SaysoError:
        raise
    except Exception:
        log.debug("a batch could not be parsed at once", exc_info=True)
    for document in itertools.islice(documents, done, None):
        try:
            yield next(parse_for([document], knowledge))
        except Exception as error:  # whatever it is, the other documents go on
            yield error


def _code(document: Document, parse: Parse | Exception, knowledge: Knowledge) -> Coded:
    try:
        if isinstance(parse, Exception):
            raise parse
        return code_parse(parse, knowledge)
    except SaysoError:
        raise
    except Exception as error:
        log.debug("%s could not be coded", document.id, exc_info=True)
        reason = f"coding failed ({type(error).__name__}: {error}): please report this text as a bug"
        return Coded(document=document, coder=knowledge.versions, refused=reason)
