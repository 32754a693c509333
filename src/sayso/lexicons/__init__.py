"""How language says it: YAML files in, indexed words out.

In: the files of one language. Out: `Lexicon`, with cues of saying, modifiers of status, mediums, languages and roles.

>>> from sayso.lexicons import load_lexicon
>>> lexicon = load_lexicon("en")
>>> [str(cue.act) for cue in lexicon.verb_cues["deny"] if "that" in cue.frames]
['deny']
"""

from sayso.lexicons.check import check_lexicon
from sayso.lexicons.entries import Cue, Lexicon, Medium, Modifier, Part, Stance
from sayso.lexicons.load import load_lexicon

__all__ = ["Cue", "Lexicon", "Medium", "Modifier", "Part", "Stance", "check_lexicon", "load_lexicon"]
