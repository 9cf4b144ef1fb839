"""Who is target, attacker and helper in a question asked in plain English.

Names are found first (actors) and masked; what is left is matched against the few ways in which English says that
somebody attacks, is attacked, helps or is helped. Each match fills a role; a single name left over fills the single
role left open. Nothing is guessed in silence: an ambiguous name, or a role that cannot be filled, is an error that
says which part was not understood.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from foederis import states
from foederis.claims import Actor
from foederis.errors import AmbiguousName, BadDate, BadQuestion, UnknownName

__all__ = ["Question", "find_state", "parse_date", "parse_question"]

ROLES = ("target", "attacker", "helper")
FIRST_DAY = dt.date(1816, 1, 1)


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood: three state codes (helper None when anybody may help), the day, the horizon, remarks."""

    text: str
    target: str
    attacker: str
    helper: str | None
    as_of: dt.date
    horizon_days: int = 90
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Roles:
    filled: dict[str, int] = field(default_factory=dict)
    anybody: bool = False

    def put(self, role: str, mention: int) -> None:
        if role not in self.filled and mention not in self.filled.values():
            self.filled[role] = mention


def parse_date(text: str, *, today: dt.date | None = None) -> dt.date:
    """A day written YYYY-MM-DD, not in the future and not before 1816.

    >>> parse_date("2025-12-14", today=dt.date(2026, 1, 1))
    datetime.date(2025, 12, 14)

    Raises BadDate.
    """
    today = today or dt.date.today()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        raise BadDate(f"not a date: {text[:40]!r}", hint="write it as 2025-12-14")
    try:
        day = dt.date.fromisoformat(text.strip())
    except ValueError:
        raise BadDate(f"no such day: {text.strip()}", hint="write it as 2025-12-14") from None
    if day > today:
        raise BadDate(f"{day} lies in the future", hint=f"ask as of {today} or earlier")
    if day < FIRST_DAY:
        raise BadDate(f"{day} lies before the data begin", hint=f"ask as of {FIRST_DAY} or later")
    return day


