"""The page shows everything, links to itself alone, and lets no text become markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from factories import make_claim, make_coded, make_event, passage
from sayso.export import to_fragment, to_page
from sayso.model import Actor, Coded, Document, Participant, Role

HOSTILE = (
    "<script>alert(1)</script> & \"quoted\" 'single' </span><img src=x onerror=alert(2)> {{ 7 * 7 }} \x1b[31m\x00 end"
)
VOID = {"meta", "link", "img", "br", "hr", "input"}


class Reader(HTMLParser):
    """Reads a page as a browser would: nesting, ids, links, and the text of each report."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attributes)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [value or "" for name, value in attributes if name in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "div" and values.get("class") == "text":
            self.depth = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1] == tag, (tag, self.open)
        if len(self.open) == self.depth:
            self.depth = 0
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data if self.depth else ""


def hostile() -> Coded:
    event = make_event(
        HOSTILE,
        "alert(1)",
        participants=(Participant(role=Role.INITIATOR, actor="a", mention=passage(HOSTILE, "<script>")),),
    )
    document = Document(
        text=HOSTILE, id='"><b>', title="<h1>Title</h1>", publisher="<i>Post</i>", url="javascript:alert(3)"
    )
    actor = Actor(id="a", name="<b>Actor</b>", kind='"x"', mentions=(passage(HOSTILE, "<img src=x onerror=alert(2)>"),))
    claims = (make_claim(HOSTILE, "</span><img", event=event),)
    return Coded(document=document, actors=(actor,), claims=claims, coder={"<u>": "<u>"})


def test_the_page_holds_the_text_and_is_well_formed() -> None:
    coded = make_coded()
    reader = Reader(to_page([coded]))
    assert reader.text == coded.document.text
    assert reader.open == []
    assert len(set(reader.ids)) == len(reader.ids)
    assert {link[1:] for link in reader.links} <= set(reader.ids)


def test_no_text_becomes_markup() -> None:
    page = to_page([hostile()])
    reader = Reader(page)
    assert reader.text == HOSTILE.replace("\x1b", "\ufffd").replace("\x00", "\ufffd")
    assert not reader.tags & {"img", "h1b"}
    assert page.count("<script>") == 1
    assert "{{ 7 * 7 }}" in page
    assert not [link for link in reader.links if link.startswith("javascript")]
    assert "<i>Post" not in page
    assert "<b>Actor" not in page


def test_nothing_is_fetched() -> None:
    page = to_page([make_coded()])
    assert not re.search(r"https?://|@import|url\(", page)


def test_many_reports_share_a_page_with_a_table_of_contents() -> None:
    page = to_page([make_coded(), hostile(), make_coded()])
    reader = Reader(page)
    assert "3 coded reports" in page
    assert len(set(reader.ids)) == len(reader.ids)
    assert {"#d1", "#d2", "#d3"} <= set(reader.links)


def test_a_claim_shows_status_parties_chain_and_facts() -> None:
    page = to_page([make_coded()])
    for words in (
        "ASSAULT / firearms",
        "Harrow Front",
        "the group’s spokesman (Harrow Front)",
        "Vellmar (not resolved: no candidate)",
        "killed 9 or more",
        "Violence against civilians / Attack",
        "civilian targeting",
        "CT-",
    ):
        assert words in page


def test_a_refused_document_says_why() -> None:
    page = to_page([make_coded("Bonjour", claims=(), refused="language is 'fr'")])
    assert "Not coded." in page
    assert "language is &#39;fr&#39;" in page


def test_a_notebook_gets_a_fragment_with_its_own_style() -> None:
    fragment = to_fragment(make_coded())
    reader = Reader(fragment)
    assert reader.open == []
    assert fragment.lstrip().startswith('<div class="sayso">')
    assert not reader.tags & {"html", "body", "script"}
