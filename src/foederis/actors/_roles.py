"""Common nouns that, beside a state's name, mean one of its bodies or offices: what sector, which office."""

from __future__ import annotations

from foederis.actors._fold import key_of, words

__all__ = ["LEADS", "MODIFIERS", "ORGANS", "REGIONS", "TITLES", "TITLE_FILL"]

_ORGANS = {
    "GOV": """government; govt; administration; regime; cabinet; ministry; foreign ministry; foreign affairs ministry;
    ministry of foreign affairs; ministry of external affairs; external affairs ministry; foreign office; state department;
    interior ministry; ministry of interior; ministry of the interior; finance ministry; ministry of finance; treasury;
    economy ministry; ministry of economy; energy ministry; ministry of energy; oil ministry; trade ministry;
    commerce ministry; ministry of commerce; justice ministry; ministry of justice; information ministry; health ministry;
    presidency; presidential office; presidential administration; office of the president; president's office;
    presidential palace; prime minister's office; office of the prime minister; royal court; royal palace; royal family;
    monarchy; crown; junta; military government; embassy; embassies; consulate; mission; permanent mission; un mission;
    delegation; negotiating team; negotiators; negotiator; authorities; officials; official; leadership; diplomats; diplomat;
    envoys; state; republic; security council; national security council; politburo; side; leaders; rulers; ruler;
    central bank; customs; space agency; nuclear agency; atomic energy agency; delegates; bureaucracy; bureaucrats;
    government sources; government officials; foreign ministry officials; foreign ministry spokesman;
    foreign ministry spokeswoman; foreign ministry spokesperson; government spokesman; government spokeswoman;
    government spokesperson; presidential spokesman; presidential spokeswoman; spokesman; spokeswoman; spokesperson;
    policymakers; ministers; coast guard officials; migration service; council of ministers; state council; federal council;
    federal government; central government; national government; interim government; transitional government;
    caretaker government; coalition government; provisional government; unity government; communist government;
    islamist government; new government; de facto authorities; de facto government; state television officials; foreign policy""",
    "LEG": """parliament; congress; senate; legislature; national assembly; house of representatives; lower house; upper house;
    chamber of deputies; general assembly; lawmakers; lawmaker; legislators; legislator; parliamentarians; mps; mp; senators;
    senator; house; assembly; constituent assembly; parliament speaker; speaker of parliament; federal assembly; deputies;
    congressman; congressmen; parliament's defense committee; defense committee; defence committee; foreign affairs committee;
    parliament's foreign affairs committee; members of parliament; congressional leaders; house speaker""",
    "MIL": """army; armed forces; military; navy; air force; airforce; air forces; ground forces; land forces; marines;
    troops; soldiers; soldier; forces; force; defense ministry; defence ministry; ministry of defense; ministry of defence;
    ministry of national defense; ministry of national defence; defense department; defence department; department of defense;
    war ministry; ministry of war; general staff; high command; military command; fleet; warships; warship; warplanes; warplane;
    jets; fighter jets; bombers; submarine; submarines; destroyer; frigate; aircraft carrier; generals; general; commanders;
    commander; commandos; paratroopers; defense forces; defence forces; defense force; defence force; special forces;
    armed services; military officials; defense officials; defence officials; military leaders; military police; garrison;
    militaries; brigade; brigades; battalion; division; artillery; tanks; drones; missiles; missile forces; rocket forces;
    air defense; air defence; air defenses; air defences; coast guard; coastguard; national guard; border guards;
    border guard; pilots; pilot; sailors; conscripts; peacekeepers; military advisers; military advisors; advisers; advisors;
    instructors; expeditionary force; military intelligence officers; defense staff; joint chiefs of staff; joint staff;
    military spokesman; army spokesman; military base; republican guard; presidential guard; occupation forces; regulars;
    helicopter; helicopters; aircraft; planes; security forces; self defense forces; self defence forces""",
    "SPY": """intelligence; intelligence service; intelligence services; intelligence agency; intelligence agencies;
    secret service; secret services; spy agency; spy service; spies; spy; security service; security services;
    state security; military intelligence; intelligence officials; intelligence officers; intelligence ministry;
    ministry of intelligence; ministry of state security; agents; secret police; foreign intelligence service""",
    "COP": "police; police force; national police; gendarmerie; gendarmes; policemen; riot police; federal police; prosecutors police",
    "JUD": """court; supreme court; courts; constitutional court; high court; judiciary; prosecutors; prosecutor;
    attorney general; prosecutor general; judge; judges; justice system; prosecutor's office""",
    "PTY": "ruling party; party; communist party; socialist party; labour party; republican party; democratic party",
    "OPP": "opposition; opposition leader; opposition leaders; opposition parties; opposition party; dissidents; exiles",
    "REB": "rebels; rebel; insurgents; guerrillas; rebel forces; rebel groups; resistance; separatists; insurgency",
    "UAF": "militia; militias; mercenaries; mercenary; paramilitaries; militants; paramilitary; proxies; proxy; volunteers; fighters",
    "CVL": """people; citizens; citizen; nationals; national; civilians; public; population; migrants; villagers; residents;
    workers; protesters; demonstrators; students; voters; refugees; tourists; women; nation; nationalists; men; society""",
    "BUS": """company; companies; firm; firms; oil company; state oil company; arms manufacturer; businessmen; oligarchs;
    banks; bank; tanker; tankers; airline; oil giant; energy giant; state company; ship; ships; vessel; vessels; oil tanker;
    cargo ship; freighter; fishing boat; fishing boats; fishermen; industry; investors; exporters; shipping""",
    "JRN": "media; state media; press; state television; state tv; news agency; state news agency; newspaper; newspapers; journalists; journalist; television; broadcaster; state broadcaster",
    "SOC": "red crescent; red cross; activists; trade unions; civil society",
    "EDU": "analysts; scholars; experts; university; scientists; academics",
    "REL": "church; orthodox church; clergy; clerics; bishops; patriarch",
}
ORGANS: dict[str, tuple[str, str]] = {
    key_of(p): (sector, " ".join(p.split())) for sector, text in _ORGANS.items() for p in text.split(";") if p.strip()
}

