"""A text as tokens: what each says, where it stands, and whether it follows the one before without a break."""

from __future__ import annotations

from dataclasses import dataclass

from foederis.actors._fold import TOKEN, fold_token, words

__all__ = [
    "ARTICLES",
    "CAPITAL_KEEP",
    "GROUNDS",
    "HEADS",
    "HONOURS",
    "KEEP",
    "LOWER",
    "NEVER",
    "NICKNAMES",
    "OPENERS",
    "OTHERS",
    "SMALL",
    "TAILS",
    "Tokens",
    "tokens_of",
]

# Second words that make another name of a state's, capital's or person's: papers, places, firms.
OTHERS = words("""post times daily tribune herald journal gazette telegraph tech university college institute institution foundation
    tower towers square street avenue airport center centre library prize award museum hilton sandwich club united city
    river valley sea gulf ocean lake mountains bay island islands peninsula strait straits canal desert wall marathon olympics
    consensus convention accords accord protocol conference summit agreement treaty declaration pact act doctrine
    stock exchange hotel review report school park bridge station road memorial stadium cup open film festival fashion week
    wizards nationals commanders capitals airlines airways insider today""")
# Of these the first half are acts and meetings that still name the state's or city's part in them: not taken as its own.
KEEP = words(
    "summit agreement treaty pact sea river valley gulf strait straits peninsula canal report today club united act"
)
CAPITAL_KEEP = words("today report")
SMALL = words("al el bin ibn de da di van von der den le la del bint abu")
# Words written small within names.
TAILS = words(
    "government regime administration rebels forces territories state entity group cartel mercenaries alliance bin "
    "base airbase airfield naval submarine oil gas field province crossing corridor peninsula tunnel forest region coast"
)
# Words that begin the names of places: what follows is no person and no other town ("Ras Isa", "Lake Victoria").
HEADS = words(
    "ras ain ayn umm deir dayr beit kafr kfar wadi jebel jabal tel tell tal bir camp fort port mount lake cape san santa puerto villa qasr "
    "bab shatt nahr monte isla isle ile sierra"
)
ARTICLES = words("al el as ad ar an")
# Words that stand before a name at the head of a sentence.
OPENERS = words(
    "but when while if as after before because although though since until that for with and or yet so then thus now where why how in on at "
    "to from by under over against unlike like even did does is was has had will would can could may might not its his what who the near around"
)
HONOURS = words(
    "senor herr frau madame monsieur signor lady lord baron baroness count duke don dona brother sister father mother comrade sheikh sheik "
    "ayatollah imam rabbi archbishop cardinal pope chairman tsar czar field marshal saint haji hajj sayyed seyed maulana mahatma"
)
_SHORTENED = words(
    "st ste sta mr mrs ms dr gen col lt sgt rep sen gov jr sr mt ft adm maj cpl capt cmdr pm rev hon amb min pres prof dept"
)
# Words after a surname that make it a place: "Clark Air Base".
GROUNDS = words("air airbase airfield field barracks land atoll reef shoal heights islands island")
# Bodies written small though they are names.
LOWER = words(
    "peshmerga carabinieri pasdaran basij janjaweed mujahideen mujahedeen mujahedin mujahidin contras chetniks interahamwe"
)
# Surnames never taken without a title, whoever is in office.
NEVER = words(
    "may major brown grant long short moon park day king price rice white black green hill hall wood key lee li wang chen an so"
)
NICKNAMES = frozenset(
    {
        "MBS",
        "MBZ",
        "AMLO",
        "FDR",
        "JFK",
        "LBJ",
        "FHC",
        "PPK",
        "EPN",
        "CFK",
        "IBK",
        "SBY",
        "BBM",
        "AKD",
        "JOH",
        "POTUS",
        "AKK",
        "HBJ",
    }
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the tokens of one text."""

    raws: list[str]
    keys: list[str]
    spans: list[tuple[int, int]]
    joined: list[bool]  # whether the token follows the one before without a break
    hyphens: list[bool]  # whether a hyphen or an apostrophe stands before it
    shouting: bool  # the text has no small letters


def tokens_of(text: str) -> Tokens:
    """The tokens of a text; a break is anything but a space, a hyphen, an apostrophe or the point of an initial."""
    raws: list[str] = []
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    joined: list[bool] = []
    hyphens: list[bool] = []
    last = 0
    for m in TOKEN.finditer(text):
        raw = m.group()
        gap = text[last : m.start()]
        ok = bool(raws) and (
            gap == " "
            or gap in ("-", "'", "’", "ʼ", "`", ".", "&", "‑", "–", "/", "\u00a0")
            or (gap == ". " and (len(raws[-1]) == 1 or keys[-1] in _SHORTENED))
            or (gap in ("' ", "’ ") and raws[-1].endswith("s"))
            or (gap == ", " and raw in ("D", "DC", "Jr", "Sr"))
            or (gap.isspace() and gap.count("\n") < 2)
        )
        raws.append(raw)
        keys.append(fold_token(raw))
        spans.append((m.start(), m.end()))
        joined.append(ok)
        hyphens.append(gap in ("-", "‑", "'", "’", "ʻ", "ʼ", "`"))
        last = m.end()
    return Tokens(raws, keys, spans, joined, hyphens, len(text) > 20 and text.upper() == text)