# ---- the patterns ---------------------------------------------------------------------------------------------------
# §n is a masked name, possibly with a possessive; GAP is what may stand between two words that belong together.
_M = r"§(?P<{}>\d+)(?:'s?|’s?)?"
_GAP = r"(?:[ ,]+(?!§)(?!if\b|should\b|when\b|were\b|unless\b|against\b|from\b)[^\s§,?.;]+){0,5}?[ ,]+"
_SHORT = r"(?:[ ,]+(?!§)[^\s§,?.;]+){0,3}?[ ,]+"
_AUX = r"(?:(?:were|was|is|are|be|been|being|to|will|would|should|shall|does|did|do|can|could|may|might|must|ever|suddenly|again|really|actually|now|finally|decides?|decided|chooses?|chose|tr(?:y|ies|ied)|starts?|begins?|launches|goes?|went|going|gets?|got|has|have|had|not|ordered|orders|threatens?|deliberately|openly|first|soon|one day|also|then|both|all|out)\s+)*"
_ATTACK_V = (
    r"(?:re-?)?(?:attack|invad|strik|struck|bomb|assault|hit|shell|occup|annex|raid|blockad|bombard|overrun|overran|conquer|seiz|storm|"
    r"move[sd]? (?:in )?(?:against|on|into)|moving against|march(?:e[sd])? (?:in)?(?:on|to|against)|rolls? into|crosse?[sd]? into|declar\w+ war (?:on|against)|wag\w+ war (?:on|against)|"
    r"go(?:es)? to war (?:with|against|on)|goes after|start\w* (?:a )?war (?:with|against|on)|us\w+ (?:military )?force against|intervene[sd]? (?:militarily )?(?:in|against)|"
    r"fire[sd]? (?:missiles |rockets )?(?:on|at)|turn[s]? on|target|launch\w* (?:an? |the )?(?:[\w-]+ ){0,3}(?:attacks?|invasion|strikes?|war|offensive|assault|raids?|operation)s? (?:on|against|of|at|into|upon)|"
    r"carr\w+ out (?:an? |the )?(?:[\w-]+ ){0,2}(?:attacks?|strikes?|invasion|raids?) (?:on|against|of|in|at)|make[s]? war on|came? for|comes? for|send\w* troops into|land\w* (?:troops )?(?:in|on))\w*"
)
_ATTACKED = r"(?:attacked|invaded|struck|bombed|assaulted|hit|shelled|occupied|annexed|raided|blockaded|targeted|bombarded|overrun|conquered|threatened|menaced|besieged|set upon|under attack|under fire|drawn into (?:a )?war|at war)"
_ATTACK_N = r"(?:attacks?|invasions?|strikes?|airstrikes?|bombings?|bombardments?|assaults?|offensives?|interventions?|incursions?|aggressions?|raids?|blockades?|operations?|wars?|onslaughts?|landings?|annexations?|threats?|military action|action|moves?)"
_HELP_V = (
    r"(?:help|aid|assist|defend|protect|support|back|save|rescue|shield|arm|supply|bail|reinforc|"
    r"fight (?:for|alongside|with|on behalf of|beside)|fighting for|stand (?:by|with|up for|behind|beside|alongside)|stick up for|come to the (?:aid|defen[cs]e|help|rescue|assistance|side|support) of|"
    r"rush to the (?:aid|defen[cs]e|help|rescue|assistance) of|go to (?:the )?war (?:for|over)|go to bat for|intervene (?:militarily )?(?:for|on behalf of|to (?:help|save|defend|protect)|in|on the side of)|side with|join|lift a finger (?:for|to help|to save|to defend)|"
    r"send (?:[\w-]+ ){0,4}(?:to|for)|deploy (?:[\w-]+ ){0,3}(?:to|for|in)|deliver (?:[\w-]+ ){0,4}to|ship (?:[\w-]+ ){0,4}to|provide (?:[\w-]+ ){0,4}(?:to|for)|give|offer|lend|do (?:[\w-]+ ){0,3}(?:for|to help|to defend|to save|to protect)|die for|vouch for|"
    r"honou?r (?:[\w-]+ ){0,5}(?:to|with|towards?)|act for|risk (?:[\w-]+ ){0,3}(?:for|over)|take (?:up arms|risks) for|step in (?:for|to help|to defend)|guarantee|be (?:there|any help|of help|ready to help|willing to (?:help|defend)|bound to (?:help|defend|assist)|obliged to (?:help|defend|assist)|prepared to (?:help|defend|fight for)) ?(?:for|to)?|abandon|desert|let down|owe|condemn|sanction)\w*"
)
_AID_N = r"(?:aid|help|defen[cs]e|rescue|assistance|side|support|protection|relief)"
_EXPECT = r"(?:expect|get|receive|count on|rely on|hope for|hope|look for|look to|want|seek|draw|depend on|obtain|turn to|bank on|call on|call upon|ask|ask for|trust|trust in|be sure of|be helped|be defended|be supported|be saved|be protected|be abandoned|be backed|win|secure|find|need|anticipate)"
_WHO = r"(?:who|which (?:states?|countr\w+|nations?|governments?|powers?|allies|ally|neighbou?rs?)|what (?:states?|countr\w+|nations?|allies|powers?)|whom|anyone|anybody|somebody|someone|any (?:state|country|ally|power|nation)|whose)"