# A title: the office that it means (None: no single holder), and the sector.
_TITLES = {
    ("head", "GOV"): """president; head of state; acting president; interim president; transitional president;
    king; queen; emperor; tsar; czar; sultan; emir; amir; shah; kaiser; monarch; pope; pontiff; grand duke; sovereign;
    supreme leader; ayatollah; dictator; strongman; leader; ruler; paramount leader; fuhrer; fuehrer; duce; caudillo; chairman;
    general secretary; party chief; party leader; secretary general of the communist party; head of the junta; junta leader;
    junta chief; military ruler; de facto leader; coup leader""",
    ("chief", "GOV"): """prime minister; premier; chancellor; head of government; taoiseach; pm; acting prime minister;
    interim prime minister; caretaker prime minister; chief minister; first minister""",
    (
        "foreign",
        "GOV",
    ): """foreign minister; minister of foreign affairs; minister for foreign affairs; foreign secretary;
    secretary of state; foreign affairs minister; external affairs minister; minister of external affairs; chief diplomat;
    top diplomat; fm; acting foreign minister; minister for europe and foreign affairs""",
    (
        "defence",
        "MIL",
    ): """defense minister; defence minister; minister of defense; minister of defence; defense secretary;
    defence secretary; secretary of defense; secretary of war; war secretary; war minister; defense chief; defence chief;
    minister of national defense; minister of national defence; pentagon chief; armed forces minister;
    minister of the armed forces; acting defense minister; acting defence minister""",
    ("crown", "GOV"): "crown prince",
    (
        "deputy",
        "GOV",
    ): "vice president; deputy president; first vice president; vicepresident; executive vice president",
    (
        "",
        "GOV",
    ): """deputy prime minister; deputy foreign minister; vice foreign minister; interior minister; finance minister;
    minister; deputy minister; energy minister; oil minister; economy minister; trade minister; justice minister;
    information minister; ambassador; un ambassador; envoy; special envoy; consul; permanent representative; spokesman; spokeswoman;
    spokesperson; foreign ministry spokesman; foreign ministry spokeswoman; foreign ministry spokesperson;
    government spokesman; presidential spokesman; presidential aide; national security adviser; national security advisor;
    presidential adviser; presidential advisor; foreign policy adviser; security council secretary; secretary; aide; adviser;
    advisor; governor; mayor; chief of staff; press secretary; state minister; official; senior official; treasury secretary;
    homeland security secretary; attorney general; undersecretary; assistant secretary of state; deputy secretary of state;
    commerce secretary; home secretary; chancellor of the exchequer; home minister; health minister; diplomat; prince;
    princess; interior secretary; chief negotiator; negotiator; nuclear chief; justice secretary; chargé d'affaires;
    high representative; commissioner; foreign policy chief; secretary general; secretary-general; central bank governor""",
    (
        "",
        "LEG",
    ): """senator; sen; speaker; congressman; congresswoman; representative; rep; lawmaker; deputy; mp; legislator;
    parliament speaker; parliamentary speaker; house speaker; senate leader; majority leader; minority leader; member of parliament""",
    (
        "",
        "MIL",
    ): """general; gen; admiral; colonel; col; lieutenant general; lt gen; major general; maj gen; brigadier general;
    brig gen; brigadier; marshal; field marshal; commander; army chief; military chief; chief of the general staff;
    chief of general staff; captain; capt; lieutenant colonel; lt col; air marshal; commander in chief; navy chief;
    air force chief; chairman of the joint chiefs of staff; joint chiefs chairman; top general; vice admiral; rear admiral;
    deputy defense minister; deputy defence minister; air chief marshal; generalissimo; chief of defence staff; grand admiral""",
    (
        "",
        "SPY",
    ): "intelligence chief; spy chief; cia director; director of national intelligence; intelligence minister; mossad chief; spymaster",
    ("", "COP"): "police chief; police commissioner",
    ("", "OPP"): "opposition leader; opposition politician; dissident; presidential candidate; opposition figure",
    ("", "BUS"): "oligarch; businessman; tycoon; billionaire; ceo; chief executive",
    ("", "JUD"): "judge; justice; chief justice; prosecutor; prosecutor general; chief prosecutor",
    ("", "REL"): "patriarch; archbishop; cardinal; imam; grand ayatollah; sheikh; sheik; bishop",
    ("", "EDU"): "analyst; expert; professor; scholar",
    ("", "JRN"): "journalist; reporter; commentator; correspondent",
}
TITLES: dict[str, tuple[str, str, str]] = {
    key_of(p): (office, sector, " ".join(p.split()))
    for (office, sector), text in _TITLES.items()
    for p in text.split(";")
}
_PORTFOLIOS = """interior; finance; energy; oil; petroleum; economy; trade; commerce; justice; information; health;
    culture; agriculture; transport; education; planning; labor; labour; industry; science; communications; intelligence;
    home; foreign; defense; defence; state; security; digital; environment; tourism; treasury; war; europe"""
