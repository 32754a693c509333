"""Attribution and status hold their ground when a report is told another way: exactly what should change changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import pytest

import sayso
from metamorphic.changes import CHANGES, Variant, make_variants
from metamorphic.deeds import PUBLISHED, load_deeds
from metamorphic.forms import FORMS
from metamorphic.reading import faults
from sayso.model import Document

# Measured shares of the variants are 1.000 and .962. They may rise; the goal for both is .95.
FLOOR_OF_SAYING = 0.98
FLOOR = 0.95
EVERY = 6  # each deed takes every sixth form, in turns
SAYING = {"status", "factuality", "sources", "act", "channel"}

Read = Sequence[tuple[Variant, dict[str, str]]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Every variant with the fields that were misread, all coded in one batch."""
    variants = make_variants(load_deeds(), every=EVERY)
    documents = (Document(text=one.text, published=PUBLISHED) for one in variants)
    coded = sayso.Coder().code_many(documents)
    return [(variant, faults(variant, reading)) for variant, reading in zip(variants, coded, strict=True)]


def test_who_says_so_and_how_surely(read: Read) -> None:
    """Of the variants whose event is found: status, factuality and chain are as they should be."""
    told = [(variant, found) for variant, found in read if "type" not in found]
    right = sum(not SAYING & found.keys() for _, found in told)
    assert right / len(told) >= FLOOR_OF_SAYING, report([(one, found) for one, found in told if SAYING & found.keys()])


def test_exactly_what_should_change_changes(read: Read) -> None:
    """All fields of the claim and of its event."""
    right = sum(not found for _, found in read)
    assert right / len(read) >= FLOOR, report([(one, found) for one, found in read if found])


def report(failures: Read) -> str:
    """The misread variants by kind, the kinds with the most failures first, with an example of each."""
    by_kind: defaultdict[str, list[tuple[Variant, dict[str, str]]]] = defaultdict(list)
    for variant, found in failures:
        by_kind[variant.kind].append((variant, found))
    fields = Counter(field for _, found in failures for field in found)
    lines = [f"{len(failures)} variants misread: {dict(fields.most_common())}"]
    for kind, misread in sorted(by_kind.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        variant, found = misread[0]
        lines.append(f"{len(misread):4} {kind}: {variant.text!r} is read with {found}")
    return "\n".join(lines)


# The generators.


def test_there_are_enough_seeds_and_variants() -> None:
    deeds = load_deeds()
    variants = make_variants(deeds, every=EVERY)
    assert len(deeds) >= 45
    assert len(variants) - len(deeds) >= 300
    assert {deed.form for deed in deeds} <= FORMS.keys()
    assert {one.kind for one in variants} == {"seed", *CHANGES, *(f"as {name}" for name in FORMS)}


def test_variants_are_pure_and_distinct() -> None:
    first, second = make_variants(load_deeds(), every=EVERY), make_variants(load_deeds(), every=EVERY)
    assert first == second
    assert len({one.text for one in first}) == len(first)


def test_a_variant_carries_its_trigger_and_no_marks() -> None:
    for one in make_variants(load_deeds()):
        words = one.text[one.start : one.end]
        assert words and words.replace("-", "").isalpha(), one
        assert not {"⟦", "⟧", "  "} & set(one.text) and "  " not in one.text, one
        assert one.text[0].isupper() or one.text[0] in '“"', one
        assert one.deed.target in one.text.lower() or one.deed.target in one.text, one
        assert all(name is None or name.lower() in one.text.lower() for name in one.telling.sources), one


def test_a_misread_field_is_told() -> None:
    [variant] = [
        one for one in make_variants(load_deeds()) if one.deed.id == "market-attack" and one.kind == "as chain"
    ]
    other = variant.text.replace("residents", "nobody").replace("a market", "a bridge")
    coded = sayso.code(other, published=PUBLISHED)
    moved = len(other) - len(variant.text)
    shifted = Variant(
        kind=variant.kind,
        deed=variant.deed,
        telling=variant.telling,
        text=other,
        start=variant.start + other.index("attacked") - variant.start,
        end=other.index("attacked") + len("attacked"),
    )
    assert moved
    assert {"sources", "target"} <= faults(shifted, coded).keys()
    assert "as chain" in report([(shifted, faults(shifted, coded))])
