"""What each line of a page is: body, headline, caption, byline, dateline, date or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from foederis.reading._clean_words import places

__all__ = ["AGENCIES", "DATE", "Kind", "Segment", "is_boilerplate", "segments", "tail_edits"]

Kind = Literal["body", "headline", "subhead", "caption", "byline", "dateline", "date", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Segment:
    """One line, or part of one, of the repaired text: `text[start:end]` is of this kind."""

    kind: Kind
    start: int
    end: int


AGENCIES = (
    r"(?:Thomson )?Reuters|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|dpa|DPA|EFE|ANSA|TASS|Tass|"
    r"ITAR-TASS|Interfax|RIA Novosti|RIA|Xinhua|Kyodo|Yonhap|PTI|ANI|IANS|UPI|Bloomberg|CNN|BBC|PA|Anadolu|AA|SANA|IRNA|"
    r"KCNA|Ukrinform|PAP|CTK|MTI|APA|BNS|NTB|TT|Ritzau|Belga|Agency|Agencies|agency|agencies"
)
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?)"
_CLOCK = r"\d{1,2}(?::|\.|h)\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?"
DATE = rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}(?:T[\d:.Z+-]*)?|(?:{_DAY},? )?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},?(?: \d{{4}})?|(?:{_DAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,?(?: \d{{4}})?)"
_DATE_LINE = re.compile(
    rf"^(?:(?:Last |First )?(?:Updated|Published|Posted|Modified|Date|On)(?: on| at)?:? )?(?:{DATE}|{_CLOCK}|\d{{1,2}} ?[ap]\.?m)"
    rf"(?:(?:,? at |[\s,|·•—–-]+)(?:{DATE}|{_CLOCK}))*\.?$",
    re.IGNORECASE,
)
_UPDATED = re.compile(rf"^(?:Last |First )?(?:updated|published|posted|modified)\b[^.!?]{{0,50}}(?:{DATE}|{_CLOCK}|ago)\.?$", re.IGNORECASE)

_PLATE = re.compile(
    r"""^(?:
    \d+[ ]?-?min(?:ute)?s?\.?(?:[ ](?:of[ ])?read(?:ing)?(?:[ ]time)?)? | (?:Reading|Read)[ ]time:?.{0,20} | \d+[ ]minutes?[ ]ago |
    stats? | share | listen(?:[ ]to[ ](?:this[ ])?article)? | print | e-?mail | tweet | pin[ ]it | save | copy[ ]link | whatsapp | facebook | twitter | telegram | linkedin | x |
    comments?(?:[ ]?\(\d+\))? | \d+[ ](?:comments?|shares?|views?|likes?|reads?) | (?:view|leave|post|add)[ ](?:a[ ]|all[ ])?comments? |
    (?:advertisement|advertising|ad|ads|sponsored(?:[ ]content)?|promoted(?:[ ]content)?)(?:[ ]-[ ].{0,40})? |
    related(?:[ ](?:articles?|stories|coverage|topics|links|news|content))? | (?:most|more)[ ](?:read|popular|viewed|shared|news|stories)(?:[ ].{0,30})? |
    (?:you[ ](?:may|might)[ ]also[ ](?:like|be[ ]interested).{0,30}) | recommended(?:[ ]for[ ]you|[ ]stories)? | trending(?:[ ]now)? | editor'?s[ ]picks? | top[ ]stories |
    (?:read|see|watch|listen)[ ](?:more|also|next|now)(?:\b[ ]?[:|»>–-].{0,200}|[ ].{0,60})? | (?:read|see)[ ](?:the[ ](?:rest|full[ ](?:story|article|text|report))|it)(?:[ ](?:here|on[ ].{1,30}))?\.? |
    (?:also|further)[ ]read(?:ing)?:?.{0,150} | (?:click|tap|go|continue)[ ](?:here|to[ ]continue|reading|below)\b.{0,80} |
    (?:article|story)[ ]continues(?:[ ](?:below|after)).{0,40} | scroll[ ](?:down|to[ ]continue).{0,30} | skip[ ](?:to|advert|ad).{0,40} | back[ ]to[ ]top | load[ ]more.{0,20} | show[ ]more.{0,20} | (?:view|open)[ ](?:image|gallery|photos?)[ ]?.{0,30} |
    share[ ](?:this|on|via|the[ ]article|article)\b.{0,40} | (?:subscribe|sign[ ]up|register|log[ ]?in|sign[ ]in|join)\b(?:[ ](?:now|here|today|free|in|for|to|with|our|us|up)\b.{0,120})? |
    (?:get|receive)[ ](?:our|the|your).{0,60}(?:newsletter|inbox|alerts?|briefing).{0,60} | newsletters?(?:[ ]sign-?up)? | (?:our|daily|weekly|morning)[ ]newsletter.{0,60} |
    (?:follow|like|find|contact)[ ](?:us|me|him|her|them|@\w+)\b.{0,100} | follow[ ][A-Z][\w.]+(?:[ ][A-Z][\w.]+)?[ ]on[ ].{3,40} |
    (?:©|\(c\)|copyright\b).{0,200} | all[ ]rights[ ]reserved.{0,120} | (?:terms|privacy)(?:[ ](?:of|and|&)[ ].{0,30}|[ ]policy.{0,30})? | cookie.{0,40} |
    \(?(?:additional[ ]|further[ ])?(?:reporting|writing|editing|compiled|translated|edited|written)(?:[ ]and[ ](?:reporting|writing|editing))?[ ]by[ ].{3,250} |
    (?:with[ ]files[ ]from|with[ ]agencies|via:|credits?:|tags?:|topics?:|filed[ ]under:?|categor(?:y|ies):|keywords:)(?:[ ].{0,200})? |
    (?:photo|photograph|image|picture|foto)s?(?:[ ]credit|[ ]by)?:?[ ](?:%(agencies)s|getty(?:[ ]images)?|archive|handout|file|supplied|courtesy)\b.{0,40} |
    (?:our[ ]standards:|this[ ](?:article|story)[ ](?:was|is|has[ ]been)[ ](?:originally|first|also|updated|amended|translated|produced)).{0,200} |
    sources?:(?:[ ]\S+){1,6} | watch(?:[ ]live|[ ]now)?:.{1,120} | (?:more|news)[ ](?:on[ ]this[ ]story|from[ ][A-Z]\w+(?:[ ][A-Z]\w+)?|on[ ][A-Z]\w+) | topics? | \d{1,3}[ ]?/[ ]?\d{1,3} | page[ ]\d+(?:[ ]of[ ]\d+)? |
    (?:download|get|install)[ ](?:our|the)[ ]app.{0,60} | (?:support|donate)(?:[ ](?:us|now|today|our[ ].{1,40}|independent[ ]journalism.{0,60}))? | (?:turn[ ]on|allow|enable|get)[ ](?:push[ ])?(?:notifications?|alerts?).{0,40} |
    (?:save|bookmark)(?:[ ](?:for[ ]later|this[ ]article|article|story))? | (?:accept|reject|manage|allow)(?:[ ](?:all|cookies|and[ ]continue|preferences))* | ok | got[ ]it | i[ ]agree | gift[ ]this[ ]article.{0,30} | (?:read|open|view)[ ]in[ ].{0,20}app | send[ ]us[ ].{1,60} | buy[ ]the[ ].{1,40} |
    (?:machine[ ]|automatic(?:ally)?[ ]|auto-?)?transla(?:ted|tion)(?:[ ](?:by|from|with|into)[ ].{1,40})?\.? | original(?:ly)?[ ](?:in|text|article|published)\b.{0,60} | text[ ]size.{0,20} | (?:a[ +-]*){2,4} | video[ ](?:player|is|unavailable|loading)\b.{0,40} | [\d.,]+k?[ ](?:shares?|comments?|views?|likes?|followers?) |
    (?:jump|go|skip)[ ]to[ ].{1,30} | (?:show|hide|see|view|all)[ ]comments?.{0,20} | (?:next|previous)[ ](?:article|story|post|page) | (?:exclusive|only|reserved)[ ](?:for|to)[ ](?:our[ ])?(?:subscribers|members) | rate[ ]this.{0,30} | was[ ]this.{0,40}helpful\??.{0,20} | what[ ]do[ ]you[ ]think\?.{0,40} |
    view[ ](?:this[ ]post|on)[ ].{1,40} | (?:paid|partner|branded|sponsored)[ ](?:content|post|promotion).{0,40} | file[ ]photo | \(?(?:%(agencies)s|getty(?:[ ]images)?|epa(?:-efe)?)\)? | live | (?:editor|publisher)'?s[ ]note:?[ ]this[ ].{1,200} |
    home[ ][>/»›|-][ ].{1,120} | (?:[\w&]+[ ]){1,3}[>»›][ ].{1,60} |
    (?:home|menu|search|close|next|previous|loading\.*|play[ ]video|watch[ ]live|live[ ]updates?|breaking(?:[ ]news)?|exclusive|opinion|analysis|explainer|video|gallery|podcast|audio|premium|subscribers?[ ]only|members?[ ]only) |
    (?:%(agencies)s) | \[?\.\.\.\]? | [-=_*•·~#|.]+ | \d{1,3} | end(?:s|it)?
    )$""".replace("%(agencies)s", AGENCIES.replace(" ", "[ ]")),
    re.IGNORECASE | re.VERBOSE,
)
_COOKIE = re.compile(r"\bcookies?\b.{0,200}\b(?:accept|consent|agree|polic|prefer|settings|experience|privacy|website|site)|\b(?:accept|consent|agree|use[sd]?|this (?:web)?site)\b.{0,200}\bcookies?\b", re.IGNORECASE)
_WALL = re.compile(r"^(?:please )?(?:enable|disable|turn (?:on|off)) (?:javascript|your ad ?blocker|ad ?block)|^your browser (?:does not|doesn't) support|^(?:already (?:a )?(?:subscriber|member)|to continue reading|this (?:content|article) is (?:only )?(?:available|reserved) (?:to|for))\b", re.IGNORECASE)
_SECTION_NAMES = """
world, politics, europe, asia, africa, americas, latin america, middle east, asia pacific, asia-pacific,
us, usa, u.s., uk, u.k., business, economy, news, world news, international,
national, local, defence, defense, security, military, conflict, diplomacy, foreign policy, opinion,
analysis, features, sport, sports, culture, society, technology, tech, science, health,
environment, climate, markets, energy, energy & environment, war, war in ukraine, ukraine war, russia-ukraine war, israel-gaza war,
global, russia, china, ukraine, iran, israel, venezuela, north america, south america, central america,
south asia, southeast asia, central asia, eastern europe, western balkans, top news, latest, latest news, home,
"""
_SECTIONS = frozenset(name.strip() for name in _SECTION_NAMES.split(","))
_BYLINE = re.compile(
    r"^(?:By|BY|by|Text by|Words by|From) (?:our |the )?[A-Z][\w.'’-]*(?:[ ,]+(?:and |& |in |for |at |of |the |de |van |von |al-|el-)*[A-Z@][\w.'’-]*){0,11}(?:,? (?:correspondent|editor|reporter|staff|writer|agencies|in|bureau chief)\b.{0,60})?\.?$"
)
_SIGNED = re.compile(rf"^(?:[-–—] ?)?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}(?:,| \||/| -| –| in) ?(?:{AGENCIES}|[A-Z][a-z]+(?:, [A-Z][a-z]+)?)$")
# A sentence in which somebody says something is never the page's furniture, whatever word it begins with.
_REPORTED = re.compile(r"\b(?:said|says|told|warned|urged|announced|insisted|vowed|replied|added)\b[^.]*\.[\"”’']?$")
_CAPTION = re.compile(
    r"^(?:Photo|Photograph|Image|Picture|File photo|FILE(?: PHOTO| -)?|Caption|Pictured|Video)\b ?[:|–—-]|"
    r"\((?:Photo|Image|Picture)s? (?:by|credit|courtesy)|\((?:AP|AFP|Reuters|EPA|Getty)(?: Photo|/| Images)[^)]*\)\.?$|"
    r"(?:/|\| ?)(?:AFP|AP|Reuters|REUTERS|EPA|EFE|Getty(?: Images)?|TASS|Sputnik|Anadolu|Shutterstock|Bloomberg)(?: via [A-Z]\w+(?: Images)?)?\.?\)?$|"
    r"\bREUTERS/|\bEPA-EFE|\bGetty Images\b|\bAP Photo\b|\b(?:file|archive|handout|undated) (?:photo|picture|image|photograph)\b|"
    r"\((?:left|right|centre|center|L|R|C|from left|top|bottom)\)|\bpictured (?:here|in|on|at|with|left|right)\b"
)
_DATELINE = re.compile(
    # No hyphen inside a word: it stands between words already, and two ways to read it took time by the fifth power.
    rf"^(?P<place>[A-Z][\w.'’]*(?:[ /-][A-Z][\w.'’]*|-[a-z][\w.'’]*){{0,6}})"
    rf"(?:, (?:[A-Z][\w.'’ ]{{2,25}}))?(?:, {_DAY})?(?:,? {DATE})?"
    rf"(?: ?\((?P<agency>{AGENCIES})[^)\n]{{0,20}}\)| ?/(?P<slash>{AGENCIES})/| ?\([A-Z][\w.&’' ]{{1,24}}\))?"
    rf" ?(?P<dash>--|—|–|-|:)\s+(?=[“\"'A-Z0-9])"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|shall|should|does|do|did|said|says|met|won|lost|held|led|"
    r"broke|began|fell|rose|struck|shot|hit|saw|found|went|came|took|made|gave|sent|stands?|meets?|wants?|calls?|urges?|warns?|asks?|offers?|"
    r"speaks?|spoke|arrives?|attends?|shakes?|waves?|walks?|looks?|remains?|faces?|makes?|takes?|gives?|goes|comes|shows?|holds?|"
    r"[a-z]{3,}(?<!mask)(?<!uniform)ed)\b"
)
# What the page glued to the end of the last sentence.
_TAIL = re.compile(
    r"(?<=[.!?\"”’])[ ]?(?P<tail>(?:Share this(?: article| story)?|Read (?:more|also|next)(?::[^\n]{0,160})?|Advertisement|Sign up (?:for|to) [^\n]{0,100}|"
    r"Subscribe(?: now| to [^\n]{0,80})?|Follow us on [^\n]{0,60}|Comments? \(\d+\)|Click here[^\n]{0,60}|Continue reading[^\n]{0,40}|© ?\d{4}[^\n]{0,80}))$",
    re.MULTILINE,
)


def tail_edits(text: str) -> Iterator[tuple[int, int]]:
    """Where boilerplate hangs on the end of a line: the (start, end) of what is to become a line break before it."""
    for m in _TAIL.finditer(text):
        yield m.start(), m.start("tail")


def is_boilerplate(line: str) -> bool:
    """Whether a line belongs to the page, not to the article.

    >>> is_boilerplate("3 min"), is_boilerplate("5 min read | Updated 09:14"), is_boilerplate("Moscow sent three ships.")
    (True, True, False)
    """
    line = line.strip(" \u2022\u00b7|>»→*")
    if len(line) > 400 or _REPORTED.search(line):
        return False
    if not line or _PLATE.match(line) or _UPDATED.match(line) or _WALL.match(line):
        return True
    if _COOKIE.search(line) and len(line) < 300 and re.search(r"\b(?:we|our|you|your|this (?:web)?site|accept)\b", line, re.IGNORECASE):
        return True
    parts = re.split(r"\s[|·•]\s|\s[-–—]\s", line)
    return len(parts) > 1 and all(_PLATE.match(p) or _DATE_LINE.match(p) or _UPDATED.match(p) or p.lower() in _SECTIONS for p in parts)


def title_case(line: str) -> bool:
    """Whether most words of a line begin with a capital, as in a headline."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", line) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) / len(words) > 0.65