_SECONDS = "speaker; chairman; commander; head; chief; ambassador; governor; prime minister; premier; envoy; director"


def _more_titles() -> None:
    for portfolio in _PORTFOLIOS.split(";"):
        of = portfolio.strip()
        sector = "MIL" if of in ("defense", "defence", "war") else "GOV"
        for title in (
            f"{of} minister",
            f"minister of {of}",
            f"minister for {of}",
            f"{of} secretary",
            f"minister of the {of}",
        ):
            TITLES.setdefault(title, ("", sector, title))
            for second in ("deputy", "vice", "first deputy", "assistant", "junior"):
                TITLES.setdefault(f"{second} {title}", ("", sector, f"{second} {title}"))
    for head in _SECONDS.split("; "):
        sector = {"speaker": "LEG", "commander": "MIL"}.get(head, "GOV")
        for second in ("deputy", "vice", "first deputy", "assistant"):
            TITLES.setdefault(f"{second} {head}", ("", sector, f"{second} {head}"))


_more_titles()
# Words before a title or a person that change nothing about who is meant.
TITLE_FILL = words("""mr mrs ms miss dr sir dame lord lady then former ex late outgoing incoming acting interim senior top veteran newly elected
    new current embattled ousted deposed captured exiled longtime long serving de facto hardline reformist moderate
    populist conservative liberal leftist rightwing right left wing socialist communist far authoritarian autocratic strongman comrade
    hon honorable honourable excellency his her their our us own majesty highness royal holiness self proclaimed declared first
    democratic republican mullah hojatoleslam elect designate transitional caretaker wartime""")
# Words that may stand between a state's name and its organ.
MODIFIERS = words("""s own new old former interim transitional local senior top central federal national state armed naval military foreign
    ruling government defense defence regular elite communist islamist islamic socialist royal imperial republican
    conservative regional provincial high ranking nuclear ballistic air ground special presidential parliamentary diplomatic
    current civilian internal public mechanized reserve combat occupying pro war private run owned backed based
    de facto main opposition led coalition democratic heavy light strategic anti security senior""")
REGIONS = words("""north south east west northern southern eastern western central northeastern northwestern southeastern southwestern
    northeast northwest southeast southwest upper lower mainland greater modern postwar post soviet occupied war torn ravaged
    communist socialist nuclear armed neighboring neighbouring revolutionary nato member ally allied fellow democratic
    baathist theocratic today present day contemporary oil rich autocratic isolated landlocked""")
LEADS = ("of", "for", "in")
