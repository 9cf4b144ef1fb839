"""The second repair: words glued together where a link was stripped, and the debris around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from foederis.reading._clean_words import (
    FUNCTION,
    MONTHS,
    PARTICLES,
    acronyms,
    dictionary,
    is_word,
    names,
    places,
    whole,
    word_set,
)
from foederis.reading._lexicon import lexicon
from foederis.reading._names import is_known
from foederis.reading._offsets import Edit

__all__ = ["glue_edits"]

_RUN = re.compile(r"[^\W\d_]{3,40}")
_SEAM = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_STUCK_BEFORE = "@#/\\_=&%$~"
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|says|told|[a-z]{3,}ed|"
    r"went|came|took|made|gave|sent|met|won|lost|held|left|led|broke|began|fell|rose|struck|shot|hit|put|saw|found|thinks?|"
    r"wants?|needs?|makes?|gives?|takes?|remains?|stands?|faces?|seems?|keeps?|believes?|spoke|flew|fled|drew|threw|sank|paid|"
    r"bought|sold|sought|fought|brought|stood|ran|swore|wrote|drove|knew|grew|sat|spent|calls?|warns?|urges?|asks?|rules?)\b"
)
# A run of capitals between words in small letters: "theOICasked".
_INITIALS = re.compile(r"([a-z]*)([A-Z]{2,8}?)([a-z]{2,})?")
# Function words that are also the end of names.
_NO_SECOND = word_set("all an any as her him his is it may more most off or our over so us yet ate ally am man")
_AFTER_NOUN = word_set("and the for with from that which who has had have was were will would said after")
_DEMONYM_ENDS = frozenset({"is", "an", "or", "as", "us", "so", "am", "he"})
_DEMONYM = re.compile(r"(?:an|ish|ese|ch|i|ek|ss|c)$")
_PLURAL_NAMES = frozenset({"Nations", "States", "Emirates"})
_GOES_ON = re.compile(r" (?:expected|likely|unlikely|to|not|now|the|ready|set|due|believed|also|no|[a-z]{2,}ing)\b")
# How far back the sentence before a seam is looked at: bounds the work on a text without line ends.
_LOOK_BACK = 600
# Openers after which a comma, not a full stop, is what the stripped link swallowed: the main clause is still to come.
_PENDING = re.compile(
    r"(?:^|[,;] )(?:and |but )?(?:According to|In|On|At|After|Before|During|Since|When|While|As|If|Although|Though|Despite|"
    r"With|For|From|Until|By|Under|Because|Following)\b[^,;]*$"
)
_OPENERS = word_set("The In At On By From But And When After Before While As For With To Since During Under")
_HOUSES = word_set("Kremlin Pentagon Duma Knesset Senate Congress Parliament Union Army Navy State")
_TITLES = word_set(
    "President Minister Premier Chancellor Secretary General Ambassador Senator Governor King Queen Prince Emir Sultan Pope "
    "Prime Foreign Defence Defense Leader Spokesman Spokeswoman Chairman Marshal Colonel Captain Admiral Judge Mayor Mr Mrs "
    "Vladimir Donald Joe Barack George Bill Nicolas Hugo Recep Emmanuel Angela Boris Volodymyr Sergei Alexander Mohammed "
    "United Saudi North South East West New Middle Latin Central Great Security European Supreme National Washington Wall "
    "Financial Associated Islamic Black White Red"
)
# Second halves of the names of papers, firms and stations: "SudanTribune", "EgyptAir".
_BRANDS = word_set(
    "Air Tel Post Tribune Today Wire News Net Web Gas Com Times Observer Watch Aid Match Tech Expo Eye Mart Bank Oil Link Sat "
    "Daily Herald Mail Media Radio Press Insight File Focus Scene Info Voice Journal Mirror Monitor Online Live"
)
# Endings that make one word of a name and a lower-case rest: Irishman, Chinatown, Finlandize.
_NAME_ENDINGS = re.compile(
    r"^(?:m[ae]n|wom[ae]n|town|ville|burg|burgh|ship|land|lands|born|like|wide|bound|based|ness|dom|hood|phile|phobe|phobia|"
    r"phobic|ist|ists|ism|ian|ians|ese|ish|ite|ites|ize|ized|ise|ised|ization|isation|er|ers|or|ors|ed|ing|s|es|i|is|gate|"
    r"ate|al|ly|on|in|an|a|e|o|as|ia|ism|istan|stan|ward|wards|side|ton|son|sons|ham|ford|ley|field|stone|wood|well|bridge)$"
)
# Words frequent enough in news to be looked for in a run that no dictionary has. Over 67,000 words of clean news the rule
# splits one run, and that one is a misprint.
_FREQUENT = word_set(
    "the and that with from which was were has have had will would said after for over while when not to of in on by is are be "
    "been at as it its his her their they he she who could should may might can did does into than this sent sends send told "
    "asked says denied struck shot met signed gave army forces ships troops weapons minister president government ministry "
    "leader official officials people country countries two three new"
)


@cache
def _known_title(word: str) -> bool:
    """Whether a capitalised word is a name we know, or an English word at the head of a sentence."""
    if len(word) < 3:
        return word.lower() in FUNCTION
    return word in names() or is_word(word.lower())


def _split_at(run: str, before: str = "", after: str = "") -> list[int]:
    """Where a run of letters falls into words; empty for one word. `before` and `after` are the text around it."""
    if run in whole() or run.rstrip("s") in whole() or run.isupper() or is_known(run):
        return []
    if (m := _INITIALS.fullmatch(run)) and m[2] in acronyms() and (m[1] or m[3]):
        plain = (not m[1] or m[1] in FUNCTION or (len(m[1]) > 2 and is_word(m[1]))) and (not m[3] or _follows(m[3], 2) or _noun(m[3]))
        return [x for x in (len(m[1]), len(m[1]) + len(m[2])) if 0 < x < len(run)] if plain else []
    seams = [m.start() for m in _SEAM.finditer(run)]
    cuts: list[int] = []
    at = 0
    for start, end in pairwise([0, *seams, len(run)]):
        tail = _tail(run[start:end], after if end == len(run) else "") if run[start].isupper() else None
        if start:
            left, right = run[at:start], run[start : start + tail] if tail else run[start:end]
            if not (_camel(left, right) or _after_name(left, right, before, after if end == len(run) else "")):
                continue
            cuts.append(start)
            at = start
        if tail:
            cuts.append(start + tail)
            at = start + tail
    return cuts


def _follows(word: str, shortest: int) -> bool:
    """Whether a word in small letters is one that comes after names in any text: a function word or a verb in the past."""
    if len(word) < shortest or word in _NO_SECOND:
        return False
    return word in FUNCTION or word in _FREQUENT or (len(word) > 4 and word.endswith("ed") and is_word(word))


def _tail(run: str, after: str = "") -> int | None:
    """Where a word in small letters is stuck to a known name ("Kinshasaasked", "Iraniandrones"); None for one word."""
    if len(run) < 5 or not run[1:].islower() or _one_word(run) or run in whole() or run[:-1] in names():
        return None
    for cut in range(len(run) - 2, 2, -1):
        left, right = run[:cut], run[cut:]
        known = left in places() or left in MONTHS
        if known and right == "is" and _GOES_ON.match(after):
            return cut
        if known and cut > 3 and right not in _DEMONYM_ENDS and (_follows(right, 2) or _noun(right)) and (len(right) > 2 or after[:1] in ("", " ")):
            return cut
        if (left in names() or left in _HOUSES) and cut > 3 and _follows(right, 3):
            return cut
        if left + "s" not in _PLURAL_NAMES and (left in _TITLES or (cut > 4 and left.lower() in dictionary())) and right in _AFTER_NOUN:
            return cut
    return None


@cache
def _known_nouns() -> frozenset[str]:
    """Nouns of the reader's own lexicon: offices, forces, goods."""
    lex = lexicon()
    return frozenset(lex.heads).union(lex.official, lex.topics["politics"][0], *lex.classes.values())


