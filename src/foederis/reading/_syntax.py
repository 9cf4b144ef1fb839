"""Who stands where in a clause: subjects, objects and prepositional phrases of a spaCy parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from foederis.reading._participles import ASKED, asked_of, lent_subject
from foederis.reading._repairs import fronted, joined_name, lost_subject, small_clause, split_particle
from foederis.reading._syntax_repairs import after_month, caused, finite_after_all, split_gift
from foederis.reading._tree import Token
from foederis.reading._words import words

__all__ = ["Args", "arguments", "conjuncts", "governor", "is_clause", "lemma_of", "particle", "prepositions", "subject"]


_ONCE = frozenset({"if", "when", "once", "unless", "until", "though", "although", "while", "even"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "pcomp", "csubj"})
# Verbs whose object does what the infinitive says: "asked Beijing to stop".
_OBJECT_CONTROL = words(
    """ask urge order tell force compel allow permit help persuade push press encourage request beg want lead prompt
    oblige require instruct direct invite let make call expect enable convince pressure advise warn authorise authorize
    cause implore challenge get bring commit bind accuse see find drive spur lobby beseech appeal"""
)


_PAPERS = words("bill law legislation statement letter resolution communique communiqué decree note message speech declaration tweet post")
_DONE_TO = words("""release free arrest detain jail kill wound injure shoot charge indict convict sentence expel deport kidnap abduct ban bar
execute behead assassinate hang acquit extradite evacuate oust sack""")
_OPENING = frozenset({"according", "thanks", "due", "owing", "contrary", "prior"})  # "according to Peru": nothing goes there
_EARNED = words("praise criticism credit blame plaudits applause condemnation thanks flak scorn ridicule respect acclaim")
_BELONGS = frozenset({"relate", "link", "connect", "tie", "compare"})
_GIVERS = words(
    "give hand send offer promise lend sell pay grant pledge award deny donate ship lease loan supply provide deliver gift bring cost"
)
# Nouns for those who are counted behind "of".
_GROUPS = words("contingent detachment force group garrison unit number total team column batch shipment consignment package load wave delivery transfer sale supply barrage volley salvo swarm hail flurry fusillade pair dozen handful")


@dataclass(slots=True)
class Args:
    """The arguments of one predicate, as head tokens."""

    subj: Token | None = None
    obj: Token | None = None
    iobj: Token | None = None
    preps: dict[str, list[Token]] = field(default_factory=dict)
    passive: bool = False
    agent: Token | None = None


def lemma_of(token: Token) -> str:
    """The lemma in small letters, with the model's slips mended."""
    lemma: str = token.base
    return lemma


