"""The words by which English says who attacks, who is attacked, who helps and who is helped."""

from __future__ import annotations

__all__ = [
    "ADVERBS", "AID_GOALS", "ARTICLES", "ATTACKED", "ATTACK_NOUNS", "ATTACK_VERBS", "AUX", "BE", "BREAKS", "COME", "CROWD",
    "EXPECT", "GIVEN", "GUARD", "HELPED", "HELP_NOUNS", "HELP_VERBS", "KIN", "KNOWN", "LAUNCH", "MOVE", "MOVE_TO", "OTHER_NOUNS",
    "PREPOSITIONS", "REACT", "SCOLD", "TITLES", "WHO",
]  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _forms(lemmas: str) -> frozenset[str]:
    """Base, -s, -ed and -ing of regular verbs."""
    out = set()
    for w in lemmas.split():
        stem = w[:-1] if w.endswith("e") else w
        s = w + "es" if w.endswith(("sh", "ss", "ch", "x")) else w[:-1] + "ies" if w.endswith("y") and w[-2] not in "aeo" else w + "s"
        past = w[:-1] + "ied" if w.endswith("y") and w[-2] not in "aeo" else stem + "ed"
        out |= {w, s, past, stem + "ing"}
    return frozenset(out)


_ATTACK = "attack invade bomb assault shell occupy annex raid blockade bombard conquer seize storm besiege pummel pound assail target re-invade reinvade ambush quarantine devastate"
ATTACK_VERBS = _forms(_ATTACK) | _words("strike strikes struck striking hit hits hitting overrun overruns overran nuke nukes nuked")
ATTACKED = frozenset(w for w in _forms(_ATTACK) if w.endswith("ed")) | _words(
    "struck hit overrun threatened menaced stricken nuked assailed"
)
ATTACK_NOUNS = _words("""attack attacks invasion invasions strike strikes airstrike airstrikes bombing bombings bombardment assault assaults offensive offensives
    intervention interventions incursion incursions aggression aggressions raid raids blockade blockades war wars onslaught landing landings annexation
    threat threats operation operations conflict hostilities clash showdown confrontation conquest takeover campaign force missiles bombs
    invaders attackers aggressors action siege seizure occupation pressure coercion bullying""")
# Of these, words that name an attacker's means only when nothing else says otherwise.
LAUNCH = _forms("use launch start mount begin unleash conduct carry stage order open commit wage declare make initiate undertake") | _words(
    "began begun made making makes wages waging undertook beginning"
)
MOVE = _forms("move march roll cross turn fire land advance open pour push encroach come go resort") | _words("went came goes going coming")
MOVE_TO = _words("against on into upon after at across")
HELP_VERBS = (
    _forms("""help aid assist defend protect support back save rescue shield arm supply reinforce bail abandon desert join guarantee equip resupply
    bolster assure betray ditch fail cover shelter safeguard liberate honour honor betray uphold lend offer deliver ship provide deploy
    donate finance fund commit mobilise mobilize risk die vouch care evacuate shoulder ignore champion owe""")
    | _words("""send sends sent sending give gives gave giving fight fights fought fighting side sides sided siding stand stands stood standing stick sticks stuck
    lent sells sell sold let lets lift lifts raise raises bleed sacrifice spill intercede""")
)
HELPED = _words("""helped aided assisted defended protected supported backed saved rescued shielded armed supplied reinforced abandoned deserted joined covered
    bailed equipped resupplied betrayed ditched sent given safeguarded relieved left forsaken""")
SCOLD = _forms("condemn sanction denounce deter punish confront resist repel repulse oppose face withstand criticise criticize retaliate warn blame threaten "
    "fend rebuff") | _words("stop stops stopping hold beat beats")  # fmt: skip
REACT = _forms("""do react respond intervene act behave say step answer reply sit remain stay mobilise mobilize move offer go get contribute prepare
    plan agree promise matter take""") | _words("doing did done does goes going getting lie lies keep")
GUARD = _words("""defend defends defending defended protect protects protecting protected save saves saving saved shield shields shielding
    shielded safeguard defence defense protection safe secure rescue safety""")
EXPECT = _forms("""expect receive count rely hope look want seek draw depend obtain turn bank call ask trust need anticipate secure request appeal await
    summon invoke enjoy""") | _words("get gets getting got win wins winning find finds sure lean leans be-sure")
