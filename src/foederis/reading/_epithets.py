"""What states are called by without their names: "the kingdom", "the Baltic state", "the landlocked country", "its former colony"."""

from __future__ import annotations

from foederis.reading._describe import COLONISERS, ISLANDS
from foederis.reading._syntax import lemma_of
from foederis.reading._tree import Token
from foederis.reading._words import words

__all__ = ["COLONIES", "called", "linked"]


_KINGDOMS = words("SAU JOR MAR BHR NOR SWE DNK GBR ESP BEL NLD THA KHM BTN LSO SWZ TON")
_EMIRATES = words("QAT ARE KWT BHR")
_JUNTAS = words(
    "MLI BFA NER GIN GAB TCD SDN MMR THA MRT GNB CHL ARG BRA GRC EGY PAK FJI HTI NGA GHA LBR SLE MDG BDI ETH TUR PER BOL SLV GTM URY"
)
# Nouns that only some states are called by.
_CALLED = {
    "kingdom": _KINGDOMS,
    "monarchy": _KINGDOMS | _EMIRATES | words("OMN BRN JPN MYS LUX MCO LIE"),
    "emirate": _EMIRATES,
    "sultanate": words("OMN BRN"),
    "principality": words("MCO LIE AND"),
    "duchy": words("LUX"),
    "strip": words("PSE"),
    "enclave": words("PSE LSO GMB BRN RUS AGO AZE"),
    "island": ISLANDS,
    "archipelago": words("PHL IDN JPN MDV BHS CPV COM SYC FJI SLB TON VUT KIR TUV FSM MHL PLW ATG MUS BHR"),
    "atoll": words("MDV KIR TUV MHL NRU PLW"),
    "peninsula": words("QAT"),
    "federation": words("RUS DEU IND NGA MYS BRA ETH"),
    "junta": _JUNTAS,
    "superpower": words("USA RUS CHN"),
    "city-state": words("SGP MCO VAT"),
    "theocracy": words("IRN VAT AFG"),
}
# What stands before "state", "country", "nation", "government", "capital" and the like.
_KINDS = {
    "baltic": "EST LVA LTU",
    "nordic": "NOR SWE DNK FIN ISL",
    "scandinavian": "NOR SWE DNK",
    "balkan": "ALB BIH BGR HRV GRC XKX MKD MNE ROU SRB SVN",
    "gulf": "SAU QAT ARE KWT BHR OMN IRQ IRN",
    "arab": "SAU QAT ARE KWT BHR OMN IRQ YEM SYR LBN JOR EGY LBY TUN DZA MAR MRT SDN PSE",
    "maghreb": "MAR DZA TUN LBY MRT",
    "sahel": "MLI NER BFA TCD MRT",
    "sahelian": "MLI NER BFA TCD MRT",
    "andean": "BOL PER ECU COL CHL VEN",
    "caribbean": "CUB HTI DOM JAM TTO BRB GRD DMA LCA VCT ATG KNA BHS BLZ GUY SUR",
    "caucasian": "GEO ARM AZE",
    "caucasus": "GEO ARM AZE",
    "asian": """CHN JPN KOR PRK TWN MNG VNM LAO KHM THA MMR MYS SGP IDN PHL BRN TLS IND PAK BGD LKA NPL BTN MDV AFG KAZ KGZ UZB TJK TKM""",
    "african": """DZA AGO BEN BWA BFA BDI CMR CPV CAF TCD COM COD COG CIV DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN GNB KEN LSO LBR LBY
        MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN TZA TGO TUN UGA ZMB ZWE""",
    "european": """ALB AND AUT BLR BEL BIH BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN ISL IRL ITA XKX LVA LIE LTU LUX MLT MDA MCO MNE
        NLD MKD NOR POL PRT ROU SRB SVK SVN ESP SWE CHE UKR GBR""",
    "american": """ARG BOL BRA CHL COL CRI CUB DOM ECU SLV GTM HTI HND MEX NIC PAN PRY PER URY VEN""",
    "pacific": "FJI SLB VUT KIR TUV TON PNG WSM NRU PLW MHL FSM NZL AUS",
    "himalayan": "NPL BTN",
    "island": " ".join(ISLANDS),
    "landlocked": """AFG AND ARM AUT AZE BLR BTN BOL BWA BFA BDI CAF TCD CZE SWZ ETH HUN KAZ XKX KGZ LAO LSO LIE LUX MWI MLI MDA MNG NPL NER MKD
        PRY RWA SMR SRB SVK SSD CHE TJK TKM UGA UZB VAT ZMB ZWE""",
    "soviet": "RUS UKR BLR GEO ARM AZE KAZ KGZ UZB TJK TKM MDA LVA LTU EST",
    "yugoslav": "SRB HRV SVN BIH MKD MNE XKX",
    "islamic": "IRN PAK MRT AFG",
    "jewish": "ISR",
    "hermit": "PRK",
    "communist": "CHN CUB VNM LAO PRK RUS YUG DDR",
    "stalinist": "PRK",
    "nuclear": "USA RUS CHN GBR FRA IND PAK PRK ISR",
    "city": "SGP MCO VAT",
    "desert": "SAU QAT ARE KWT BHR OMN LBY TCD NER MRT NAM",
}
_SETS = {word: words(states) for word, states in _KINDS.items()}
# Part of a part of the world: "west African", "South American", "central Asian".
_PARTS = {
    ("west", "african"): words("BEN BFA CPV CIV GMB GHA GIN GNB LBR MLI MRT NER NGA SEN SLE TGO"),
    ("east", "african"): words("KEN UGA TZA RWA BDI ETH ERI DJI SOM SSD SDN"),
    ("southern", "african"): words("ZAF NAM BWA ZWE ZMB MOZ MWI LSO SWZ AGO"),
    ("central", "african"): words("CMR CAF TCD COG COD GAB GNQ RWA BDI"),
    ("north", "african"): words("MAR DZA TUN LBY EGY"),
    ("central", "asian"): words("KAZ KGZ UZB TJK TKM"),
    ("south", "asian"): words("IND PAK BGD LKA NPL BTN MDV AFG"),
    ("southeast", "asian"): words("VNM LAO KHM THA MMR MYS SGP IDN PHL BRN TLS"),
    ("east", "asian"): words("CHN JPN KOR PRK TWN"),
    ("central", "american"): words("GTM HND SLV NIC CRI PAN BLZ"),
    ("south", "american"): words("ARG BOL BRA CHL COL ECU GUY PRY PER SUR URY VEN"),
    ("latin", "american"): _SETS["american"],
    ("central", "european"): words("POL CZE SVK HUN AUT SVN"),
    ("eastern", "european"): words("POL CZE SVK HUN ROU BGR UKR MDA BLR EST LVA LTU"),
}
_SIDES = {
    "western": "west",
    "eastern": "east",
    "northern": "north",
    "south-east": "southeast",
    "south-eastern": "southeast",
    "southeastern": "southeast",
}
COLONIES = words("colony possession protectorate dependency dominion territory mandate")
_MASTERS = words("coloniser colonizer master ruler power overlord patron occupier metropole")