_ATTACK_PATTERNS = [
    # passive: T is attacked by A
    rf"{_M.format('target')}(?:,? (?!§)[\w-]+)?{_SHORT}?\s*{_AUX}{_ATTACKED}(?:\s(?!§)[\w-]+){{0,4}}?\s(?:by|from|with)\s(?:the\s|a\s)?{_M.format('attacker')}",
    # attack on T by A, attack by A on T
    rf"{_ATTACK_N}\s(?:up)?(?:on|of|against|into|in|over)\s(?:the\s)?{_M.format('target')}(?:\s(?!§)[\w-]+){{0,2}}?\s(?:by|from)\s(?:the\s)?{_M.format('attacker')}",
    rf"{_ATTACK_N}\s(?:by|from)\s(?:the\s)?{_M.format('attacker')}(?:\s(?!§)[\w-]+){{0,2}}?\s(?:up)?(?:on|of|against|into)\s(?:the\s)?{_M.format('target')}",
    # A's attack on T
    rf"{_M.format('attacker')}\s(?:(?!§)[\w-]+\s){{0,4}}?{_ATTACK_N}\s(?:up)?(?:on|of|against|into|in|over)\s(?:the\s)?{_M.format('target')}",
    # A attacks T
    rf"{_M.format('attacker')},?\s{_AUX}{_ATTACK_V}\s(?:(?!§)(?!if\b|should\b|what\b|who\b|would\b|will\b)[\w-]+\s){{0,3}}?{_M.format('target')}",
    # war between A and T; A-T war: the order is the asker's
    rf"(?:war|conflict|clash|fight\w*) between\s(?:the\s)?{_M.format('attacker')}\sand\s(?:the\s)?{_M.format('target')}",
    # defend T against A
    rf"{_M.format('target')}(?:\s(?!§)[\w-]+){{0,5}}?\s(?:against|from)\s(?:an?\s|the\s|any\s)?(?:(?!§)[\w-]+\s){{0,3}}?(?:by\s|from\s)?{_M.format('attacker')}(?=\s{_ATTACK_N}|\s?\?|\s?$|,|\s(?:aggression|forces?|troops|missiles?|army|pressure|if|should|when|in case)\b)",
]
_ATTACKER_PATTERNS = [
    rf"(?:by|from|against|with)\s(?:an?\s|the\s)?{_M.format('attacker')}(?=\s{_ATTACK_N})",
    rf"(?:attacked|invaded|struck|bombed|assaulted|hit|shelled|occupied|annexed|raided|blockaded|targeted|threatened)(?:\s(?!§)[\w-]+){{0,3}}?\sby\s(?:the\s)?{_M.format('attacker')}",
    rf"(?:if|should|when|once|were|suppose|supposing|assuming|in case|say|after|imagine|provided|unless|whenever)\s(?:that\s)?(?:the\s|president\s)?{_M.format('attacker')}(?:'s)?\s{_AUX}{_ATTACK_V}",
    rf"{_M.format('attacker')}(?:\s(?!§)[\w-]+){{0,3}}?\s{_ATTACK_N}\b(?!\s(?:up)?on\b)",
    rf"{_ATTACK_N}\s(?:by|from)\s(?:the\s)?{_M.format('attacker')}",
    rf"(?:war|conflict|fight|clash|showdown|confrontation)\s(?:with|against)\s(?:the\s)?{_M.format('attacker')}",
    rf"(?:fight|resist|repel|repulse|stop|deter|hold off|fend off|beat back|withstand|face)\w*\s(?:off\s|down\s)?(?:an?\s|the\s)?{_M.format('attacker')}",
    rf"(?:against|from)\s(?:an?\s|the\s|any\s)?(?:(?!§)[\w-]+\s){{0,3}}?{_M.format('attacker')}(?=\s{_ATTACK_N}|\s(?:aggression|forces?|troops|missiles?))",
    rf"should\s(?:the\s)?{_M.format('attacker')}\s{_AUX}{_ATTACK_V}",
    rf"{_M.format('attacker')},?\s{_AUX}(?:attacks?|invades?|strikes?|attacked|invaded|struck)\b",
]
_TARGET_PATTERNS = [
    rf"(?:attack|invad|strik|bomb|assault|hit|shell|occup|annex|raid|blockad)\w*\s(?:up)?(?:on\s|of\s|against\s)?(?:the\s)?{_M.format('target')}",
    rf"{_ATTACK_N}\s(?:up)?(?:on|of|against|into)\s(?:the\s)?{_M.format('target')}",
    rf"{_M.format('target')}(?:\s(?!§)[\w-]+){{0,2}}?\s{_AUX}{_ATTACKED}\b",
]
_HELP_PATTERNS = [
    # T can expect from H
    rf"{_M.format('target')},?(?:\s(?!§)[\w-]+){{0,3}}?\s{_EXPECT}\b(?:\s(?!§)(?!if\b|should\b)[\w'-]+){{0,7}}?\s(?:from|of|by|on|to|in|upon)\s(?:the\s)?{_M.format('helper')}",
    rf"{_EXPECT}\b(?:\s(?!§)[\w'-]+){{0,4}}?\s(?:from|of)\s(?:the\s)?{_M.format('helper')}(?:\s(?!§)[\w'-]+){{0,4}}?\s(?:for|to|towards?)\s(?:the\s)?{_M.format('target')}",
    rf"{_M.format('target')},?\s{_AUX}(?:count on|rely on|depend on|turn to|look to|bank on|call on|call upon|trust|trust in|ask)\s(?:the\s)?{_M.format('helper')}",
    # come to T's aid
    rf"{_M.format('helper')},?\s{_AUX}(?:(?!§)[\w-]+\s){{0,3}}?(?:come|rush|go|hurry|fly|spring|leap|be|step|jump|ride)\w*\s(?:in\s)?(?:to|on|in)\s(?:the\s)?{_M.format('target')}\s(?:(?!§)[\w-]+\s){{0,2}}?{_AID_N}",
    # H helps T
    rf"{_M.format('helper')},?\s{_AUX}(?:(?!§)[\w-]+\s){{0,3}}?{_HELP_V}\s(?:(?!§)(?!if\b|should\b|against\b|from\b|when\b)[\w-]+\s){{0,5}}?{_M.format('target')}",
    # T be helped by H
    rf"{_M.format('target')},?\s(?:(?!§)[\w-]+\s){{0,3}}?(?:help|aid|assist|defend|protect|support|back|sav|rescu|abandon|arm|suppli|reinforc)\w*\s(?:(?!§)[\w-]+\s){{0,2}}?by\s(?:the\s)?{_M.format('helper')}",
    # help for T from H; H's help for T; what can H do for T
    rf"{_AID_N}(?:\s(?!§)[\w'-]+){{0,3}}?\s(?:for|to)\s(?:the\s)?{_M.format('target')}(?:\s(?!§)[\w'-]+){{0,3}}?\s(?:from|by|of)\s(?:the\s)?{_M.format('helper')}",
    rf"{_AID_N}(?:\s(?!§)[\w'-]+){{0,4}}?\s(?:from|by|of)\s(?:the\s)?{_M.format('helper')}(?:\s(?!§)[\w'-]+){{0,3}}?\s(?:for|to|towards?)\s(?:the\s)?{_M.format('target')}",
    rf"{_M.format('helper')}\s(?:(?!§)[\w-]+\s){{0,3}}?(?:{_AID_N}|commitments?|guarantees?|treaty|pact|obligations?|weapons|arms|troops)\s(?:for|to|towards?|of|with)\s(?:the\s)?{_M.format('target')}",
    rf"(?:owe[sd]?|abandon|desert)\w*\s(?:the\s)?{_M.format('target')}",
]
_HELPER_PATTERNS = [
    rf"(?:what|how|whether)\s(?:much\s|far\s)?(?:(?!§)[\w-]+\s){{0,6}}?(?:will|would|can|could|might|may|is|does|should|shall|did)\s(?:the\s)?{_M.format('helper')},?\s(?:(?!§)[\w-]+\s){{0,3}}?(?:do|respond|react|act|behave|go|likely|going|help|send|give|offer|provide|deliver|supply|intervene|say|stand|move|get)",
    rf"(?:from|of|by)\s(?:the\s)?{_M.format('helper')}(?:\s(?:if|should|in|when|were|against|after|once)\b|\s?\?|\s?$|,)",
    rf"(?:will|would|can|could|might|may|is|does|should|shall|did|do)\s(?:the\s)?{_M.format('helper')},?\s(?:(?!§)[\w-]+\s){{0,3}}?(?:help|intervene|come|defend|fight|send|act|respond|react|step in|stand|honou?r|do|join|get|go|support|stay|remain|lift|aid|assist|protect|back|save|supply|arm|deploy|condemn|veto|vote|mobili[sz]e|strike back|retaliate)",
    rf"{_M.format('helper')}(?:'s)?\s(?:(?!§)[\w-]+\s){{0,2}}?(?:response|reaction|reply|answer|help|aid|support|assistance|role|move|involvement|backing|intervention)",
]
_FOR_TARGET = [
    rf"(?:help|aid|assist|defend|protect|support|back|save|rescue|shield|arm|supply|reinforce|fight for|stand by|stand with|side with|come to|rush to|die for)\s(?:the\s)?{_M.format('target')}",
    rf"(?:aid|help|defen[cs]e|rescue|assistance|side|support)\s(?:of|for|to)\s(?:the\s)?{_M.format('target')}",
    rf"{_M.format('target')}\s(?:aid|help|defen[cs]e|rescue|assistance|side|allies|friends|backers|partners)",
    rf"(?:for|to)\s(?:the\s)?{_M.format('target')}",
    rf"{_M.format('target')},?(?:\s(?!§)[\w-]+){{0,3}}?\s(?:expect|get|receive|count|rely|hope|depend|turn)",
]
_COMPILED = {
    name: [re.compile(p, re.IGNORECASE) for p in patterns]
    for name, patterns in {
        "attack": _ATTACK_PATTERNS,
        "attacker": _ATTACKER_PATTERNS,
        "target": _TARGET_PATTERNS,
        "help": _HELP_PATTERNS,
        "helper": _HELPER_PATTERNS,
        "for_target": _FOR_TARGET,
    }.items()
}
_WHO_RE = re.compile(rf"\b{_WHO}\b(?!.*\b(?:from|of)\s§\d+\s?\??$)", re.IGNORECASE)
_WHO_HELPS = re.compile(rf"\b{_WHO}\b(?:\s(?!§)[\w-]+){{0,5}}?\s{_HELP_V}|\b{_WHO}\b|help (?:from|of) (?:anyone|anybody|whom)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mention:
    text: str
    start: int
    readings: tuple[Actor, ...]

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a.state for a in self.readings if a.state))