def is_clause(token: Token) -> bool:
    """Whether a token heads a clause."""
    return token.pos_ in {"VERB", "AUX"} and token.dep_ in _CLAUSES


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by "and", "or" or a comma, in order of the text; "but not B" is left out."""
    found = [token]
    todo = [token]
    while todo:
        t = todo.pop()
        for c in t.children:
            if c.dep_ == "conj" and c.pos_ in {"PROPN", "NOUN", "PRON", "ADJ", "NUM"} and not any(x.dep_ == "neg" and x.i < c.i for x in c.children):
                found.append(c)
                todo.append(c)
        listed = joined_name(t)
        if listed is not None and listed not in found:
            found.append(listed)
            todo.append(listed)
    return sorted(found, key=lambda x: x.i)


def particle(verb: Token) -> str:
    """The particle of a phrasal verb, or ""."""
    return next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")


def governor(token: Token) -> Token:
    """The nearest clause head above a token (itself for a root)."""
    t = token
    while t.dep_ != "ROOT":
        t = t.head
        if t.pos_ in {"VERB", "AUX"}:
            return t
    return t


def _pobj(prep: Token) -> Iterator[tuple[str, Token]]:
    for c in prep.children:
        if c.dep_ in {"pobj", "pcomp"}:
            yield prep.lower_, c
        elif c.dep_ == "prep":
            for name, t in _pobj(c):
                yield f"{prep.lower_}_{name}", t
                if prep.lower_ not in _OPENING:
                    yield name, t


def prepositions(token: Token) -> dict[str, list[Token]]:
    """Prepositional objects that hang on a token, by preposition ("out_of" and "of" both for "out of")."""
    found: dict[str, list[Token]] = {}
    for c in token.children:
        if c.lower_ == "to" and c.i and c.nbor(-1).lower_ == "thanks":
            continue  # "won thanks to Turkish drones"
        if c.dep_ in {"prep", "dative", "prt"} and c.pos_ in {"ADP", "SCONJ", "PART", "ADV", "VERB"}:
            for name, t in _pobj(c):
                found.setdefault(name, []).append(t)
        elif c.dep_ == "advmod":
            for cc in c.children:
                if cc.dep_ == "prep":
                    for name, t in _pobj(cc):
                        found.setdefault(name, []).append(t)
    return found


def _joined_passive(verb: Token) -> bool:
    """ "were arrested and, on Friday, deported": the second verb shares auxiliary, patient and doer."""
    if verb.dep_ != "conj" or verb.tag_ not in {"VBN", "VBD"} or verb.head.tag_ != "VBN":
        return False
    if any(c.dep_ in _SUBJECTS or c.dep_ in {"aux", "dobj", "ccomp", "xcomp"} for c in verb.children):
        return False
    return any(c.dep_ == "auxpass" for c in verb.head.children) or _joined_passive(verb.head)


def _headline(verb: Token) -> bool:
    """ "Cuban editor released on bail": a headline leaves the auxiliary out."""
    if verb.dep_ != "ROOT" or verb.tag_ != "VBN" or verb.lemma_ not in _DONE_TO:
        return False
    return not any(c.dep_ in {"aux", "auxpass", "dobj", "oprd", "ccomp", "xcomp", "agent"} for c in verb.children)


def _is_passive(verb: Token) -> bool:
    for c in verb.children:
        if c.dep_ in {"nsubjpass", "auxpass"}:
            return True
    if _joined_passive(verb) or _headline(verb):
        return True
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children):
        # "Backed by jets, the army entered"
        return not any(c.dep_ in {"aux", "mark", "nsubj", "dobj"} for c in verb.children)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and any(c.lower_ in _ONCE for c in verb.children):
        return not any(c.dep_ in {"aux", "nsubj", "dobj"} for c in verb.children)  # "if attacked"
    if asked_of(verb):
        return True
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or _run_on(verb):
        return False
    # "no sign that the drones have arrived" hangs on its noun like "the drones sent by Iran"
    return not any(c.dep_ in {"nsubj", "aux", "mark"} for c in verb.children)


def _own_subject(verb: Token) -> Token | None:
    for c in verb.children:
        if c.dep_ in _SUBJECTS and c.i < verb.i + 4:
            if c.lower_ in _RELATIVE and verb.dep_ == "relcl":
                return verb.head
            return c
    return None


def _run_on(verb: Token) -> bool:
    """ "Chile and Peru, guarantors of the pact, called on both sides to ...": the model takes the only finite verb for a participle."""
    if finite_after_all(verb):
        return True
    root = verb.sent.root
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or verb.text[-2:] != "ed" or root.pos_ not in {"PROPN", "NOUN"} or root.i > verb.i:
        return False
    if verb.i == 0 or verb.nbor(-1).text != "," or any(c.dep_ in {"agent", "auxpass", "aux"} for c in verb.children):
        return False
    return root.dep_ == "ROOT" and not any(t.tag_ in {"VBZ", "VBP", "MD"} or (t.tag_ == "VBD" and t.i != verb.i) for t in verb.sent)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject, inherited through conjunction, control and participles; None where there is none."""
    own = _own_subject(verb)
    if own is not None:
        if own.lower_ in _RELATIVE and verb.dep_ != "relcl":
            up = verb.head if verb.dep_ == "conj" else None
            return up.head if up is not None and up.dep_ == "relcl" else own
        return own
    if depth == 0 and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        dated = after_month(verb)
        if dated is not None:
            return dated
    lost = lost_subject(verb) or fronted(verb) or lent_subject(verb)
    if lost is not None or depth > 8 or verb.dep_ == "ROOT":
        return lost
    head = verb.head
    dep = verb.dep_
    if dep == "relcl":
        # "the treaty that they signed": the relative is the object; "the party obliged": no subject.
        return None
    if dep == "acl":
        if _run_on(verb):
            return verb.sent.root
        if verb.tag_ == "VBG":
            # "released a statement criticising Minsk": who released it criticises
            return _noun_agent(head, depth) if head.lemma_ in _PAPERS and verb.lemma_ != "target" else head
        if verb.tag_ == "VBN":
            return None
        return _noun_agent(head, depth)
    if dep == "pcomp" or (dep == "prep"):
        prep_head = head.head
        if prep_head.pos_ in {"ADV", "ADJ"} and prep_head.head.pos_ in {"VERB", "AUX"} and prep_head.head is not verb:
            return subject(prep_head.head, depth + 1)  # "came close to striking"
        if prep_head.pos_ in {"VERB", "AUX"}:
            if head.lower_ in {"of", "for", "from", "into"}:
                obj = next((c for c in prep_head.children if c.dep_ in {"dobj", "nsubjpass"}), None)
                if obj is not None and obj.base not in _EARNED:
                    return obj
            return subject(prep_head, depth + 1)
        guilty = next((c for c in prep_head.children if c.dep_ == "nsubj"), None) if prep_head.pos_ == "ADJ" else None
        return guilty or _noun_agent(prep_head, depth)  # "found him guilty of stealing"
    if head.pos_ not in {"VERB", "AUX"}:
        if head.pos_ == "ADJ":
            return subject(head, depth + 1)
        return _noun_agent(head, depth)
    if (
        dep in {"advcl", "xcomp"}
        and verb.tag_ == "VBG"
        and head.lemma_ in {"say", "report", "announce", "claim", "add"}
    ):
        # "The army shelled a camp, officials said, killing nine"
        told = next((c for c in head.children if c.dep_ == "ccomp" and c.i < verb.i), None)
        if told is not None:
            return subject(told, depth + 1)
    if dep in {"xcomp", "ccomp"}:
        obj = next((c for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i), None)
        if obj is not None and head.lemma_ in _OBJECT_CONTROL:
            if obj.dep_ == "dative" and obj.pos_ == "ADP":
                obj = next(iter(t for _, t in _pobj(obj)), obj)
            return obj
        if _is_passive(head) or head.lemma_ not in _OBJECT_CONTROL:
            return subject(head, depth + 1)
        on = [t for p in ("on", "upon", "to", "with") for t in prepositions(head).get(p, []) if t.i < verb.i]
        return on[0] if on else subject(head, depth + 1)
    return subject(head, depth + 1)


