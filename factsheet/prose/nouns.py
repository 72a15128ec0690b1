"""Words that say what is counted: nouns of units, money, months, Chinese counters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final


def any_of(words: str | Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; a text is split at its spaces."""
    words = words.split() if isinstance(words, str) else words
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


# What a fact sheet on innovation counts, and what is counted everywhere. A number before one of
# these is a quantity, even if it looks like a year ("2000 companies").
_UNITS: Final = (
    "articles authors awards businesses cases centers centres certificates children cities claims"
    " clusters companies contracts copies counties countries days designs districts documents"
    " economies employees engineers enterprises entities entrepreneurs establishments experts"
    " factories families filings firms foundations funds governments graduates grants groups hectares"
    " holders hours households incubators indicators industries inhabitants institutes institutions"
    " inventions inventors investors items jobs jurisdictions kilometers kilometres labs laboratories"
    " lawsuits licences licenses locations men meters metres miles minutes months municipalities"
    " nations observations offices organisations organizations owners papers parks parties patents"
    " people percent percentage persons places players products professionals projects provinces"
    " publications ranks regions residents researchers rights schools scientists seconds settlements"
    " sites specialists species staff start-ups startups states students subsidiaries talents"
    " technologies teams territories times tonnes tons towns trademarks trials unicorns units"
    " universities users villages visitors volumes weeks women workers years"
)
# What may stand between a number and such a noun.
_QUALIFIERS: Final = (
    "active additional american big chinese cubic different domestic effective existing foreign further"
    " german global granted hi-tech high-tech high-value hong innovation innovative international"
    " invention japanese key kong large leading listed local major manufacturing more national new"
    " other patent private public registered research scientific separate small square state-owned"
    " sub-national technology top top-ranked u.s. us utility valid world-class"
)
MONEY: Final = "(?:dollars?|euros?|pounds?|patacas?|yuan|yen|renminbi|rmb|cny|usd|eur|hkd)"
SCALES: Final = "hundred thousand million billion trillion dozen"
# Units as they follow a hyphen: "a two-year lag", "a three-city cluster".
COMPOUNDS: Final = (
    "year month week day hour minute percent per point fold digit city cluster company member nation"
    " country province place times strong dozen odd plus quarter region university"
)

COUNTED: Final = rf"(?:{any_of(_QUALIFIERS)} ){{0,2}}(?:{any_of(_UNITS)}|{MONEY})(?![a-z])"
"""One of the nouns, with up to two qualifiers before it; for text in lower case."""

MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![A-Za-z])\.?"
)

# Counters that follow a Chinese number, longest first; 两家 is a count.
COUNTERS: Final = (
    "(?:个百分点|人民币|澳门元|平方公里|美元|港元|欧元|日元|百分点|公里|小时|分钟|个月"
    "|[个家件项名人位元城座所倍成年次省市县区篇条亩户批款届天周支台套部份种类级强大地国组辆艘颗只张步岁吨米％%])"
)
