"""Words that bear on certainty, by what they do to the event under them (FactBank's event-selecting predicates)."""

from __future__ import annotations

__all__ = [
    "ADJECTIVES",
    "ADVERBS",
    "AVERTED",
    "AWAITED",
    "BEGIN",
    "BIDDEN",
    "BINDING",
    "CALLS",
    "CARRIERS",
    "CAUSING",
    "CHOICES",
    "CLAUSE_VERBS",
    "DISMISS",
    "EGGED",
    "EVIDENCE",
    "FAKE",
    "FICTION",
    "FORWARD",
    "HAPPEN",
    "HEARSAY",
    "IF_MARKS",
    "IF_PHRASES",
    "LIGHT",
    "MADE_UP",
    "MUSING",
    "NEARLY",
    "NOUNS",
    "NOUN_ADJECTIVES",
    "NOUN_VERBS",
    "OFF",
    "OPEN",
    "OUTCOMES",
    "OWED",
    "PLEADING",
    "POINTING",
    "PROVISOS",
    "PUT_OFF",
    "REPORTING",
    "SPANS",
    "SPREADING",
    "SUSPECT",
    "TO_COME",
    "UNDECIDED",
    "UNPROVEN",
    "UNSETTLED",
    "UNTIL",
    "UPCOMING",
    "WARNS",
    "WRONGLY",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _table(**rows: str) -> dict[str, str]:
    return {word: level.replace("_", "") for level, words in rows.items() for word in words.split()}


# Levels: CT, PR, PS as they stand; a trailing N turns the polarity round; UU is unknown.
ADVERBS = _table(
    PR="""reportedly probably likely apparently presumably allegedly seemingly purportedly supposedly evidently ostensibly
    doubtless rumouredly unconfirmedly""",
    PS="possibly perhaps maybe potentially conceivably theoretically",
    PRN="unlikely improbably",
    CTN="barely_ never nowhere falsely almost nearly",
)
ADJECTIVES = _table(
    PR="likely expected supposed bound set due poised probable believed thought rumoured rumored reported suspected apt liable about_ imminent inevitable near_",
    PS="possible able free capable conceivable feasible plausible tempted inclined keen eager minded",
    PRN="unlikely improbable doubtful implausible",
    CTN="unable impossible incapable powerless false untrue unwilling reluctant_ wrong unthinkable inconceivable",
    UU="unclear uncertain unknown undecided unsure unverified unconfirmed disputed unresolved",
)
# What a verb makes of a clause or an infinitive under it.
CLAUSE_VERBS = _table(
    CTN="""dispute fail refuse decline neglect omit forget avoid deny forbid prevent stop_ block prohibit bar hesitate reject refute
    rebut disprove debunk cease_ dissuade deter discourage hinder rule_out pretend""",
    PR="appear seem believe think estimate suspect expect assume presume predict reckon guess forecast anticipate suggest figure gather purport",
    PS="""plot scheme conspire fear worry hope hop speculate hint imply wish try attempt seek want aspire strive struggle consider contemplate mull weigh
    wonder foresee envisage envision tempt incline threaten_ dare imagine tend_""",
    PRN="doubt question",
    CT="manage begin start continue proceed happen dare_ say know confirm reveal admit show find learn tell announce report",
)
# Passive with an infinitive and nobody named: "is said to have", "are reported to be".
REPORTING = _set("""say report believe think allege rumour rumor suspect estimate expect assume presume understand consider suppose
    fear predict claim describe deem tip slate schedule poise destine""")
# Of these, the ones whose bare infinitive is still to come: "was expected to sign".
AWAITED = _set("suppose expect tip slate schedule predict forecast anticipate poise destine")
# What a treaty or law does to those whom it binds: nothing is done by that.
BINDING = _set("bind oblige obligate commit require entitle empower authorise authorize mandate")
# "stopped short of", "came close to"
NEARLY = _set("short close inch inches whisker hair ace")
# "thinking of sending", "toyed with sending", "talked about sending"
MUSING = _set("think toy flirt talk speak lean veer tend incline")
# Verbs whose question ("whether", "if") or whose negation leaves the event open.
UNDECIDED = _set("""ask decide determine know say tell confirm clarify establish verify wonder discuss debate consider see assess
    investigate examine check specify disclose comment corroborate explain indicate reveal announce""")
UNSETTLED = _set(
    "confirm verify establish corroborate say disclose reveal substantiate clarify ascertain acknowledge admit know specify announce"
)
# Nouns with a clause or "of" under them.
NOUNS = _table(
    PR="""evidence proof indication sign report rumour rumor allegation suspicion belief suggestion likelihood probability
    expectation hint signal intelligence account claim accusation assertion charge speculation story theory version narrative
    tale whisper gossip murmur""",
    PS="""plot plan attempt bid intention proposal offer effort ambition possibility chance risk prospect danger threat fear concern worry hope option idea potential scenario question
    notion likelihood_ talk readiness willingness thought wish desire eagerness determination urge menace spectre specter odds odd verge brink cusp temptation dream pretext""",
    CTN="reluctance denial refusal failure inability lack absence unwillingness impossibility",
    PRN="doubt scepticism skepticism",
)
# Adjectives before an event noun: "the possible attack", "a foiled strike".
NOUN_ADJECTIVES = _table(
    PR="alleged apparent reported suspected supposed purported presumed likely probable imminent rumoured rumored expected impending",
    PS="""possible potential planned threatened feared eventual future prospective proposed would-be intended looming
    conceivable contemplated""",
    CTN="failed foiled averted attempted abortive aborted thwarted cancelled canceled nonexistent non-existent fictitious imaginary fake unsuccessful",
    UU="hypothetical unconfirmed unverified",
)
# Verbs with an event noun as object (or after "of", "for", "against").
NOUN_VERBS = _table(
    CTN="deny prevent avert foil thwart avoid cancel abort forestall preclude lack disprove refute rule_out",
    PR="expect predict anticipate prepare forecast suspect",
    PS="""plan consider contemplate eye ponder envision foresee fear risk threaten warn discuss mull weigh envisage want seek plot debate await dread brace
    float""",
)
AVERTED = _set("prevent avert foil thwart stop avoid block")
# What an act does when it comes about; and what brings it about or leads to it.
HAPPEN = _set("come arrive materialise materialize happen begin start occur follow resume take go proceed end")
CAUSING = _set("trigger cause provoke invite mean bring prompt spark draw entail unleash precipitate involve lead result")
# Nouns that only say that an act takes place: "the imposition of sanctions".
CARRIERS = _set("imposition introduction holding signing conduct launch launching initiation infliction application enforcement")
# What is done to an act that is not done for now.
PUT_OFF = _set("postpone delay defer shelve suspend cancel scrap abandon drop")
# "called off", "headed off", "ruled out"
OFF = _set("call fend head ward put stave rule break")
# "stopped sending": what had gone on goes on no longer.
STOPPED = _set("stop cease halt suspend quit discontinue")
# Verbs that add nothing to the noun which tells the event.
LIGHT = _set("""win enjoy gain secure earn launch carry conduct make mount stage commit hold undertake perform execute give provide deliver sign impose take
    begin start have do send order lead open wage""")
IF_MARKS = _set("if unless lest provided providing assuming supposing")
# "in the event of", "in case of"
IF_PHRASES = _set("event case eventuality")
# Nouns before "on striking", "about sending": what is talked or decided about is not done.
OPEN = _set("""decision vote debate discussion talk negotiation deliberation referendum consultation question conversation
    consideration dispute quarrel disagreement row wrangle study review proposal""")
# Nouns whose absence makes an event improbable.
EVIDENCE = _set("evidence proof indication sign confirmation trace hint suggestion corroboration")
# What is on the table: what it includes is no more than possible.
CHOICES = _set("option scenario choice possibility alternative idea proposal plan contingency")
# What a doubt, a rumour or a proof does in a sentence that leaves its content to the end: "doubts persist that".
SPREADING = _set("""persist grow remain exist be spread emerge abound circulate linger mount surface resurface arise increase rise
    come swirl appear intensify deepen fly fade""")
# What is said for or against an act that is yet to come.
PLEADING = _set("call demand appeal plea case argument pretext condition precondition petition")
# What stands before a condition without "if": "failing an agreement", "provided they agree".
PROVISOS = _set("failing absent barring provided providing assuming supposing")
# Acts that talks and votes are about before anything is done.
UPCOMING = _set("""dispatch transfer sale purchase deployment withdrawal expulsion recall supply delivery pullout handover
    extension intervention exchange release return ratification accession stationing""")
FORWARD = _set("talk negotiation vote referendum proposal motion bill plan draft deliberation")
# What comes of a blow or a step, told by the participle behind it: "bombed the depot, killing two".
OUTCOMES = _set("""kill wound injure destroy damage sink seize capture arrest detain force hit burn cut block close end break
    violate leave set strike bomb shell sever""")
# Whose events happen nowhere: "in the film", "in the simulation".
FICTION = _set("film movie novel wargame simulation scenario thriller comic")
# Time clauses that in the present tense speak of what is to come.
UNTIL = _set("when once until till before after")
# Doers who are no more than thought to be what they are called.
SUSPECT = _set("suspected presumed alleged purported supposed")
# Sources that are no more than talk.
# What is only to come of these: "promised to leave once the others had left".
TO_COME = _set("""promise pledge vow swear refuse decline threaten agree offer undertake plan intend want hope ready willing
    prepared expect due set""")
# Adverbs by which the text itself says that a claim is not so.
WRONGLY = _set("falsely wrongly mistakenly erroneously untruthfully")
# "was told to withdraw": what is bidden is not done by that.
BIDDEN = _set("tell order instruct direct command bid")
# What one is only meant or dared to do.
EGGED = _set("challenge dare incite encourage")
# "was given a week to withdraw"
SPANS = _set("hour day week fortnight month year deadline chance opportunity choice")
HEARSAY = _set("rumour rumor gossip speculation hearsay")
# What one is asked, bound or free to do is not done by that: "a request to send".
OWED = _set("""ultimatum request appeal call demand promise pledge vow right order commitment undertaking invitation duty obligation permission
    mandate motion bill freedom need pressure power authority plea petition instruction will ability capacity means time reason""")
UNPROVEN = _set("unconfirmed unverified unsubstantiated uncorroborated conflicting")
# What a denier calls a report.
FAKE = _set("""fake false fabricated baseless groundless unfounded untrue nonsense lie
    fabrication fiction hoax invented slander propaganda disinformation fantasy fantasies myth bogus absurd ridiculous preposterous
    fanciful imaginary imagined fictitious invention rubbish concoction concocted falsehood falsehoods lies figment canard hogwash nonsensical libel slanderous
    trumped-up cock-and-bull""")
# What he does with it.
DISMISS = _set("""deny reject dismiss refute rebut dispute call brand label describe disavow repudiate decry
    ridicule deride mock scorn scoff wave brush laugh shrug""")
# What evidence does, or does not do.
POINTING = _set("indicate suggest show prove point demonstrate")
# Verbs that tell an event as going on.
BEGIN = _set("begin start continue resume keep commence")
# Who warns against an act, or calls for one, speaks of what is not done yet.
WARNS = _set("warn caution advise counsel guard")
CALLS = _set("call press push appeal plead lobby campaign clamour beg")
# What is said of a story that is not so.
MADE_UP = _set("invented fabricated concocted faked debunked disproved refuted denied")
