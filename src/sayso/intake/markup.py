"""XML from outside: what it may not do."""

from __future__ import annotations

import io

from sayso.errors import InputError

_REFUSED = "the XML declares entities or asks for files of its own, as attacks do: not read"


def check_xml(data: bytes) -> None:
    """Raise InputError for XML that declares entities or refers to anything outside itself.

    Broken XML passes: whoever reads it next says what is wrong with it.
    """
    from xml.sax import SAXException  # only the name of its error
    from xml.sax.handler import ContentHandler  # a class that ignores everything

    from defusedxml import DefusedXmlException, sax

    try:
        sax.parse(io.BytesIO(data), ContentHandler(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise InputError(_REFUSED) from None
    except (SAXException, ValueError, LookupError):
        return