@cache
def _gazetteer() -> Any:
    from foederis import actors

    return actors.Gazetteer()


def _mentions(text: str, on: dt.date) -> list[_Mention]:
    found = []
    for hit in _gazetteer().find(text, on):
        if any(a.state for a in hit.readings):
            found.append(_Mention(text[hit.start : hit.end], hit.start, tuple(hit.readings)))
    return found


def _sure(readings: Sequence[Actor]) -> list[Actor]:
    """The readings that stand: all within reach of the best one's weight, one a state."""
    stated = [a for a in readings if a.state]
    if not stated:
        return []
    best = max(a.weight for a in stated)
    kept: dict[str, Actor] = {}
    for a in sorted(stated, key=lambda a: -a.weight):
        if a.weight >= 0.6 * best:
            kept.setdefault(str(a.state), a)
    return list(kept.values())


def _decide(name: str, readings: Sequence[Actor], notes: list[str], on: dt.date, part: str) -> str:
    sure = _sure(readings)
    if not sure:
        raise UnknownName(f"{part}: no state is known by the name {name[:60]!r} on {on}", hint="write the state's name or its three-letter code")
    alive = [a for a in sure if a.state and states.exists(a.state, on)] or sure
    if len(alive) > 1:
        listed = ", ".join(f"{states.name_of(str(a.state))} ({a.state})" for a in alive)
        raise AmbiguousName(f"{part}: {name[:60]!r} may be {listed}", hint=f"name it with --{part} CODE")
    actor = alive[0]
    if actor.note:
        notes.append(f"{name}: {actor.note}")
    return str(actor.state)


