"""Small Chinese numbers: 二十五 is 25."""

NUMERAL = r"(?:[0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3})"
"""A number below 100 in digits or in Chinese."""

_DIGITS = {"零": 0, "〇": 0, "两": 2} | {c: n for n, c in enumerate("一二三四五六七八九", 1)}


def number(word: str) -> int:
    """The value of a NUMERAL; two Chinese digits side by side count as tens and ones."""
    if word.isdecimal():
        return int(word)
    tens, ten, ones = word.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[c]) for c in word))
    return number(tens or "一") * 10 + (number(ones) if ones else 0)


def spelled(number: int) -> str:
    """A number in Chinese from 1 to 99; beyond that in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones] if ones else ''}"
