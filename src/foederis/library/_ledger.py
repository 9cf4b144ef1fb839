"""The ledger: each answer given, and how it came out. Lines are added, never changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from foederis.errors import BadInput
from foederis.ladder import RUNGS
from foederis.library._chain import Chain, Writer
from foederis.library._home import home
from foederis.library._score import Score, score

__all__ = ["OUTCOMES", "Entry", "Ledger"]

OUTCOMES = ("yes", "no", "void")
_SHOWN = 10  # states of a ranking that are kept
_NAMES = tuple(r.value for r in RUNGS)


@dataclass(slots=True)
class Entry:
    """One answer given, with its outcomes so far.

    `rungs` maps a rung to its `probability`, `low`, `high` and `reference_rate`; `outcomes` a settled rung to yes, no or
    void; `history` is every settlement and correction, oldest first. A ranking has no helper and no rungs.
    """

    id: str
    at: str
    question: str
    target: str
    attacker: str
    helper: str | None
    as_of: str
    horizon_days: int
    rungs: Mapping[str, Mapping[str, float]]
    provenance: Mapping[str, str]
    inputs: str
    assumed: tuple[str, ...] = ()
    outcomes: dict[str, str] = field(default_factory=dict)
    history: list[Mapping[str, Any]] = field(default_factory=list)

    @property
    def due(self) -> dt.date:
        """The last day of the horizon, were the attack to come on the day asked about."""
        return dt.date.fromisoformat(self.as_of) + dt.timedelta(days=self.horizon_days)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":"), default=str).encode()).hexdigest()


def _short(number: Any) -> float | None:
    return None if number is None else round(float(number), 8)


class Ledger:
    """The answers given, in one file of JSON lines, each with the hash of the line before.

    >>> import tempfile
    >>> dossier = {"question": "?", "target": "VEN", "attacker": "USA", "helper": "RUS", "as_of": "2025-12-14",
    ...            "horizon_days": 90, "provenance": {}, "rungs": [{"rung": "force", "probability": 0.02}]}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     ledger = Ledger.open(Path(folder) / "ledger.jsonl")
    ...     answer = ledger.record(dossier)
    ...     same = ledger.record(dossier) == answer
    ...     settled = ledger.resolve(answer, {"force": "no"}).outcomes
    ...     same, len(ledger.entries()), ledger.verify(), round(ledger.score().overall.brier, 4)
    (True, 1, [], 0.0004)
    """

    def __init__(self, path: Path, *, wait: float = 10.0) -> None:
        self.path = path
        self._chain = Chain(path, "the ledger", wait=wait)

    @classmethod
    def open(cls, path: Path | str | None = None, *, wait: float = 10.0) -> Ledger:
        """The ledger in a file, or the user's own. Nothing is made before something is recorded.

        `wait` is how many seconds to wait for another program's lock before a StoreFailure.
        """
        return cls(Path(path).expanduser() if path is not None else home() / "ledger.jsonl", wait=wait)

    def record(self, dossier: Mapping[str, Any]) -> str:
        """Keep an answer (CONTRACT: `foederis ask`, the JSON of a dossier or of a ranking); its id.

        The same answer to the same question on the same day (UTC) is kept once. Raises BadInput where it is no
        dossier, StoreFailure where the ledger cannot be written.
        """
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        day = now.date().isoformat()
        row = _row(dossier)
        same = {k: row[k] for k in ("kind", "target", "attacker", "helper", "as_of", "horizon_days", "assumed", "rungs", "ranking", "provenance") if k in row}
        ident = _digest([day, same])[:12]
        with self._chain.writing(day) as writer:
            if not writer.written_today(ident):
                writer.append({"kind": row.pop("kind"), "id": ident, "at": now.isoformat(), **row})
        return ident

    def resolve(self, answer: str, outcomes: Mapping[str, str], *, correct: bool = False, note: str = "") -> Entry:
        """Settle rungs of an answer as yes, no or void, by adding a line; the answer as it then stands.

        `answer` may be shortened as far as it stays unique. A rung that is settled already is refused, unless
        `correct`: then a correction is added, and what was said before stays in the file and in `Entry.history`.
        Raises BadInput where the answer, a rung or an outcome is not known.
        """
        if not outcomes:
            raise BadInput("nothing to settle", hint="write force=no words=yes materiel=void")
        for rung, outcome in outcomes.items():
            if rung not in _NAMES:
                raise BadInput(f"no such rung: {rung[:20]!r}", hint=f"one of: {', '.join(_NAMES)}")
            if outcome not in OUTCOMES:
                raise BadInput(f"{rung}={outcome[:20]} is no outcome", hint="yes, no or void")
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        self.entry(answer)  # an unknown answer makes no file
        with self._chain.writing(now.date().isoformat()) as writer:
            entry = self.entry(answer)
            self._settle(writer, entry, outcomes, correct, note, now)
        return self.entry(entry.id)

    @staticmethod
    def _settle(writer: Writer, entry: Entry, outcomes: Mapping[str, str], correct: bool, note: str, now: dt.datetime) -> None:
        strangers = [r for r in outcomes if r not in entry.rungs]
        if strangers:
            raise BadInput(f"the answer {entry.id} says nothing of {strangers[0]}", hint=f"it holds: {', '.join(entry.rungs) or 'a ranking, which is not settled'}")
        was = {r: entry.outcomes[r] for r in outcomes if r in entry.outcomes}
        if was and not correct:
            told = ", ".join(f"{r}={o}" for r, o in was.items())
            raise BadInput(f"the answer {entry.id} is settled already: {told}", hint="to mend a mistake add --correct; both stay on record")
        if correct and not was:
            raise BadInput(f"the answer {entry.id} is not settled on {', '.join(outcomes)} yet", hint="leave out --correct")
        row: dict[str, Any] = {"kind": "correction" if was else "settlement", "answer": entry.id, "at": now.isoformat(), "outcomes": dict(outcomes)}
        if was:
            row["was"] = was
        if note:
            row["note"] = note
        writer.append(row)

    def entries(self) -> list[Entry]:
        """Every answer in the order in which it was given, with its outcomes; a damaged line is passed over (`verify`)."""
        found: dict[str, Entry] = {}
        for line in self._chain.lines():
            if line.row is None:
                continue
            try:
                self._take(found, line.row)
            except (KeyError, TypeError, ValueError, AttributeError):
                continue
        return list(found.values())

    @staticmethod
    def _take(found: dict[str, Entry], row: Mapping[str, Any]) -> None:
        if row["kind"] in ("answer", "ranking"):
            entry = Entry(
                row["id"],
                row["at"],
                row["question"],
                row["target"],
                row["attacker"],
                row["helper"],
                row["as_of"],
                int(row["horizon_days"]),
                row.get("rungs", {}),
                row["provenance"],
                row["inputs"],
                tuple(row.get("assumed", ())),
            )
            found.setdefault(entry.id, entry)
        elif row["kind"] in ("settlement", "correction"):
            entry = found[row["answer"]]
            for rung, outcome in row["outcomes"].items():
                # put in by hand, a second settlement does not count: only a correction, which stays in sight
                if outcome in OUTCOMES and rung in entry.rungs and (rung not in entry.outcomes or row["kind"] == "correction"):
                    entry.outcomes[rung] = outcome
            entry.history.append(row)

    def entry(self, answer: str) -> Entry:
        """The answer of an id or of its unique beginning; BadInput where there is none, or more than one."""
        wanted = answer.strip().lower()
        fit = [e for e in self.entries() if wanted and e.id.startswith(wanted)]
        exact = [e for e in fit if e.id == wanted]
        if len(exact or fit) == 1:
            return (exact or fit)[0]
        if fit:
            raise BadInput(f"{answer!r} begins the ids of {len(fit)} answers", hint=f"write more of it: {', '.join(e.id for e in fit[:4])}")
        raise BadInput(f"no answer has the id {answer[:40]!r}", hint="see foederis log")

    def verify(self) -> list[str]:
        """What is wrong with the file, one line each; empty where every line is as it was written."""
        return self._chain.verify()

    def score(self) -> Score:
        """How well the settled rungs were foretold: overall and per rung. See `foederis.library.Score`."""
        return score(
            [(rung, odds["probability"], odds.get("reference_rate"), entry.outcomes.get(rung)) for entry in self.entries() for rung, odds in entry.rungs.items()]
        )


def _row(dossier: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a dossier: who, when, the odds, what they rest on as one hash, and with which data and model."""
    try:
        row: dict[str, Any] = {
            "kind": "answer",
            "question": str(dossier["question"] or ""),
            "target": str(dossier["target"]),
            "attacker": str(dossier["attacker"]),
            "helper": dossier.get("helper"),
            "as_of": dt.date.fromisoformat(str(dossier["as_of"])).isoformat(),
            "horizon_days": int(dossier["horizon_days"]),
            "provenance": {k: str(v) for k, v in dict(dossier.get("provenance") or {}).items()},
            "inputs": _digest([dossier.get(k) for k in ("claims", "facts", "reference_class", "assumed", "ranking")]),
        }
        if dossier.get("assumed"):
            row["assumed"] = [str(a) for a in dossier["assumed"]]
        if dossier.get("helper"):
            row["rungs"] = {r["rung"]: _odds(r) for r in dossier["rungs"]}
        else:
            row["kind"] = "ranking"
            row["ranking"] = [{"helper": r["helper"], **{o["rung"]: round(float(o["probability"]), 4) for o in r["rungs"]}} for r in list(dossier["ranking"])[:_SHOWN]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"not an answer that can be logged: {type(error).__name__} {error}", hint="give the JSON of a dossier") from None
    return row


def _odds(rung: Mapping[str, Any]) -> dict[str, float | None]:
    kept = {k: _short(rung.get(k)) for k in ("probability", "low", "high", "reference_rate") if rung.get(k) is not None}
    if not 0 <= (kept["probability"] or 0.0) <= 1:
        raise ValueError("a probability outside 0 to 1")
    return kept