def find_state(name: str, on: dt.date, part: str, notes: list[str] | None = None) -> str:
    """The code of the one state that a name or code means on a day.

    Raises UnknownName, AmbiguousName (with every reading in the hint), or BadQuestion for a state that did not exist.
    """
    from foederis import actors

    text = name.strip()
    if not text:
        raise UnknownName(f"{part} is empty", hint="write a state's name or its three-letter code")
    notes = notes if notes is not None else []
    if len(text) == 3 and text.upper() in states.STATES and text.isupper():
        code = text
    else:
        code = _decide(text, actors.resolve(text, on=on), notes, on, part)
    return _check_exists(code, on, part)


def _check_exists(code: str, on: dt.date, part: str) -> str:
    state = states.get(code)
    if state.exists(on):
        return code
    if on < state.first:
        raise BadQuestion(f"{part}: {state.name} ({code}) did not exist on {on}; it is on the lists of states from {state.first}", hint="ask as of a later day")
    if state.last and on > state.last:
        raise BadQuestion(f"{part}: {state.name} ({code}) no longer existed on {on}; it is on the lists of states until {state.last}", hint="ask as of an earlier day")
    raise BadQuestion(f"{part}: {state.name} ({code}) was not independent on {on}", hint="ask as of another day")


def _groups(name: str, masked: str) -> Iterable[dict[str, int]]:
    for pattern in _COMPILED[name]:
        for found in pattern.finditer(masked):
            got = {k: int(v) for k, v in found.groupdict().items() if v is not None}
            if len(set(got.values())) == len(got):
                yield got


