"""How wide a text will be: text and size go in, pixels come out, by the advance widths of Source Sans 3."""

from __future__ import annotations

from typing import Final

from factsheet.chart.style import SIZE

# Thousandths of the size, of the characters from the space on to the tilde.
_REGULAR: Final = (
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497,
    497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727,
    647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555,
    496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303,
    241, 303, 497,
)  # fmt: skip
_BOLD: Final = (
    200, 340, 537, 528, 528, 857, 667, 300, 344, 344, 457, 528, 300, 332, 300, 339, 528, 528, 528, 528, 528, 528, 528,
    528, 528, 528, 300, 300, 528, 528, 528, 463, 902, 573, 605, 582, 635, 548, 524, 638, 674, 301, 509, 614, 518, 762,
    665, 684, 596, 684, 613, 556, 556, 665, 556, 813, 567, 525, 541, 344, 339, 344, 528, 500, 555, 527, 573, 468, 573,
    518, 341, 534, 571, 276, 278, 548, 286, 857, 572, 555, 573, 573, 398, 443, 383, 568, 523, 776, 514, 521, 460, 344,
    268, 344, 528,
)  # fmt: skip
_FIRST: Final = ord(" ")
_OTHER: Final = 560  # letters with accents, dashes
_CJK: Final = 0x2E80  # from here on characters fill a square


def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return the width of a text in pixels: exact for ASCII without kerning, else a fair estimate."""
    widths = _BOLD if bold else _REGULAR
    total = 0
    for character in text:
        place = ord(character) - _FIRST
        if 0 <= place < len(widths):
            total += widths[place]
        else:
            total += 1_000 if ord(character) >= _CJK else _OTHER
    return total * size / 1_000


def wrapped(text: str, width: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """Return the lines of a text that are no wider than so many pixels, where spaces and dashes allow it."""
    lines, line = [], ""
    for word in _words(text):
        if line and text_width((line + word).rstrip(), size, bold=bold) > width:
            lines.append(line.rstrip())
            line = ""
        line += word
    return [*lines, line.rstrip()]


def _words(text: str) -> list[str]:
    """Return the parts of a text at whose ends a line may end, spaces and dashes still behind them."""
    words, word = [], ""
    for character in text:
        word += character
        if character in " –，、" or ord(character) >= _CJK:
            words.append(word)
            word = ""
    return [*words, word] if word else words
