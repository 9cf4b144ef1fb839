"""How sides are described without a name of their own: regions, what is made or backed by somebody, jets called fighters."""

from __future__ import annotations

from typing import Any

from foederis.reading._syntax import lemma_of
from foederis.reading._tree import Token
from foederis.reading._words import words

__all__ = [
    "BODIES",
    "COLONISERS",
    "ENVOYS",
    "FORMATIONS",
    "GENERIC",
    "ISLANDS",
    "MEMBERS",
    "OTHERS",
    "PAIR_NOUNS",
    "PERSONS",
    "is_aircraft",
    "is_ethnic",
    "is_fellows",
    "is_regional",
    "made_or_backed",
    "rebel_titled",
]


# What is made of ships, planes or men: "a bomber wing", "a tank column".
FORMATIONS = words("group wing squadron column formation pair convoy detachment task-force boat crew screen train")
PERSONS = words(
    """minister president premier chancellor king queen emir sultan prince leader spokesman spokesperson spokeswoman envoy
    ambassador diplomat secretary official governor mayor general colonel commander chief chairman senator lawmaker dictator
    ruler monarch aide adviser negotiator vice-chairman vice-president ayatollah pope judge prosecutor activist journalist
    man woman candidate representative consul speaker marshal admiral politician lawyer businessman chair undersecretary
    head boss colleague successor predecessor counterpart guest host opposite strongman statesman emissary"""
)
# Nouns that name a state by what it is; it is then the one last spoken of (or the one of that kind).
GENERIC = words(
    """country nation state republic kingdom emirate sultanate island peninsula archipelago power regime enclave strip
    monarchy federation homeland territory neighbour neighbor junta principality duchy superpower atoll"""
)
BODIES = words("bloc alliance union organisation organization body council commission club grouping")
PAIR_NOUNS = words(
    """government country side party neighbour neighbor leader president minister capital state nation army rival power
    ally partner force premier military ministry diplomat delegation statesman head foe adversary man general republic
    kingdom island counterpart enemy combatant belligerent signatory navy"""
)
# With "its" or "his": the other one.
OTHERS = words(
    """neighbour neighbor ally partner rival foe enemy adversary counterpart patron protector opponent guest host visitor
    interlocutor archrival benefactor"""
)
# Of the body that stands before: "opposition members".
MEMBERS = words("member supporter figure deputy activist follower loyalist candidate politician source lawmaker")
# Sent by one state to another: "the ambassador to Mali" is not Mali's.
ENVOYS = words("ambassador envoy emissary consul attaché attache nuncio commissioner representative mission")

_REGIONS = words(
    """african asian european arab western baltic balkan nordic gulf caribbean sahelian sahel andean maghreb latin regional
    world international global islamic muslim neighbouring neighboring scandinavian mideast eastern southern northern
    central pacific americas allied commonwealth eurasian sub-saharan"""
)
_REGIONAL_HEADS = words(
    """leader state country nation government diplomat official minister mediator power capital ally troop force peacekeeper
    monitor observer negotiator envoy ambassador donor lender creditor partner neighbour neighbor member summit bloc
    president premier foreign-minister chief army navy community body organisation organization source delegate monarchy"""
)
# What somebody made or sold is not that one's own any more.
_MADE = words(
    """made built supplied donated bought designed manufactured produced born educated speaking style era drafted brokered
    mediated registered printed sold delivered provided assembled loaned gifted occupied seized annexed bound"""
)
_BACKED = words(
    "backed supported trained armed funded aligned allied linked sponsored supplied equipped financed friendly"
)
_ARMED = words(
    "force troop fighter group faction army fighters militiaman unit commander brigade movement alliance proxy"
)
_FLYING = words(
    """jet plane aircraft warplane airspace airport airfield airstrip runway scramble intercept bomb strafe fly sortie raid
    squadron pilot mirage mig sukhoi helicopter bomber airborne takeoff buzz airbase"""
)
# Whose colony a state was, for "the former colonial power".
COLONISERS: dict[str, str] = {
    state: coloniser
    for coloniser, states in {
        "FRA": """DZA BEN BFA CMR CAF TCD COM COG DJI GAB GIN CIV MDG MLI MRT NER SEN TGO TUN MAR SYR LBN KHM LAO VNM HTI
            VUT""",
        "GBR": """BWA EGY GMB GHA KEN LSO MWI MUS NGA SLE SDN SSD SWZ TZA UGA ZMB ZWE IND PAK BGD LKA MMR MYS SGP BRN IRQ
            JOR PSE ISR YEM CYP MLT JAM TTO GUY BRB BLZ BHS GRD DMA LCA VCT ATG KNA FJI SLB KIR TUV TON PNG AUS NZL MDV
            SYC HKG ARE QAT BHR KWT USA IRL""",
        "PRT": "AGO MOZ GNB CPV STP BRA TLS",
        "BEL": "COD RWA BDI",
        "NLD": "IDN SUR",
        "ITA": "LBY ERI SOM ETH",
        "ESP": "GNQ PHL CUB ARG CHL PER BOL COL VEN ECU PRY URY MEX GTM HND NIC CRI SLV PAN DOM ESH",
        "JPN": "KOR PRK TWN",
        "ZAF": "NAM",
        "DNK": "ISL",
        "RUS": "UKR GEO ARM AZE KAZ KGZ UZB TJK TKM MDA LVA LTU EST BLR",
    }.items()
    for state in states.split()
}
ISLANDS = words(
    """TWN CYP CUB HTI LKA MDG MLT IRL ISL JPN PHL IDN SGP BHR MDV MUS SYC COM CPV STP JAM BRB GRD DMA LCA VCT ATG KNA TTO
    BHS DOM FJI SLB KIR TUV TON PNG VUT WSM NRU PLW MHL FSM NZL TLS GBR BRN"""
)