def _assign(masked: str, count: int, wanted: set[str]) -> _Roles:
    roles = _Roles()
    for name in ("attack", "help"):
        for got in _groups(name, masked):
            clash = any(roles.filled.get(r, m) != m or any(v == m and k != r for k, v in roles.filled.items()) for r, m in got.items())
            if not clash and set(got) <= wanted:
                for role, mention in got.items():
                    roles.put(role, mention)
    for name in ("attacker", "helper", "for_target", "target"):
        role = "target" if name == "for_target" else name
        if role in wanted and role not in roles.filled:
            for got in _groups(name, masked):
                if got[role] not in roles.filled.values():
                    roles.put(role, got[role])
                    break
    roles.anybody = "helper" not in roles.filled and bool(_WHO_HELPS.search(masked))
    open_roles = [r for r in ROLES if r in wanted and r not in roles.filled and not (r == "helper" and roles.anybody)]
    rest = [m for m in range(count) if m not in roles.filled.values()]
    if len(open_roles) == 1 and len(rest) == 1:
        roles.put(open_roles[0], rest[0])
    return roles


def parse_question(
    text: str | None,
    *,
    target: str | None = None,
    attacker: str | None = None,
    helper: str | None = None,
    as_of: dt.date,
    horizon_days: int = 90,
) -> Question:
    """Understand a question, from its words, from options, or from both (options win).

    Raises BadQuestion, UnknownName or AmbiguousName, each naming the part that was not understood.
    """
    if not 1 <= horizon_days <= 3650:
        raise BadQuestion(f"a horizon of {horizon_days} days cannot be asked about", hint="between 1 and 3650 days")
    notes: list[str] = []
    given = {"target": target, "attacker": attacker, "helper": helper}
    found = {role: find_state(name, as_of, role, notes) for role, name in given.items() if name}
    missing = {r for r in ROLES if r not in found}
    anybody = False
    if text and text.strip() and missing:
        found_more, anybody = _from_words(text.strip()[:2000], as_of, missing, found, notes)
        found |= found_more
    for role in ("target", "attacker"):
        if role not in found:
            raise BadQuestion(f"the {role} is not clear{f' in {text[:80]!r}' if text else ''}", hint=f"add --{role} NAME, or ask like: Would B help A if C attacks A?")
    if "helper" not in found and text and text.strip() and not anybody:
        raise BadQuestion(f"the helper is not clear in {text[:80]!r}", hint="add --helper NAME, or ask: Who would help A if C attacks?")
    _check_distinct(found)
    return Question((text or "").strip(), found["target"], found["attacker"], found.get("helper"), as_of, horizon_days, tuple(dict.fromkeys(notes)))