def _noun(word: str) -> bool:
    """Whether a word can follow a nationality ("Chinesefirms"), and is no ending of names ("Chinatown", "Belaruskali")."""
    if len(word) < 4 or _NAME_ENDINGS.match(word):
        return False
    return any(w in _known_nouns() for w in (word, word.removesuffix("s"), word.removesuffix("ies") + "y"))


def _after_name(left: str, right: str, before: str, after: str) -> bool:
    """"the Washington PostIn mid-October": a two-letter word stuck to the last word of a capitalised name."""
    return (
        len(right) == 2
        and right.lower() in FUNCTION
        and left.istitle()
        and len(left) > 3
        and re.search(r"[A-Z][\w.'-]*[a-z] $", before) is not None
        and re.match(r" [a-z]", after) is not None
    )


def _camel(left: str, right: str) -> bool:
    """Whether `left` and `right`, the second with a capital, are two words."""
    if not (right[1:].islower() or right in ("A", "I")):
        return False
    if not _known_title(right):
        # A surname that no list has ("MarchAliyev"): only after a place, a month or a function word.
        return len(right) > 3 and (left in places() or left in MONTHS or (left in FUNCTION and left not in PARTICLES and len(left) > 2))
    function = right.lower() in FUNCTION
    if left.islower():
        if left in FUNCTION:
            return left not in PARTICLES or right in places()
        # "saidPutin", "byThe": a lower-case word, three letters or more, that is no particle of a name.
        return len(left) > 2 and left not in PARTICLES and is_word(left)
    if left in acronyms():
        return function or right in places() or right in MONTHS or right in _TITLES
    if left in _OPENERS and (right in names() or right in _TITLES or right in _HOUSES):
        return True
    if left.isupper() or left.lower() in PARTICLES or len(left) < 3 or not left[1:].islower():
        return function and left in whole() and len(right) > 2
    if left in places() or left in MONTHS:
        return right not in _BRANDS
    if function and len(right) > 1:
        # "AdvertisementThe", "PutinIn"; not "LinkedIn", "PlugIn", "MoveOn", "BuyOut": short words need a name before them.
        return left in names() or (len(right) > 2 and right not in ("Out", "Off", "Over", "You", "All", "One") and is_word(left.lower()))
    if right in places() or right in MONTHS:
        return left in names() or left in _TITLES
    return left in _TITLES and right in names()


