"""Inflected forms of English words, so that a word is found by its form whatever the tagger made of it."""

from __future__ import annotations

VOWELS = frozenset("aeiou")

# Base form: past, participle. Regular forms are derived; "-ing" and "-s" always are.
IRREGULAR = {
    "arise": ("arose", "arisen"), "beat": ("beat", "beaten"), "become": ("became", "become"),
    "begin": ("began", "begun"), "behold": ("beheld", "beheld"), "bid": ("bid", "bid"), "bind": ("bound", "bound"),
    "bite": ("bit", "bitten"), "bleed": ("bled", "bled"), "blow": ("blew", "blown"), "break": ("broke", "broken"),
    "bring": ("brought", "brought"), "build": ("built", "built"), "burn": ("burnt", "burnt"),
    "burst": ("burst", "burst"), "buy": ("bought", "bought"), "cast": ("cast", "cast"),
    "catch": ("caught", "caught"), "choose": ("chose", "chosen"), "come": ("came", "come"), "cut": ("cut", "cut"),
    "deal": ("dealt", "dealt"), "dig": ("dug", "dug"), "do": ("did", "done"), "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"), "fall": ("fell", "fallen"), "feed": ("fed", "fed"), "fight": ("fought", "fought"),
    "find": ("found", "found"), "flee": ("fled", "fled"), "fling": ("flung", "flung"), "fly": ("flew", "flown"),
    "forbid": ("forbade", "forbidden"), "foresee": ("foresaw", "foreseen"), "forgive": ("forgave", "forgiven"),
    "freeze": ("froze", "frozen"), "get": ("got", "gotten"), "give": ("gave", "given"), "go": ("went", "gone"),
    "grow": ("grew", "grown"), "hang": ("hung", "hanged"), "have": ("had", "had"), "hear": ("heard", "heard"),
    "hide": ("hid", "hidden"), "hit": ("hit", "hit"), "hold": ("held", "held"), "hurt": ("hurt", "hurt"),
    "keep": ("kept", "kept"), "know": ("knew", "known"), "lay": ("laid", "laid"), "lead": ("led", "led"),
    "leave": ("left", "left"), "lend": ("lent", "lent"), "let": ("let", "let"), "lose": ("lost", "lost"),
    "make": ("made", "made"), "meet": ("met", "met"), "offset": ("offset", "offset"),
    "oversee": ("oversaw", "overseen"), "overrun": ("overran", "overrun"), "overtake": ("overtook", "overtaken"),
    "overthrow": ("overthrew", "overthrown"), "partake": ("partook", "partaken"), "pay": ("paid", "paid"),
    "put": ("put", "put"), "quit": ("quit", "quit"), "read": ("read", "read"), "rebuild": ("rebuilt", "rebuilt"),
    "retake": ("retook", "retaken"), "rise": ("rose", "risen"), "run": ("ran", "run"), "say": ("said", "said"),
    "see": ("saw", "seen"), "seek": ("sought", "sought"), "sell": ("sold", "sold"), "send": ("sent", "sent"),
    "set": ("set", "set"), "shed": ("shed", "shed"), "shoot": ("shot", "shot"), "shut": ("shut", "shut"),
    "sing": ("sang", "sung"), "sink": ("sank", "sunk"), "sit": ("sat", "sat"), "slay": ("slew", "slain"),
    "speak": ("spoke", "spoken"), "spread": ("spread", "spread"), "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"), "stick": ("stuck", "stuck"), "strike": ("struck", "stricken"),
    "strive": ("strove", "striven"), "swear": ("swore", "sworn"), "sweep": ("swept", "swept"),
    "take": ("took", "taken"), "teach": ("taught", "taught"), "tear": ("tore", "torn"), "tell": ("told", "told"),
    "think": ("thought", "thought"), "throw": ("threw", "thrown"), "undergo": ("underwent", "undergone"),
    "undertake": ("undertook", "undertaken"), "uphold": ("upheld", "upheld"), "wage": ("waged", "waged"),
    "win": ("won", "won"), "withdraw": ("withdrew", "withdrawn"), "withhold": ("withheld", "withheld"),
    "withstand": ("withstood", "withstood"), "wound": ("wounded", "wounded"), "write": ("wrote", "written"),
}  # fmt: skip
REGULAR_TOO = frozenset({"burn", "hang", "strike"})
# Verbs of several syllables that double their last consonant all the same (British spelling adds those in -l).
DOUBLING = frozenset({
    "admit", "commit", "permit", "submit", "omit", "transmit", "kidnap", "rebel", "compel", "expel", "propel",
    "repel", "dispel", "patrol", "control", "confer", "defer", "refer", "prefer", "transfer", "deter", "abet",
    "regret", "occur", "recur", "concur", "equip", "debar", "disbar", "outfit", "handicap", "worship", "forget",
    "unwrap", "embed",
})  # fmt: skip
IRREGULAR_PLURALS = {"man": "men", "woman": "women", "child": "children", "knife": "knives", "thief": "thieves"}


def verb_forms(lemma: str) -> frozenset[str]:
    """Every form of a verb: base, -s, -ing, past and participle, with British and American doubling."""
    past = IRREGULAR.get(lemma)
    forms = {lemma, _third_person(lemma), *_ing(lemma)}
    if past is not None:
        forms.update(past)
    if past is None or lemma in REGULAR_TOO:
        forms.update(_ed(lemma))
    if lemma == "strike":
        forms.add("struck")
        forms.discard("striked")
    return frozenset(forms)


def noun_forms(lemma: str) -> frozenset[str]:
    """Singular and plural of a noun."""
    return frozenset({lemma, IRREGULAR_PLURALS.get(lemma) or _third_person(lemma)})


def _third_person(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")) or (word.endswith("o") and word[-2:-1] not in VOWELS):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _stems(word: str) -> tuple[str, ...]:
    """What -ed and -ing are added to: one stem, or two where spellings differ."""
    if len(word) < 3 or word[-1] in VOWELS or word[-1] in "wxyh" or word[-2] not in VOWELS:
        return (word,)
    if word[-3] in VOWELS and not word.endswith(("quip", "quit")):
        return (word,)
    doubled = word + word[-1]
    if word in DOUBLING or sum(letter in VOWELS for letter in word) == 1:
        return (doubled,) if word != "bus" else (word, doubled)
    return (word, doubled) if word[-1] in "lpt" else (word,)


def _ing(word: str) -> frozenset[str]:
    if word.endswith("ie"):
        return frozenset({word[:-2] + "ying"})
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return frozenset({word[:-1] + "ing"})
    return frozenset(stem + "ing" for stem in _stems(word))


def _ed(word: str) -> frozenset[str]:
    if word.endswith("e"):
        return frozenset({word + "d"})
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return frozenset({word[:-1] + "ied"})
    return frozenset(stem + "ed" for stem in _stems(word))