def _ends_open(line: str) -> bool:
    """No full stop at the end (a question mark or a colon may stand in a headline)."""
    return not re.search(r"[.!…][\"”’')\]]*$|[,;:]$|[.?!,][\"”]$", line)


def _plain(line: str) -> Kind | None:
    """The kind of a line that can be told from itself alone, else None."""
    bare = line.strip(" \u2022\u00b7|")
    if len(bare) < 120 and _DATE_LINE.match(bare):
        return "date"
    if is_boilerplate(line):
        return "boilerplate"
    if len(bare) < 120 and (_BYLINE.match(bare) or (_SIGNED.match(bare) and re.search(AGENCIES, bare))):
        return "byline"
    if len(bare) < 600 and _CAPTION.search(bare) and not re.search(r"[“\"].{30,}[”\"]", bare):
        return "caption"
    return None


def segments(text: str) -> list[Segment]:
    """The lines of a repaired text with their kinds, in order; blank lines are left out."""
    lines: list[tuple[int, int]] = []
    for m in re.finditer(r"[^\n]+", text):
        raw = m.group()
        stripped = raw.strip()
        if stripped:
            start = m.start() + (len(raw) - len(raw.lstrip()))
            lines.append((start, start + len(stripped)))
    kinds: list[Kind | None] = [_plain(text[a:b]) for a, b in lines]
    _top(text, lines, kinds)
    found: list[Segment] = []
    for i, (a, b) in enumerate(lines):
        kind = kinds[i]
        line = text[a:b]
        if kind is None:
            kind = "body"
            if line in places():
                kind = "dateline"
            elif len(line) <= 90 and len(line.split()) <= 12 and _ends_open(line) and not line[0].islower():
                following = next((k for k in range(i + 1, len(lines)) if kinds[k] in (None, "body")), None)
                if following is not None and lines[following][1] - lines[following][0] > len(line):
                    kind = "subhead"
        if kind in ("body", "subhead") and (width := _dateline(line)):
            found.append(Segment("dateline", a, a + len(line[:width].rstrip())))
            a += width
            kind = "body"
        found.append(Segment(kind, a, b))
    return found