@lru_cache(maxsize=1 << 16)
def _one_word(run: str) -> bool:
    """Whether a run without an inner capital is a word or a name as it stands."""
    return is_word(run.lower()) or run in names()


def _spelled(word: str) -> bool:
    """Whether a word is in the dictionary, or is a regular form of a longer word in it."""
    return word in dictionary() or (len(word) > 4 and is_word(word) and word.title() not in names())


def _lower_seam(run: str, after: str = "") -> int | None:
    """Where a run without an inner capital falls in two ("notprovide", "armyand", "Polandshot"); None for one word."""
    low = run.lower()
    if run[0].isupper():
        if (cut := _tail(run, after)) is not None:
            return cut
        return 3 if low.startswith("the") and len(low) > 8 and run[3:] in dictionary() else None
    for cut in range(2, len(low) - 1):
        left, right = low[:cut], low[cut:]
        if (left in _FREQUENT and len(right) > 2 and _spelled(right)) or (right in _FREQUENT and len(left) > 2 and _spelled(left)):
            return cut
    return None


_POSSESSED = re.compile(r"['’]s? [^.!?\n]*")


def _separator(text: str, run_start: int, cut: int, left: str, right: str) -> tuple[str, str | None]:
    """What to put between two words, and how the second is to begin (None: as it is)."""
    if left.islower() or right.islower() or left in _OPENERS:
        return " ", None
    line_start = max(text.rfind("\n", 0, run_start) + 1, run_start - _LOOK_BACK)
    before = text[line_start:cut]
    if before == left or re.fullmatch(r"(?:[A-Z][\w.'-]+ ){1,2}" + re.escape(left), before):
        if left in places() and not (right in _TITLES and _DEMONYM.search(left)):
            return "\n", None  # a dateline whose dash was lost
        if right.lower() in FUNCTION:
            return "\n", None
    if (m := _POSSESSED.match(text, cut + len(right), cut + len(right) + _LOOK_BACK)) and not _FINITE.search(m.group()):
        return ", ", None  # "in Cairo, Egypt's capital": no sentence follows
    function = right.lower() in FUNCTION and right != "I"
    if not function and (left in _TITLES or (left in places() and right in _TITLES)):
        return " ", None
    sentence = re.split(r"(?<=[.!?]) (?=[A-Z])", before)[-1]
    if function and (_PENDING.search(sentence) or not _FINITE.search(sentence)):
        return ", ", right.lower()
    return (". " if _FINITE.search(sentence) else ", "), None


def _word_edits(text: str) -> Iterator[Edit]:
    for m in _RUN.finditer(text):
        run = m.group()
        start, end = m.span()
        if run.islower() or run[1:].islower():
            if len(run) < 5 or not run.isascii() or _one_word(run):
                continue
            cut = _lower_seam(run, text[end : end + 16])
            cuts = [cut] if cut else []
        elif run.isupper():
            continue
        else:
            cuts = _split_at(run, text[max(0, start - 40) : start], text[end : end + 16])
        if not cuts:
            continue
        if start and (text[start - 1] in _STUCK_BEFORE or (text[start - 1] == "." and start > 1 and text[start - 2].isalnum())):
            continue
        if re.match(r"[@_/\d]|\.[a-z]", text[end : end + 2]):
            continue
        edges = [0, *cuts, len(run)]
        for i, cut in enumerate(cuts):
            left, right = run[edges[i] : cut], run[cut : edges[i + 2]]
            gap, head = _separator(text, start + edges[i], start + cut, left, right)
            yield Edit(start + cut, start + cut, gap)
            if head is not None:
                yield Edit(start + cut, start + cut + len(head), head)


