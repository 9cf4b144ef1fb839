"""Words for whose quantities are whose: what leads to what is counted, who is wielded, what costs lives."""

from __future__ import annotations

import re

from foederis.reading._dates_words import listed

__all__ = [
    "ACTS",
    "CLAUSES",
    "COSTING",
    "DYING",
    "FLED",
    "FORCES",
    "GRANTED",
    "HARMED",
    "HOLDING",
    "LEADING",
    "LONGEST_WAY",
    "MEN",
    "MODEL",
    "MOVING",
    "NOUNS",
    "OBJECTS",
    "PARTS",
    "RAISING",
    "SERVING",
    "SHELTER",
    "TAKING",
    "WANTING",
    "WIELDED",
]

OBJECTS = frozenset(("dobj", "nsubjpass", "attr", "oprd", "dative", "csubjpass"))
PARTS = frozenset(("compound", "nmod", "amod", "nummod", "quantmod", "npadvmod", "appos", "conj", "poss", "det"))
# Prepositions that lead from one noun to what it holds, and from a verb to what is dealt with, by event ("*": all).
HOLDING = frozenset(listed("of with for worth including carrying totalling totaling *"))
LEADING: dict[str, frozenset[str]] = {
    "*": frozenset(listed("with of worth including carrying totalling totaling")),
    "REQUEST": frozenset(["for", "to"]),
    "AGREE": frozenset(["for", "on"]),
    "AID": frozenset(["for"]),
    "COOPERATE": frozenset(["for"]),
    "SUPPORT": frozenset(["for"]),
    "SANCTION": frozenset(["on", "against", "for", "by"]),
    "REJECT": frozenset(["for"]),
    "MOBILIZE": frozenset(["by"]),
    "ASSAULT": frozenset(["on", "against", "at"]),
    "CONCEDE": frozenset(["for", "on", "by"]),
    "RETREAT": frozenset(["by"]),
}
# Subjects that are themselves what is moved; and verbs whose subject is what was lost.
MOVING = frozenset(("MOBILIZE", "RETREAT", "PROTEST"))
DYING = frozenset(
    listed("die perish fall crash sink drown arrive land return leave disappear enter cross join reach dock")
)
# Verbs that tell of an act what it cost, took along or amounts to, where they are no event of their own.
COSTING = frozenset(
    listed(
        "kill wound injure destroy damage leave displace capture hurt claim carry total include comprise involve cost "
        "number hit sink strike seize take contain bear transport hold bring leave"
    )
)
# What soldiers themselves are said to do somewhere, and words for them.
SERVING = frozenset(
    listed(
        "patrol guard man police secure train help protect defend escort fight battle serve storm enter cross occupy invade roll push sweep surge march move advance pour"
    )
)
MEN = frozenset(
    listed(
        "soldier troop man marine officer police policeman peacekeeper paratrooper fighter commando guard adviser monitor force"
    )
)
FLED = frozenset(listed("refugee migrant people family child civilian deserter exile evacuee worker student orphan"))
SHELTER = frozenset(listed("shelter refuge asylum sanctuary haven"))
GRANTED = SHELTER | {"passage", "visa", "host", "home", "access", "entry", "hospitality", "transit", "residence"}
FORCES = frozenset(
    listed(
        "ship vessel boat warship frigate destroyer cutter gunboat submarine trawler carrier plane jet aircraft fighter "
        "bomber helicopter drone warplane gunship tank truck lorry vehicle missile rocket shell bomb bulldozer instructor "
        "engineer doctor medic nurse specialist expert technician mercenary gunman regular conscript reservist militiaman "
        "commando pilot agent contractor airman sailor seaman legionnaire"
    )
)
WIELDED = frozenset(("ASSAULT", "COERCE", "AID", "COOPERATE", "SUPPORT", "REJECT"))
MODEL = re.compile(r"[A-Z][A-Za-z]*-?\d+s$")
HARMED = frozenset(listed("kill wound injure hurt maim die perish"))
WANTING = frozenset(listed("ask demand request urge insist promise pledge vow propose"))
RAISING = frozenset(listed("raise increase boost expand enlarge cut reduce lower lift"))
ACTS = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"))
NOUNS = frozenset(("NOUN", "PROPN", "NUM", "SYM"))
CLAUSES = frozenset(("advcl", "acl", "relcl", "xcomp", "conj", "pcomp", "prep", "ccomp"))
TAKING = frozenset(
    (
        "REQUEST",
        "AGREE",
        "AID",
        "COOPERATE",
        "SANCTION",
        "COERCE",
        "ASSAULT",
        "MOBILIZE",
        "REJECT",
        "RETREAT",
        "CONCEDE",
    )
)
LONGEST_WAY = 14