def called(t: Token) -> frozenset[str] | None:
    """The states that a noun with what stands before it can mean; None where it says nothing of which."""
    lemma = lemma_of(t)
    fits = _CALLED.get(lemma)
    before = [c.lower_ for c in t.doc[t.left_edge.i : t.i]]
    for n, word in enumerate(before):
        part = _PARTS.get((_SIDES.get(before[n - 1], before[n - 1]), word)) if n else None
        if part is None and n > 1 and before[n - 1] == "-":
            part = _PARTS.get((_SIDES.get(before[n - 2], before[n - 2]), word))
        states = part or _SETS.get(word)
        if states is not None:
            fits = states if fits is None else fits & states or states
    return fits


def linked(t: Token, owner: str | None, near: list[str]) -> str | None:
    """The state that another's noun names by their past: "its former colony", "its former colonial master".

    `near`: the states spoken of before, the nearest first.
    """
    if owner is None:
        return None
    before = {c.lower_ for c in t.children if c.i < t.i}
    if lemma_of(t) in COLONIES and (
        before & {"former", "old", "erstwhile", "one-time", "onetime", "ex"} or lemma_of(t) == "colony"
    ):
        return next((s for s in near if COLONISERS.get(s) == owner), None)
    if lemma_of(t) in _MASTERS and before & {"colonial", "imperial", "former", "old"}:
        return COLONISERS.get(owner)
    return None