def _dateline(line: str) -> int:
    """How long the dateline at the head of a line is, with its dash and space; 0 for none.

    A place alone before a dash is taken only where it is a place that we know or stands in capitals.
    """
    m = _DATELINE.match(line[:200])
    if m is None:
        return 0
    place = m["place"]
    if not (m["agency"] or m["slash"]):
        if m["dash"] == "-" and m.end("place") == m.start("dash"):
            return 0
        words = re.findall(r"[^\W\d_]+", place)
        known = words[-1].title() in places() or words[0].title() in places()
        dated = m.end("place") != m.start("dash") and "," in line[m.end("place") : m.start("dash")]
        if (m["dash"] == ":" and not (known and place.isupper())) or not (known or (place.isupper() and len(place) > 3 and (dated or len(words) < 3))):
            return 0
        if len(words) > 3 or (not place.isupper() and line[m.end() :].count(" ") < 4):
            return 0
    return m.end()


def _top(text: str, lines: list[tuple[int, int]], kinds: list[Kind | None]) -> None:
    """Tell the headline, its subhead and the captions above the first paragraph; writes into `kinds`."""
    open_lines = [i for i, k in enumerate(kinds) if k is None]
    if len(open_lines) < 2:
        return
    # The furniture between the headline and the article: the last date, byline or plate among the first dozen lines.
    early = [i for i in range(min(len(lines), 12)) if kinds[i] in ("date", "byline", "boilerplate", "caption")]
    first_long = next((i for i in open_lines if lines[i][1] - lines[i][0] > 300), len(lines))
    # It stands above most of the text: a plate further down ends the article, not its head.
    half = lines[-1][1] / 2
    early = [i for i in early if i < first_long and (lines[i][0] < half or lines[i][0] < 300)]
    top_end = early[-1] if early else -1
    head = -1
    for i in open_lines:
        line = text[lines[i][0] : lines[i][1]]
        words = line.split()
        if i == open_lines[-1]:
            break
        if head < 0:
            if line.lower().rstrip(":") in _SECTIONS:
                kinds[i] = "boilerplate"
                continue
            if len(words) <= 30 and not _dateline(line) and (_ends_open(line) or title_case(line)) and not line[0].islower():
                if line in places():
                    break
                kinds[i] = "headline"
                head = i
                continue
            if i > top_end:
                break
        if i < top_end and len(words) <= 60 and not _dateline(line):
            if not _FINITE.search(line):
                kinds[i] = "caption"
            elif head >= 0:
                kinds[i] = "subhead"
            continue
        break
