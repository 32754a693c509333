"""sayso explain: a claim back to its words and rules."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.code import Published, Publisher
from sayso.cli.output import open_output, write_all
from sayso.documents import Bad, read_documents
from sayso.errors import InputError
from sayso.model import Claim, Coded

File = Annotated[str, typer.Argument(metavar="FILE", help="Its report, or JSON lines with it; - is standard input.")]
ClaimId = Annotated[
    str | None,
    typer.Argument(metavar="CLAIM-ID", help="The id or its beginning. Default: every claim."),
]


def explain(file: File, claim_id: ClaimId = None, published: Published = None, publisher: Publisher = None) -> None:
    """Explain a claim down to its words and rules.

    Every value stands with the words that it rests on, their offsets, and the rule that gave it. Give the publication
    date that the report was coded with, since times depend on it.

    \b
    Examples:
      sayso explain report.txt c-9f86d081884c --published 2025-05-26
      sayso explain report.txt
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    from sayso.export import explain as explain_claim
    from sayso.run import Coder

    coder = Coder()
    items = read_documents([file], published=published, publisher=publisher, settings=coder.settings)
    found: list[tuple[Coded, Claim]] = []
    for item in coder.code_read(items):
        if isinstance(item, Bad):
            raise InputError(str(item))
        if item.refused is not None:
            raise InputError(f"{item.document.id} not coded: {item.refused}")
        found += [(item, claim) for claim in item.claims if claim.id.startswith(claim_id or "")]
    if not found:
        raise InputError(f"no claim {claim_id or ''} in {file}: sayso code {file} lists the ids".replace("  ", " "))
    with open_output(None) as stream:
        write_all("\n\n".join(explain_claim(coded, claim) for coded, claim in found), stream)
