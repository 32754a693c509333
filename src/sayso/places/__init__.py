"""Known places: names in, places with country, division, coordinates and precision out, or the reason why not.

The gazetteer's index is built once, from installed packages and the YAML files of this folder, into the cache folder;
`DumpSource` makes one from a full GeoNames dump.

>>> from sayso.places import load_gazetteer
>>> town = load_gazetteer().candidates("Bamiyan")[0].entry
>>> town.country, town.kind.value, round(town.lat, 1)
('AF', 'town', 34.8)
"""

from sayso.places.build import build_gazetteer, index_path
from sayso.places.dump import DumpSource
from sayso.places.entry import Candidate, Entry, Kind
from sayso.places.gazetteer import Gazetteer, load_gazetteer
from sayso.places.knowledge import check_knowledge, load_knowledge
from sayso.places.naming import Naming
from sayso.places.packages import GazetteerSource, Named
from sayso.places.resolve import is_placed, place_at, resolve_places
from sayso.places.words import PlaceWords, check_words, load_words

__all__ = [
    "Candidate",
    "DumpSource",
    "Entry",
    "Gazetteer",
    "GazetteerSource",
    "Kind",
    "Named",
    "Naming",
    "PlaceWords",
    "build_gazetteer",
    "check_knowledge",
    "check_words",
    "index_path",
    "is_placed",
    "load_gazetteer",
    "load_knowledge",
    "load_words",
    "place_at",
    "resolve_places",
]
