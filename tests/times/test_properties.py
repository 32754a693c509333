"""What holds for every text: no date without an anchor, no day from a vague phrase, no publication date in disguise."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Anchor, Time, TimePrecision
from sayso.times import load_knowledge, resolve_times

_VOCABULARY = sorted(
    {word for entry in load_knowledge().classes.values() for word in entry["words"]}
    | {word.title() for entry in load_knowledge().classes.values() for word in entry["words"]}
)
_PIECES = st.one_of(
    st.sampled_from(_VOCABULARY),
    st.sampled_from(
        "the of in on ago few last next that ' s - – , . and to between from at by 's 1990s ’96 26/05/2025".split()
    ),
    st.integers(min_value=0, max_value=3000).map(str),
    st.dates().map(lambda day: day.isoformat()),
    st.integers(min_value=1, max_value=40).map(lambda number: f"{number}th"),
    st.sampled_from(["Easter", "Ramadan", "Christmas", "Eid al-Fitr", "Nowruz", "3:00 a.m.", "480 BC", "9/11"]),
    st.text(max_size=8),
)
_TEXTS = st.lists(_PIECES, max_size=25).map(" ".join)
_PUBLISHED = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()))


def _check(text: str, time: Time) -> None:
    assert time.text is not None
    assert text[time.text.start : time.text.end] == time.text.text
    assert (time.earliest is None) == (time.latest is None) == (time.anchor is Anchor.NONE)
    if time.earliest is None or time.latest is None:
        assert time.reason
        assert time.precision is TimePrecision.UNKNOWN
        return
    assert date.fromisoformat(time.earliest) <= date.fromisoformat(time.latest)
    if time.precision is TimePrecision.DAY:
        assert time.earliest == time.latest


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _PUBLISHED, st.booleans())
def test_every_time_is_honest(text: str, published: str | None, whole: bool) -> None:
    times = resolve_times(text, published=published, whole_ranges=whole)
    for time in times:
        _check(text, time)
        if published is None:
            assert time.anchor in (Anchor.ABSOLUTE, Anchor.NONE)
    starts = [time.text.start for time in times if time.text]
    assert starts == sorted(starts)
    assert times == resolve_times(text, published=published, whole_ranges=whole)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["about", "around", "nearly", "roughly", "almost", "more than"]),
    st.integers(min_value=2, max_value=90),
    st.sampled_from(["days", "weeks", "months", "years", "decades"]),
    st.sampled_from(["ago", "later", "earlier", "from now"]),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
)
def test_no_hedged_distance_gives_a_day(hedge: str, number: int, unit: str, side: str, day: date) -> None:
    text = f"They met on 5 May 2021 and parted {hedge} {number} {unit} {side}."
    time = resolve_times(text, published=day.isoformat())[-1]
    assert time.precision is not TimePrecision.DAY
    assert time.earliest is None or time.earliest != time.latest


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["a few", "several", "many", "recent", "some", "the past few", "the coming"]),
    st.sampled_from(["days", "weeks", "months", "years"]),
    st.sampled_from(["", " ago", " later"]),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
)
def test_no_vague_phrase_gives_a_day(vague: str, unit: str, side: str, day: date) -> None:
    for time in resolve_times(f"They parted {vague} {unit}{side}.", published=day.isoformat()):
        assert time.precision is not TimePrecision.DAY
        assert time.earliest is None or time.earliest != time.latest


_GUESSED = st.one_of(
    st.builds("around {:%d %B %Y}".format, st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))),
    st.builds("on or about {:%B %d}".format, st.dates()),
    st.builds(
        "{} {}".format,
        st.sampled_from(["around", "about", "on or around", "roughly"]),
        st.sampled_from(["Monday", "last Tuesday", "3 May", "May 3, 2021", "the 14th", "Christmas Day"]),
    ),
    st.builds(
        "{} {}".format,
        st.sampled_from(
            ["early", "mid", "late", "in early", "towards the end of", "the start of", "sometime in", "since"]
        ),
        st.sampled_from(
            ["May", "March 2021", "2019", "last year", "this month", "the 1990s", "next week", "the summer"]
        ),
    ),
    st.sampled_from(
        """the other day|days ago|some days later|a couple of days ago|a few days earlier|in recent days|in the coming days
        |the past few days|not long ago|a while ago|at the time|for several days|every few days|in the days that followed
        |earlier this week|later this month|half a year ago|some ten days ago|nearly two weeks ago|over a month ago
        |more than a week ago|within days|for three days|for the third day|twice a week|the following days|years ago
        |recently|lately|soon|now|at one time|last winter|two or three days ago|a day or two later|the turn of the year
        |one day|some day|that week|the same month|overnight or so|a generation ago|the early hours|at night""".replace(
            "\n", ""
        ).split("|")
    ).map(str.strip),
)


@settings(max_examples=500, deadline=None)
@given(
    _GUESSED,
    st.sampled_from(["They met on 5 May 2021. {}, they parted.", "They parted {}.", "{} they will part.", "{}"]),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
)
def test_no_guess_gives_a_day(words: str, frame: str, day: date) -> None:
    text = frame.format(words)
    for time in resolve_times(text, published=day.isoformat()):
        if time.text is not None and time.text.text == "5 May 2021":
            continue
        assert time.precision is not TimePrecision.DAY, (text, time)
        assert time.earliest is None or time.earliest != time.latest, (text, time)


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_no_date_lacks_an_anchor(text: str, day: date) -> None:
    """What is reckoned from publication is never there without it, and what is absolute says so with it, too."""
    for time in resolve_times(text, published=day.isoformat()):
        assert (time.earliest is None) == (time.anchor is Anchor.NONE)
    for time in resolve_times(text, published=None):
        assert time.earliest is None or time.anchor is Anchor.ABSOLUTE
