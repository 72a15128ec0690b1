"""What languages other than English and Chinese write otherwise: marks, scale words and hedges.

A source's language decides: a German "Billion" is an English trillion, and `16.296` counts
thousands. A scale word of another language than the source's is never read (see `foreign_scale`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factsheet.quantity import vocabulary as words
from factsheet.quantity.figure import Qualifier

if TYPE_CHECKING:
    from collections.abc import Mapping

# fmt: off
# Languages that write 1.234,5 (or 1 234,5) where English writes 1,234.5.
COMMA_LANGUAGES: Final = frozenset((
    "bg", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id", "is",
    "it", "lt", "lv", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr",
    "uk", "vi",
))

_MILLIONS_OF_RUSSIAN: Final = {
    "тыс.": 3, "тыс": 3, "тысяч": 3, "тысячи": 3, "млн": 6, "миллион": 6, "миллиона": 6,
    "миллионов": 6,
    "млрд": 9, "миллиард": 9, "миллиарда": 9, "миллиардов": 9, "трлн": 12, "триллион": 12,
    "триллиона": 12, "триллионов": 12,
}
SCALES: Final[Mapping[str, Mapping[str, int]]] = {
    "de": {
        "tausend": 3, "tsd.": 3, "tsd": 3, "million": 6, "millionen": 6, "mio.": 6, "mio": 6,
        "mill.": 6,
        "milliarde": 9, "milliarden": 9, "mrd.": 9, "mrd": 9, "billion": 12, "billionen": 12,
    },
    "fr": {
        "mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9, "md": 9, "mds": 9,
        "billion": 12, "billions": 12,
    },
    "es": {
        "mil": 3, "millón": 6, "millones": 6, "mil millones": 9, "billón": 12, "billones": 12,
    },
    "ca": {"mil": 3, "milió": 6, "milions": 6, "mil milions": 9, "bilió": 12, "bilions": 12},
    "pt": {
        "mil": 3, "milhão": 6, "milhões": 6, "mil milhões": 9, "bilhão": 9, "bilhões": 9,
        "trilhão": 12, "trilhões": 12, "bilião": 12, "biliões": 12,
    },
    "it": {
        "mila": 3, "milione": 6, "milioni": 6, "mln": 6, "miliardo": 9, "miliardi": 9, "mld": 9,
    },
    "nl": {"duizend": 3, "miljoen": 6, "miljard": 9, "biljoen": 12},
    "ru": _MILLIONS_OF_RUSSIAN,
    "bg": {
        "хил.": 3, "хиляди": 3, "млн.": 6, "милион": 6, "милиона": 6, "млрд.": 9, "милиард": 9,
        "милиарда": 9, "трлн.": 12, "трилион": 12, "трилиона": 12,
    },
    "ko": {"천": 3, "만": 4, "백만": 6, "천만": 7, "억": 8, "조": 12},
}
# Scale words that no table above reads in any language, or that mean too many things.
_UNREAD: Final = ("lakh", "crore", "mill", "mil", "bil", "bill", "tril", "dozen", "hundred")

HEDGES: Final[Mapping[str, Mapping[Qualifier, tuple[str, ...]]]] = {
    "de": {
        Qualifier.ABOUT: ("rund", "etwa", "circa", "ungefähr", "zirka"),
        Qualifier.NEARLY: ("knapp", "fast"),
        Qualifier.OVER: ("über", "mehr als"),
        Qualifier.UNDER: ("unter", "weniger als"),
        Qualifier.AT_LEAST: ("mindestens",),
        Qualifier.AT_MOST: ("höchstens", "bis zu"),
    },
    "fr": {
        Qualifier.ABOUT: ("environ", "quelque", "autour de"),
        Qualifier.NEARLY: ("près de", "presque"),
        Qualifier.OVER: ("plus de", "dépassé"),
        Qualifier.UNDER: ("moins de",),
        Qualifier.AT_LEAST: ("au moins",),
        Qualifier.AT_MOST: ("au plus", "jusqu'à"),
    },
    "es": {
        Qualifier.ABOUT: ("unos", "unas", "alrededor de", "aproximadamente"),
        Qualifier.NEARLY: ("casi", "cerca de"),
        Qualifier.OVER: ("más de",),
        Qualifier.UNDER: ("menos de",),
        Qualifier.AT_LEAST: ("al menos",),
        Qualifier.AT_MOST: ("hasta", "como máximo"),
    },
    "ca": {
        Qualifier.ABOUT: ("uns", "unes", "al voltant de", "aproximadament"),
        Qualifier.NEARLY: ("gairebé", "prop de"),
        Qualifier.OVER: ("més de",),
        Qualifier.UNDER: ("menys de",),
        Qualifier.AT_LEAST: ("almenys",),
        Qualifier.AT_MOST: ("fins a",),
    },
    "pt": {
        Qualifier.ABOUT: ("cerca de", "aproximadamente"),
        Qualifier.NEARLY: ("quase",),
        Qualifier.OVER: ("mais de",),
        Qualifier.UNDER: ("menos de",),
        Qualifier.AT_LEAST: ("pelo menos",),
        Qualifier.AT_MOST: ("até",),
    },
    "it": {
        Qualifier.ABOUT: ("circa", "intorno a"),
        Qualifier.NEARLY: ("quasi",),
        Qualifier.OVER: ("oltre", "più di"),
        Qualifier.UNDER: ("meno di",),
        Qualifier.AT_LEAST: ("almeno",),
        Qualifier.AT_MOST: ("fino a",),
    },
    "ru": {
        Qualifier.ABOUT: ("около", "примерно"),
        Qualifier.NEARLY: ("почти",),
        Qualifier.OVER: ("более", "свыше", "больше"),
        Qualifier.UNDER: ("менее",),
        Qualifier.AT_LEAST: ("не менее",),
        Qualifier.AT_MOST: ("до", "не более"),
    },
    "ko": {
        Qualifier.ABOUT: ("약",),
        Qualifier.NEARLY: ("거의",),
        Qualifier.AT_LEAST: ("최소",),
    },
}

# Small numbers and places told in words; larger ones are no figure. A one is left out, since it is an article.
CARDINALS: Final[Mapping[str, Mapping[str, int]]] = {
    "fr": {
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10,
    },
    "es": {
        "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
        "diez": 10,
    },
    "ca": {
        "dos": 2, "dues": 2, "tres": 3, "quatre": 4, "cinc": 5, "sis": 6, "set": 7, "vuit": 8,
        "nou": 9, "deu": 10,
    },
}
# Words of larger numbers: beside them a small number is but a part of one (seis mil millones, trente-deux).
LARGER: Final[Mapping[str, tuple[str, ...]]] = {
    "fr": (
        "un", "une", "onze", "douze", "treize", "quatorze", "quinze", "seize", "vingt", "vingts",
        "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "octante", "nonante",
        "cent", "cents", "mille", "million", "millions", "milliard", "milliards", "billion",
        "billions",
    ),
    "es": (
        "un", "uno", "una", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta",
        "ochenta", "noventa", "cien", "ciento", "cientos", "mil", "miles", "millón", "millones",
        "billón", "billones", "vigésimo", "vigésima", "trigésimo", "trigésima",
    ),
    "ca": (
        "un", "una", "vint", "trenta", "quaranta", "cinquanta", "seixanta", "setanta", "vuitanta",
        "noranta", "cent", "cents", "mil", "milió", "milions", "bilió", "bilions",
    ),
    "pt": ("vigésimo", "vigésima", "trigésimo", "trigésima"),
}
ORDINALS: Final[Mapping[str, Mapping[str, int]]] = {
    "fr": {
        "premier": 1, "première": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "cinquième": 5,
        "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11,
        "douzième": 12, "treizième": 13, "quatorzième": 14, "quinzième": 15, "vingtième": 20,
        "vingt et unième": 21, "vingt-et-unième": 21,
    },
    "es": {
        "primer": 1, "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3,
        "tercero": 3, "tercera": 3, "cuarto": 4, "cuarta": 4, "quinto": 5, "quinta": 5, "sexto": 6,
        "sexta": 6, "séptimo": 7, "séptima": 7, "octavo": 8, "octava": 8, "noveno": 9, "novena": 9,
        "décimo": 10, "décima": 10, "duodécimo": 12, "duodécima": 12,
    },
    "pt": {
        "primeiro": 1, "primeira": 1, "segundo": 2, "segunda": 2, "terceiro": 3, "terceira": 3,
    },
}

# Hedges behind a number and its unit.
HEDGES_BEHIND: Final[Mapping[str, Mapping[Qualifier, tuple[str, ...]]]] = {
    "ja": {Qualifier.OVER: ("超",), Qualifier.NEARLY: ("弱",)},
}

POINTS: Final = (
    "percentage point", "percentage points", "percentage-point", "百分点", "个百分点", "pp", "p.p.",
    "%p", "%포인트", "포인트", "ポイント", "Prozentpunkt", "Prozentpunkte", "Prozentpunkten",
    "point de pourcentage", "points de pourcentage", "puntos porcentuales",
    "punts percentuals", "pontos percentuais", "punti percentuali",
    "процентных пункта", "процентного пункта",
)
PERCENT: Final = (
    "percent", "per cent", "per-cent", "Prozent", "pour cent", "por ciento", "por cento",
    "per cento", "процента", "процентов", "パーセント", "퍼센트",
)
RANK: Final = (
    "rank", "ranks", "ranked", "ranking", "number", "Platz", "Rang", "puesto", "posició", "lloc",
)
# fmt: on


def primary(language: str) -> str:
    """Return the language of a tag without script and region: "zh" of "zh-Hant"."""
    return language.partition("-")[0].lower()


@cache
def scales(language: str) -> Mapping[str, int]:
    """Return the scale words of a language and their powers of ten."""
    own = SCALES.get(language, {})
    if language in COMMA_LANGUAGES:
        return {**words.CHINESE_SCALES, **own}
    return {**words.SCALES, **own}


@cache
def foreign_scale(language: str) -> re.Pattern[str]:
    """Return the pattern of scale words that mean nothing, or something else, in the language.

    "3,7 Milliarden" in an English source is no 3.7, so such a word behind a number is an error.
    """
    tables = (*SCALES.values(), words.LONG_SCALES)
    foreign = {word for table in tables for word in table if len(word) > len("md")}
    foreign |= {f"{word}s" for word in foreign} | {*_UNREAD}
    foreign -= scales(language).keys()
    return re.compile(
        rf"[\s-]*(?:{words.alternatives(foreign)})(?![^\W\d_])",
        re.IGNORECASE,
    )


@cache
def numerals(language: str) -> re.Pattern[str]:
    """Return the pattern of numbers and places in a language's words, whole ones; it matches nothing if none are known.

    What it matches is a small number (deux, vingt et unième), or a larger one of several words, which is none.
    """
    known = {*CARDINALS.get(language, {}), *ORDINALS.get(language, {}), *LARGER.get(language, ())}
    if not known:
        return re.compile(r"(?!)")
    word = f"(?:{words.alternatives(known)})"
    return re.compile(rf"(?<![\w-]){word}(?:(?:[\s-]+(?:(?:et|y|i|e)[\s-]+)?){word})*(?![\w-])", re.IGNORECASE)


def hedges(language: str) -> Mapping[Qualifier, tuple[str, ...]]:
    """Return the hedges that stand before a number in a text of the language."""
    return _merged(words.BEFORE, HEDGES.get(language, {}))


def hedges_behind(language: str) -> Mapping[Qualifier, tuple[str, ...]]:
    """Return the hedges that stand behind a number and its unit in a text of the language."""
    return _merged(words.BEHIND, HEDGES_BEHIND.get(language, {}))


def _merged(
    common: Mapping[Qualifier, tuple[str, ...]], own: Mapping[Qualifier, tuple[str, ...]]
) -> Mapping[Qualifier, tuple[str, ...]]:
    keys = [*common, *(key for key in own if key not in common)]
    return {key: (*common.get(key, ()), *own.get(key, ())) for key in keys}