def _check_distinct(found: dict[str, str]) -> None:
    for one, other in (("attacker", "target"), ("helper", "attacker"), ("helper", "target")):
        if one in found and found.get(other) == found[one]:
            name = states.name_of(found[one])
            raise BadQuestion(f"{one} and {other} are the same state ({name}, {found[one]})", hint="name three different states")


def _from_words(text: str, on: dt.date, wanted: set[str], known: dict[str, str], notes: list[str]) -> tuple[dict[str, str], bool]:
    mentions = _mentions(text, on)
    kept: list[_Mention] = []
    codes: list[str | None] = []
    masked, at = "", 0
    for m in mentions:
        sure = [str(a.state) for a in _sure(m.readings)]
        code = sure[0] if len(sure) == 1 else None
        # A second name of the same state ("Russia … Moscow") is one mention; names given by option are not asked again.
        same = codes.index(code) if code is not None and code in codes else None
        if same is None:
            kept.append(m)
            codes.append(code)
            same = len(kept) - 1
        masked += text[at : m.start] + f"§{same}"
        at = m.start + len(m.text)
    masked += text[at:]
    masked = re.sub(r"\s+", " ", masked)
    masked = re.sub(r"(?:[Pp]resident|[Cc]hancellor|[Pp]rime [Mm]inister|[Kk]ing|[Tt]he|[Mm]r\.?|[Gg]eneral) (?=§)", "", masked)
    masked = re.sub(r"§(\d+)(?:'s?|’s?)? (?:and|or|,) §\1\b", r"§\1", masked)
    everyone = wanted | set(known)
    roles = _assign(masked, len(kept), everyone)
    # Roles fixed by options: whoever the words put there is dropped; other mentions keep their places.
    out: dict[str, str] = {}
    taken = set(known.values())
    for role in ROLES:
        if role in wanted and role in roles.filled:
            i = roles.filled[role]
            code = codes[i] or _decide(kept[i].text, kept[i].readings, notes, on, role)
            if codes[i]:
                _decide(kept[i].text, kept[i].readings, notes, on, role)
            if code in taken and role not in known and len(wanted) < 3:
                continue
            out[role] = _check_exists(code, on, role)
    if not mentions and wanted == set(ROLES):
        raise UnknownName(f"no state is named in {text[:80]!r}", hint="name the state that is attacked, the attacker and the helper")
    if any(r in wanted and r not in out for r in ("target", "attacker")) or ("helper" in wanted and "helper" not in out and not roles.anybody):
        stranger = _stranger(text, mentions)
        left = [r for r in ROLES if r in wanted and r not in out and not (r == "helper" and roles.anybody)]
        if stranger and len({c for c in codes if c} - set(out.values())) == 0:
            raise UnknownName(f"{left[0]}: no state is known by the name {stranger!r} on {on}", hint="check the spelling, or write its three-letter code with --" + left[0])
        read = ", ".join(f"{m.text} = {c}" for m, c in zip(kept, codes, strict=True) if c)
        raise BadQuestion(f"the {left[0]} is not clear in {text[:80]!r}" + (f"; read so far: {read}" if read else ""), hint=f"add --{left[0]} NAME, or ask like: Would B help A if C attacks A?")
    return out, roles.anybody


def _stranger(text: str, mentions: Sequence[_Mention]) -> str | None:
    """A capitalised word that is no known name: most likely the name that was not understood."""
    covered = [(m.start, m.start + len(m.text)) for m in mentions]
    for word in re.finditer(r"\b[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)*", text):
        inside = any(s < word.end() and word.start() < e for s, e in covered)
        first = re.split(r"[’']", word.group())[0]
        if not inside and word.start() > 0 and first.lower() not in _COMMON:
            return first
    return None


_COMMON = set("what who would will can could should if when were how which whether may might does do is are the in and or from".split())
