"""Distances on the globe."""

from __future__ import annotations

import math

EARTH = 6371.0
Point = tuple[float, float]


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points (latitude, longitude in degrees), along the great circle.

    >>> round(distance((52.52, 13.405), (48.8566, 2.3522)))
    877
    """
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, chord)))
