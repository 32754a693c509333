"""Who says so: parse and lexicon in; sayings, chains, channels and standings out.

>>> from sayso.claims import find_voices
>>> from sayso.lexicons import load_lexicon
>>> from sayso.model import Document
>>> from sayso.nlp import parse_document
>>> parse = parse_document(Document(text="Residents said the bridge had collapsed."))
>>> [(one.source.text, one.sense.act.value, one.content.text) for one in find_voices(parse, load_lexicon("en"))]
[('Residents', 'say', 'the bridge had collapsed')]
"""

from sayso.claims.chains import chain_at, chain_of
from sayso.claims.channels import ChannelMention, channel_of, find_channels
from sayso.claims.sayings import Saying
from sayso.claims.status import Standing, read_standing, status_of
from sayso.claims.voices import find_voices

__all__ = [
    "ChannelMention",
    "Saying",
    "Standing",
    "chain_at",
    "chain_of",
    "channel_of",
    "find_channels",
    "find_voices",
    "read_standing",
    "status_of",
]
