"""Names in their own scripts: kept as they are, found whole, never met by a Latin word of the same consonants."""

from __future__ import annotations

import pytest

from sayso.actors import load_roster
from sayso.actors.fold import fold, split_words


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("حماس", "hamas"),
        ("ЧВК Вагнер", "wagner-group"),
        ("भारतीय जनता पार्टी", "bjp"),
        ("தமிழீழ விடுதலைப் புலிகள்", "ltte"),
        ("တပ်မတော်", "tatmadaw"),
        ("中国共产党", "ccp"),
        ("Kürdistan İşçi Partisi", "pkk"),
        ("Ejercito de Liberacion Nacional", "eln"),
    ],
)
def test_own_names(text: str, actor: str) -> None:
    assert load_roster().resolve(text).actor_id == actor


def test_latin_letters_lose_their_accents_others_stay() -> None:
    assert fold("Túpac") == "tupac"
    assert fold("حماس") == "حماس"
    assert [word.printed for word in split_words("पार्टी है")] == ["पार्टी", "है"]


def test_a_name_is_found_within_a_text_without_capitals() -> None:
    [hit] = load_roster().scan("قال متحدث باسم حماس")
    assert hit.postings[0].ref == "hamas"
