"""Text as the parser reads it best, character for character as long as the original, so offsets hold."""

from __future__ import annotations

import re
import statistics

_SAME_LENGTH = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "´": "'",
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u2028": "\n",
        "\u2029": "\n",
        "\t": " ",
        "\r": " ",
        "\v": " ",
        "\f": "\n",
        "\x00": " ",
        "\x85": "\n",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
    }
)
_DOUBLED_MARK = re.compile(r"''|``")
_LINE_BREAK = re.compile(r"(?<!\n)[ ]*\n[ ]*(?!\n|[ ])")
_ENDS_SENTENCE = re.compile(r"[.!?:;\"')\]]\s*$")
_WRAP_WIDTH = range(50, 101)


def normalise(text: str) -> str:
    """Straight quotes, plain spaces and hyphens, and hard-wrapped lines joined by a space; same length as `text`."""
    plain = _DOUBLED_MARK.sub(_single_mark, text.translate(_SAME_LENGTH))
    return _unwrap(plain) if "\n" in plain else plain


def _single_mark(match: re.Match[str]) -> str:
    """Two typewriter apostrophes stand for one quotation mark: keep it next to the word it belongs to."""
    after = match.string[match.end() : match.end() + 1]
    before = match.string[match.start() - 1 : match.start()] if match.start() else " "
    opens = (before.isspace() or before in "([-") and not after.isspace()
    return ' "' if opens else '" '


def _unwrap(text: str) -> str:
    wrapped = _looks_wrapped(text)

    def join(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
        goes_on = after.islower() and not _ENDS_SENTENCE.search(before)
        return match.group().replace("\n", " ") if wrapped or goes_on else match.group()

    return _LINE_BREAK.sub(join, text)


def _looks_wrapped(text: str) -> bool:
    """True for text broken at a fixed width: blank lines part its paragraphs and full lines have one length."""
    paragraphs = [paragraph.strip("\n").split("\n") for paragraph in re.split(r"\n\s*\n", text)]
    full = [len(line) for lines in paragraphs for line in lines[:-1]]
    if len(full) < 3:
        return False
    return int(statistics.median(full)) in _WRAP_WIDTH and max(full) <= _WRAP_WIDTH.stop + 20