HELP_NOUNS = _words("""aid help defence defense rescue assistance side support protection backing relief weapons arms troops intervention guarantee guarantees
    response reaction role involvement reply answer commitment commitments solidarity reinforcements soldiers money materiel ammunition forces
    umbrella shield promises promise pledge pledges word veto fleet navy army sanctions jets obligations obligation duty contribution
    deliveries shipments supplies statement words posture stance position behalf succour succor backup cover sympathy intelligence""")
AID_GOALS = _words("aid help defence defense rescue assistance side support protection relief behalf favour favor succour succor backing")
OTHER_NOUNS = _words("ally allies partner partners neighbour neighbor friend friends patron rival enemy foe soil territory border borders leader forces army troops government people")
KIN = _words("ally allies partner neighbour neighbor friend member rival enemy foe patron client protector satellite state backer")
COME = _forms("come rush go hurry fly spring leap jump ride race march sail step hasten run stand act be") | _words("came went goes comes flew sprang ran rode stood going coming being is are was were")
GIVEN = _words("treaty treaties pact pacts alliance agreement accord")
WHO = _words("who whom whose anyone anybody someone somebody nobody whoever who'll who'd")
CROWD = _words("""states state country countries nation nations ally allies government governments power powers neighbour neighbours neighbor neighbors
    friends friend partners partner capitals capital members member one ones else leaders leader patrons backers""")
AUX = _words("would will can could may might shall should does do did is are was were has have had must won't wouldn't can't couldn't doesn't isn't don't didn't")
BE = _words("be been being is are was were am get gets got getting 's come comes came find finds")
ARTICLES = _words("the a an any some another this that such its their his her new no all our")
ADVERBS = _words("""not ever suddenly again really actually now finally deliberately openly first soon also then both all out even just still simply ever once
    militarily realistically probably likely possibly seriously truly ever immediately actively directly publicly openly quickly one day
    only never rather much indeed thus therefore instead perhaps maybe eventually ultimately realistically genuinely unilaterally preemptively
    honestly to have had be been being decide decides decided choose chooses chose try tries tried trying start starts begin begins ever going gonna
    dare dares dared happen happens happened threaten threatens threatened ordered orders were full-scale large-scale full scale large
    fully wholly partly later tomorrow today tonight overnight next week month year""")
BREAKS = _words("if when whenever unless suppose supposing assuming assume imagine provided should were whether because while though although once say given lest what how who why where until since so but")
PREPOSITIONS = _words("besides except excluding than of on against into from by with for to in at towards toward over upon between behind beside alongside after under during despite amid without following versus vs about near among around like through")
TITLES = _words("""president chancellor prime minister king queen mr mr. mrs ms general premier emperor sheikh emir leader strongman dictator secretary
    comrade sultan colonel marshal ayatollah crown prince supreme chairman tsar ruler foreign defence defense ex-president former then-president""")

# Words of questions that are no names: never taken for a misspelt state, never capitalised in search of one.
KNOWN = (
    ATTACK_VERBS | ATTACKED | ATTACK_NOUNS | LAUNCH | MOVE | MOVE_TO | HELP_VERBS | HELPED | SCOLD | REACT | GUARD | EXPECT | HELP_NOUNS
    | AID_GOALS | OTHER_NOUNS | COME | GIVEN | WHO | CROWD | AUX | BE | ARTICLES | ADVERBS | BREAKS | PREPOSITIONS | TITLES
    | _words("""and or which it they them he she him we you i me my your how far event case attack's there military armed oblige obliged obligation bound
    ready willing able prepared prepare likely unlikely finger bat against it's that's kind sort amount level degree chance chances odds probability be
    likelihood imaginable possible obligated duty-bound committed sworn required legally hand eye blind turn neutral aside alone
    way ground air sea naval nuclear missile missiles boots shots shot fire up off down back home long very more than most less least many
    few oil gas question tell predict forecast estimate think believe happens happen would-be between along hope
    break breaks broke broken out erupt erupts erupted crisis scenario hypothetical please same time here away around breaks take takes took
    taking arms ask asks asked know see let's consider considering ifs article five treaty mutual beyond behalf mere condemn watch anything something nothing
    everything as ma oh ok yes no mean means us-led led backed border outright overt covert hybrid economic diplomatic financial humanitarian material verbal
    moral political practical real full total open actual concrete minimal limited direct indirect swift quick massive major minor small big great
    serious sudden surprise unprovoked future potential imminent possible coming eventual all-out""")
)  # fmt: skip