_PUNCTUATION = (
    # "Friday,hours", "4,the"
    (re.compile(r"(?<=[\w”’\"')])([,;])(?=[^\W\d_]{2,})"), r"\1 "),
    # "Asmara.Italy", "policy.”The"; not "U.S.The", "Amazon.Com", file names.
    (re.compile(r"(?<![\w@/.-])((?:[^\W\d_]|['’-]){3,40}[.!?][”\"’]?)(?=[A-Z“][a-z]{1,}(?![\w@]*\.\w))"), r"\1 "),
    (re.compile(r"(?<=[^\W\d_]{2}[.!?]”)(?=[A-Z])"), " "),
    # "Peru'sPresident"
    (re.compile(r"(?<=[a-z]['’]s)(?=[A-Z][a-z]{2,})"), " "),
    # "2022Putin", "May 3Sudan"
    (re.compile(r"\b((?:19|20)\d\d)(?=[A-Z][a-z]{2,})"), r"\1 "),
    (re.compile(rf"\b((?:{'|'.join(sorted(MONTHS))}) \d{{1,2}})(?=[A-Z][a-z]{{2,}})"), r"\1, "),
    # "theU.S.said"
    (re.compile(r"\b([Tt]he|by|with|from|in|of|to|and)(?=U\.[SKN]\.)"), r"\1 "),
    (re.compile(r"(?<=U\.[SKN]\.)(?=(?:[a-z]{2,}|[A-Z][a-z]+)\b)"), " "),
    # "diesel ,but", "word ."
    (re.compile(r"(?<=[^\W\d_]) +([,;]) ?(?=\w)"), r"\1 "),
    (re.compile(r"(?<=[a-z]{3}) +([.])(?=\n|$| [A-Z])"), r"\1"),
    # curly quotes glued on the wrong side
    (re.compile(r"(?<=[^\W\d_]{2}[,.!?”])”(?=[^\W\d_])|(?<=[^\W\d_])”(?=[^\W\d_]{2})"), "” "),
    (re.compile(r"(?<=[^\W\d_]{2})“(?=[^\W\d_]{2})"), " “"),
    (re.compile(r"\)(?=[A-Z][a-z])"), ") "),
    # "in in solidarity"
    (re.compile(r"\b(the|a|an|of|in|to|at|with|from) \1\b(?= [a-z])"), r"\1"),
)


# "Peru'sarmy", "the M23rebels", "theG7"
_OWNED = re.compile(r"\b[A-Z][a-z]{2,}['’]s(?=([a-z]{3,})\b)")
_NUMBERED = re.compile(r"\b(the|by|with|from|in|of|to|and|The)?([A-Z]\d{1,2})([a-z]{2,})?\b")


def _stuck_edits(text: str) -> Iterator[Edit]:
    """Words stuck to a possessive, or to a name of a letter and a number."""
    for m in _OWNED.finditer(text):
        if is_word(m[1]) and not is_word("s" + m[1]):
            yield Edit(m.end(), m.end(), " ")
    for m in _NUMBERED.finditer(text):
        if (m[1] or m[3]) and (not m[3] or _follows(m[3], 2) or _noun(m[3])):
            yield from (Edit(m.start(n), m.start(n), " ") for n in (2, 3) if m[n] and m.start(n) > m.start())


def _punctuation_edits(text: str) -> Iterator[Edit]:
    for pattern, new in _PUNCTUATION:
        for m in pattern.finditer(text):
            put = m.expand(new) if "\\" in new else new
            if m.group(0) != put:
                yield from _smallest(m.start(), m.group(0), put)
    yield from _quote_edits(text)


def _smallest(start: int, old: str, new: str) -> Iterator[Edit]:
    """The edit without what is the same at both ends."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield Edit(start + head, start + len(old) - tail, new[head : len(new) - tail])


def _quote_edits(text: str) -> Iterator[Edit]:
    """Straight double quotes that lost the space outside; only in lines where they come in pairs."""
    at = 0
    for line in text.split("\n"):
        if '"' in line and line.count('"') % 2 == 0 and len(line) < 20_000:
            for i, m in enumerate(re.finditer('"', line)):
                p = m.start()
                if i % 2 and not line[p - 1].isspace() and re.match(r"[^\W\d_]", line[p + 1 : p + 2]):
                    yield Edit(at + p + 1, at + p + 1, " ")
                elif i % 2 == 0 and p and line[p - 1].isalpha() and not line[p + 1].isspace():
                    yield Edit(at + p, at + p, " ")
        at += len(line) + 1


def glue_edits(text: str) -> list[Edit]:
    """Edits that part glued words and mend the marks around them.

    >>> from foederis.reading._offsets import apply
    >>> apply("The jets struck Asmara.Italy offered help on Friday,hours later.", glue_edits(
    ...     "The jets struck Asmara.Italy offered help on Friday,hours later."))[0]
    'The jets struck Asmara. Italy offered help on Friday, hours later.'
    """
    return [*_word_edits(text), *_stuck_edits(text), *_punctuation_edits(text)]