def _left(t: Token) -> list[Token]:
    return [c for c in t.children if c.i < t.i and c.dep_ in {"amod", "compound", "nmod", "npadvmod"}]


def is_regional(t: Token, named: Any) -> bool:
    """ "West African leaders", "Gulf diplomats": of a part of the world, of no one state."""
    lemma = lemma_of(t)
    if lemma not in _REGIONAL_HEADS:
        return False
    adjectives = {c.lower_ for c in _left(t) if c.i not in named}
    if not adjectives & _REGIONS:
        return False
    # "the Baltic state" is one that was named, "Baltic states" and "a Gulf diplomat" are of the region
    definite = any(c.lower_ in {"the", "this", "that"} for c in t.children if c.i < t.i)
    plural = t.tag_ in {"NNS", "NNPS"}
    if adjectives & {"eastern", "southern", "northern", "central", "allied"} and not adjectives & {
        "african",
        "european",
        "asian",
    }:
        return False
    return plural or not definite or lemma not in GENERIC


def is_fellows(t: Token) -> bool:
    """ "The other 26 leaders", "fellow members": the rest of a body, of no one state."""
    if t.tag_ not in {"NNS", "NNPS"} or lemma_of(t) not in _REGIONAL_HEADS:
        return False
    before = {c.lower_ for c in t.children if c.i < t.i}
    number = any(c.dep_ == "nummod" for c in t.children)
    return not before & {"two", "both"} and (("other" in before and (number or "all" in before)) or bool(before & {"fellow", "remaining"}))


def is_ethnic(t: Token) -> bool:
    """ "Ethnic Albanians": a people, not its state."""
    return any(c.lower_ == "ethnic" for c in _left(t))


def is_aircraft(t: Token) -> bool:
    """Whether "fighters" are jets: the sentence speaks of flying."""
    return lemma_of(t) == "fighter" and any(
        lemma_of(x) in _FLYING or "airport" in x.lower_ for x in t.sent if x.i != t.i
    )


def rebel_titled(t: Token, heads: dict[str, str]) -> bool:
    """ "The rebel leader", "a separatist commander": speaks for the armed group."""
    return lemma_of(t) in PERSONS and any(heads.get(lemma_of(c)) == "REB" for c in _left(t))


def made_or_backed(word: Token, start: int, end: int, tokens: list[Token], head: Token, heads: dict[str, str]) -> str:
    """What a nationality with a hyphen says of the head: "made" (nothing of whose it is), "group" (of an armed group that
    is backed), or "" where the head is that state's ("Greek-flagged", "Saudi-led").

    `start`, `end`: the tokens of the nationality; `word` is one of them.
    """
    tail = ""
    if end + 1 < len(tokens) and tokens[end].text in {"-", "‑", "–"}:
        tail = tokens[end + 1].lower_
    elif word.head.i != head.i and word.dep_ == "npadvmod":
        tail = word.head.lower_
    if start > 1 and tokens[start - 1].text in {"-", "‑", "–"} and tokens[start - 2].lower_ in {"pro", "anti"}:
        return "group" if heads.get(lemma_of(head)) == "REB" else "made"
    if tail in _MADE:
        return "made"
    if tail in _BACKED:
        return "group" if lemma_of(head) in _ARMED or heads.get(lemma_of(head)) == "REB" else "made"
    return ""
