"""Another language is named only when it is certain."""

import pytest

from sayso.documents import find_language


@pytest.mark.parametrize(
    "text",
    [
        "The two sides met on Tuesday and agreed to meet again, a spokesman said.",
        "THE TWO SIDES MET ON TUESDAY AND AGREED TO MEET AGAIN, A SPOKESMAN SAID.",
        "Armed men stormed the village and burned houses before they fled to the hills. 'قال' was heard.",
    ],
)
def test_english_is_told_by_its_function_words(text: str) -> None:
    assert find_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les deux parties se sont rencontrées mardi et ont décidé de se revoir, a déclaré un porte-parole.", "fr"),
        ("Die beiden Seiten trafen sich am Dienstag und einigten sich auf ein weiteres Treffen.", "de"),
        ("Las dos partes se reunieron el martes y acordaron volver a verse, dijo un portavoz.", "es"),
        ("Обе стороны встретились во вторник и договорились встретиться снова.", "ru"),
        ("اجتمع الطرفان يوم الثلاثاء واتفقا على الاجتماع مرة أخرى، كما قال متحدث.", "ar"),
        ("双方星期二会晤，并同意再次会晤。双方发言人说，会谈气氛良好，双方将继续对话。", "zh"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    assert find_language(text) == language


@pytest.mark.parametrize("text", ["", "Kabul", "12 34 56", "Talks resume.", "Blast kills six, hurts nine"])
def test_too_little_text_tells_nothing(text: str) -> None:
    assert find_language(text) in (None, "en")
