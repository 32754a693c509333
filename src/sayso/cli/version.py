"""sayso version: what codes, down to the knowledge files."""

from __future__ import annotations

import typer


def version() -> None:
    """Print what codes: sayso, model and knowledge.

    The knowledge files (lexicon, ontology, roster, gazetteer) go by a digest of their content. Two runs with the same
    versions, settings and text give the same bytes.
    """
    from sayso.run import Coder

    for name, value in Coder().versions.items():
        typer.echo(f"{name:<12}{value}")