def _noun_agent(noun: Token, depth: int) -> Token | None:
    """Whose decision, promise or threat a noun is: its possessor, its adjective of nationality, or the clause's subject."""
    if noun.lower_ in {"both", "each", "either"}:
        return noun
    for c in noun.children:
        if c.dep_ == "poss":
            return c
    for name in ("by", "from"):
        found = prepositions(noun).get(name)
        if found:
            return found[0]
    if noun.dep_ in {"dobj", "attr", "pobj", "conj", "oprd"}:
        up = governor(noun)
        if up is not noun and up.pos_ in {"VERB", "AUX"}:
            return subject(up, depth + 1)
    return noun


def _own_relative(verb: Token, subj: Token | None) -> bool:
    """Whether the relative is the subject or its owner: "Peru, which asked for jets", "Peru, whose premier asked for jets"."""
    return subj is not None and (subj.i == verb.head.i or any(c.lower_ == "whose" for c in subj.children))


def arguments(verb: Token) -> Args:
    """Subject, object, indirect object, agent and prepositional phrases of a verb (also those that hang on its object)."""
    args = Args(passive=_is_passive(verb))
    args.subj = subject(verb)
    for c in verb.children:
        dep = c.dep_
        if dep == "dobj" or (dep == "attr" and args.obj is None):
            if c.lower_ in _RELATIVE and verb.dep_ == "relcl":
                args.obj = verb.head
            elif args.obj is None:
                args.obj = c
        elif dep == "dative" and c.pos_ != "ADP":
            args.iobj = c
        elif dep == "oprd" and args.obj is None and c.pos_ == "PROPN" and c.i > verb.i and verb.lemma_ == "call":
            args.obj = c  # "called President X on Friday to convey ..."
        elif dep == "agent":
            args.agent = next((t for _, t in _pobj(c)), None)
        elif dep == "xcomp" and args.obj is None and verb.i + 1 < c.i and verb.nbor().lower_ == "both" and verb.nbor().head.i == c.i:
            args.obj = verb.nbor()  # "urged both to talk"
    if args.iobj is not None and args.iobj.lower_ in _RELATIVE and verb.dep_ == "relcl" and args.obj is not None and args.obj.pos_ == "PROPN":
        args.iobj, args.obj = args.obj, verb.head  # "the fuel that it promised Peru"
    had = caused(verb)
    if had is not None:  # "had a Chilean publisher arrested"
        args.subj, args.obj, args.passive = subject(verb.head), had, False
    if args.obj is None and not args.passive:
        args.obj = small_clause(verb) or split_particle(verb)
        if args.iobj is not None and args.obj is None and verb.lemma_ == "give":  # "gave six envoys a week to leave"
            args.obj = next((c for c in verb.children if c.dep_ == "npadvmod" and c.i > args.iobj.i), None)
    if not args.passive and args.obj is not None and args.iobj is None and verb.lemma_ in _GIVERS:
        split_gift(verb, args)
    if args.passive:
        own = _own_subject(verb)
        if verb.dep_ == "acl" and own is None:
            patient: Token | None = verb.head
        elif own is None and _joined_passive(verb):
            first = arguments(verb.head)
            patient = first.obj
            args.agent = args.agent or first.agent
        elif own is not None:
            patient = own
        else:
            patient = args.subj
        if args.obj is not None and args.obj is not patient:
            # "Ankara was denied passage": the subject is the indirect object.
            args.iobj = patient
        else:
            args.obj = patient
        args.subj = None
        if args.agent is None and verb.lemma_ in ASKED:
            # "asked for help by Chad": the doer hangs on what was asked for
            args.agent = next((t for x in verb.subtree if x.lower_ == "by" and x.dep_ == "prep" and x.head.dep_ == "pobj" and x.head.head.head.i == verb.i for _, t in _pobj(x)), None)
    elif (
        verb.dep_ == "relcl" and args.obj is None and verb.head.pos_ in {"NOUN", "PROPN"} and not _own_relative(verb, args.subj)
    ):
        # "the partnership that Moscow and Tehran signed", "the drones Iran supplied", not "the day when ..."
        plain = any(c.lower_ in _RELATIVE for c in verb.children) or not any(c.dep_ == "advmod" for c in verb.lefts)
        whose = args.subj is not None and any(c.lower_ == "whose" for c in args.subj.subtree)
        args.obj = verb.head if plain and not whose else None
    args.preps = prepositions(verb)
    if args.obj is not None and not args.passive and args.obj.pos_ == "PROPN" and particle(verb) in {"off", "over", "through", "around", "across"}:
        args.preps.setdefault(particle(verb), []).append(args.obj)  # "are idling off Peru", read as a phrasal verb
    if verb.dep_ == "relcl":
        for c in verb.subtree:  # "to which the bank paid two billion"
            if c.dep_ == "pobj" and c.lower_ in {"which", "whom"} and c.i < verb.i and c.head.lower_ not in {"in", "at", "on"}:
                args.preps.setdefault(c.head.lower_, []).append(verb.head)
    if args.obj is None and verb.dep_ in {"advcl", "oprd"} and verb.head.lemma_ == "leave" and verb.lemma_ in {"wound", "injure", "kill", "maim"}:
        args.obj = next((c for c in verb.head.children if c.dep_ == "dobj" and c.i == verb.i - 1), None)  # "left six Peruvians wounded"
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and args.obj is None and not args.passive:
        shared = next((c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i), None)
        args.obj = shared
    elif args.obj is None and not args.passive and verb.dep_ != "relcl":
        # "has armed and paid the army"
        next_verb = next((c for c in verb.children if c.dep_ == "conj" and c.tag_ == verb.tag_ and c.i - verb.i == 2), None)
        if next_verb is not None and verb.nbor().dep_ == "cc":
            args.obj = next((c for c in next_verb.children if c.dep_ == "dobj"), None)
    for noun in conjuncts(args.obj) if args.obj is not None and args.obj.i > verb.i - 12 else []:
        for name, found in prepositions(noun).items():
            if name != "of":
                args.preps.setdefault(name, []).extend(t for t in found if t is not verb)
            elif noun.lemma_ in _GROUPS or noun.pos_ == "NUM":
                for t in found:  # "has a contingent of 300 men in Mali"
                    for inner_name, inner in prepositions(t).items():
                        if inner_name != "of":
                            args.preps.setdefault(inner_name, []).extend(inner)
        for c in noun.children:
            # "lifted the sanctions imposed on India"
            if c.dep_ == "acl" and c.tag_ == "VBN" and lemma_of(c) not in _BELONGS:
                for name, found in prepositions(c).items():
                    if name in {"on", "against", "to", "from", "at"}:
                        args.preps.setdefault(name, []).extend(found)
    for found in list(args.preps.values()):
        for t in found:
            if t.pos_ in {"NOUN", "PROPN"} and (t.i > verb.i or lemma_of(t) in _PAPERS):  # not "On a visit to Peru, ..."
                for name, inner in prepositions(t).items():
                    if name not in {"of", "in", "at"} and name not in args.preps:
                        args.preps[name] = inner
                        break
    return args
