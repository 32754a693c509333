"""The country of a publisher, told from its name or its web address."""

import pytest

from sayso.mentions.home import publisher_home
from sayso.model import Document
from sayso.places import load_gazetteer


@pytest.mark.parametrize(
    ("publisher", "url", "country"),
    [
        ("The Kenyan Post", None, "KE"),
        ("Ghana Courier", None, "GH"),
        ("Lagos Tribune", None, "NG"),
        ("Addis Ababa Daily", None, "ET"),
        ("The Harbour Wire", None, None),
        ("World Desk of Kenya", None, None),
        (None, "https://news.example.co.ke/a/1", "KE"),
        (None, "www.example.org.uk/a", "GB"),
        (None, "https://example.tv/a", None),
        (None, "https://example.com/ke", None),
        ("Sunrise Courier", "https://sunrise.example.in", "IN"),
        (None, None, None),
    ],
)
def test_home(publisher: str | None, url: str | None, country: str | None) -> None:
    document = Document(text="Rain fell.", publisher=publisher, url=url)
    assert publisher_home(document, load_gazetteer()) == country
