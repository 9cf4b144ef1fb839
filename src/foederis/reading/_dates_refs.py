"""Expressions that only mean a date when they stand alone: "now", "the quarter", "a year earlier", "recently".

In running text most of these date nothing; `resolve_date` answers them, `find_dates` leaves them.
"""

from __future__ import annotations

from ._dates_atoms import season_alone, short_year
from ._dates_calendar import DAY, Period, day, months, moved, part, quarter, unit_around
from ._dates_words import COUNT, ORDINALS, WEEKDAYS, Context, S, choose, compiled, count_of

_PRESENT = compiled(
    rf"(?:right{S}|just{S}|even{S}|until{S}|by{S}|as{S}of{S}|for{S}|up{S}to{S})?(?:now|currently|current|present|presently|nowadays|today|already|still|yet|these{S}days"
    rf"|(?:at{S})?(?:the|this)(?:{S}\w{{1,12}})?{S}(?:moment|time|point|juncture|present)|so{S}far|to{S}date|ongoing|at{S}present)$"
)
_PAST = compiled(
    rf"(?:(?:the|in|in{S}the|more|most|very|until){S}){{0,2}}(?:recent(?:ly)?|past|formerly|former|previous(?:ly)?|earlier|once|long{S}ago|ago|lately|then|then{S}current|at{S}the{S}time"
    rf"|that{S}time|the{S}time|past{S}few{S}\w{{1,9}}|recent{S}\w{{1,9}}|some{S}time{S}ago|years{S}ago|months{S}ago|weeks{S}ago|days{S}ago|old{S}days"
    rf"|(?:past|last){S}(?:several|few|many|couple{S}of){S}\w{{1,9}})$"
)
_FUTURE = compiled(
    rf"(?:(?:the|in|in{S}the|into{S}the|for{S}the){S})?(?:(?:near|foreseeable|not{S}too{S}distant|distant|immediate){S})?"
    rf"(?:futures?|soon|shortly|eventually|near{S}term|long{S}term|coming{S}\w{{1,9}}|(?:next|coming){S}(?:several|few|couple{S}of){S}\w{{1,9}}|future{S}\w{{1,9}}|later|from{S}time{S}to{S}time|sooner)$"
)
_UNIT = compiled(
    rf"(?:in{S}|for{S}|during{S}|later{S}in{S}|earlier{S}in{S})?(?:the|that){S}(?:full{S}|fiscal{S}|calendar{S}|entire{S})?(?P<u>day|week|month|year|quarter|decade|century)$"
)
_LATEST = compiled(
    rf"(?:in{S}|for{S})?(?:the{S})?(?:latest|most{S}recent|just-ended|current|recent){S}(?:fiscal{S})?(?P<u>period|quarter|year|month|week|day)$"
)
_YEAR_AGO = compiled(
    rf"(?:in{S})?(?:the{S}|a{S})?(?:comparable{S}|same{S}|corresponding{S}|similar{S})?(?:year[-\s](?:ago|earlier|before)|previous-year|prior-year|last-year)"
    rf"(?:{S}(?:(?P<n>first|second|third|fourth){S})?(?P<u>period|quarter|month|week|day|time))?$"
)
_SAME_PERIOD = compiled(
    rf"(?:the{S})?(?:same|comparable|corresponding|like){S}(?P<u>period|quarter|month|week|time){S}(?:of{S}|in{S})?(?:a{S}year{S}(?:ago|earlier|before)|last{S}year|(?:the{S})?(?:previous|prior){S}year)$"
)
_POSSESSIVE = compiled(
    rf"(?P<y>last|this|next|the{S}previous){S}year['’]?s{S}(?P<n>first|second|third|fourth){S}quarter$"
)
_NTH_DAY = compiled(
    rf"(?:the{S})?(?P<n>\w{{3,14}}(?:-\w{{3,7}})?|\d{{1,2}}(?:st|nd|rd|th)){S}(?:straight{S}|consecutive{S})?day$"
)
_MONTH_DAY = compiled(r"(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?$")
_MIDDLE = compiled(r"mid[-\s]?(?:the\s)?(?P<u>year|month|decade|century)$")
_MONTHS = compiled(rf"(?:the{S})?first{S}(?P<n>{COUNT}){S}months$")
_QUARTER = compiled(r"(?P<n>[1-4])q(?:\s?'?(?P<y>(?:19|20)?\d\d))?$")
_TURN = compiled(rf"(?:the{S})?turn{S}of{S}the{S}(?:century|millennium)$")
_HOURS = compiled(rf"(?:over{S}|in{S})?the{S}(?P<dir>last|past|next){S}(?P<n>\d{{1,3}}){S}hours$")
_AHEAD = compiled(rf"(?:in|within){S}(?P<n>{COUNT}){S}(?P<u>day|week|month|year)s?$")
_WEEKDAYS_AGO = compiled(rf"(?P<n>{COUNT}){S}(?P<w>\w{{3,6}}day)s?{S}ago$")
_NEW_YEAR = compiled(rf"(?:the{S})?new{S}year$")
_LAST = compiled(r"last$")
_THE = compiled(rf"(?:in{S}|by{S}|during{S}|since{S})?(?:the{S})?(?=\w)")


def _last_quarter(context: Context) -> Period:
    """The latest quarter that had ended: what companies and statisticians report on."""
    return unit_around(moved(context.today, "quarter", -1), "quarter")


def _rare(text: str, context: Context) -> Period | None:
    """midyear, first nine months, 3Q 1989, the turn of the century, in two weeks, two Fridays ago."""
    today = context.today
    if found := _MIDDLE.match(text):
        return part(unit_around(today, found["u"].lower()), "mid")
    if found := _MONTHS.match(text):
        count = count_of(found["n"])
        return months(today.year, 1, count, "span") if count else None
    if found := _QUARTER.match(text):
        year_ = found["y"] or str(today.year)
        return quarter(int(year_) if len(year_) == 4 else short_year(int(year_), context), int(found["n"]))
    if _TURN.match(text):
        turn = today.year + 50 - (today.year + 50) % 100
        return Period(
            today.replace(year=turn - 1, month=1, day=1), today.replace(year=turn + 1, month=12, day=31), "span", True
        )
    if found := _HOURS.match(text):
        days = max(1, int(found["n"]) // 24) * DAY
        return (
            Period(today, today + days, "span", True)
            if found["dir"].lower() == "next"
            else Period(today - days, today, "span", True)
        )
    if found := _AHEAD.match(text):
        count, unit = count_of(found["n"]), found["u"].lower()
        return unit_around(moved(today, unit, count), unit).vaguely() if count else None
    if found := _WEEKDAYS_AGO.match(text):
        count = count_of(found["n"])
        number = WEEKDAYS[found["w"].lower()]
        return day(today - ((today.weekday() - number - 1) % 7 + 1 + 7 * (count - 1)) * DAY) if count else None
    if _NEW_YEAR.match(text):
        return choose([day(today.replace(year=today.year + ahead, month=1, day=1)) for ahead in (0, 1)], context)
    return None


def reference(text: str, context: Context) -> Period | None:
    """The period of a whole expression that no calendar rule reads."""
    if _PRESENT.match(text):
        return Period(context.today, context.today, "day", True)
    if found := _YEAR_AGO.match(text):
        if found["n"]:
            base = quarter(context.today.year, ORDINALS[found["n"].lower()])
            base = (
                base if base.first <= context.today else quarter(context.today.year - 1, ORDINALS[found["n"].lower()])
            )
            return unit_around(moved(base.first, "year", -1), "quarter")
        unit = (found["u"] or "period").lower()
        if unit in ("period", "quarter"):
            return unit_around(moved(_last_quarter(context).first, "year", -1), "quarter")
        return unit_around(moved(context.today, "year", -1), "day" if unit == "time" else unit).vaguely()
    if found := _SAME_PERIOD.match(text):
        unit = found["u"].lower()
        if unit in ("period", "quarter", "time"):
            return unit_around(moved(_last_quarter(context).first, "year", -1), "quarter")
        return unit_around(moved(context.today, "year", -1), unit)
    if found := _POSSESSIVE.match(text):
        shift = {"last": -1, "this": 0, "next": 1}.get(found["y"].lower(), -1)
        return quarter(context.today.year + shift, ORDINALS[found["n"].lower()])
    if found := _LATEST.match(text):
        unit = found["u"].lower()
        if unit in ("period", "quarter"):
            return _last_quarter(context)
        current = text.lower().lstrip("the ").startswith("current")
        return unit_around(moved(context.today, unit, 0 if current else -1), unit)
    if found := _UNIT.match(text):
        unit = found["u"].lower()
        if unit == "quarter":
            here = context.anchor
            return unit_around(here.first, "quarter") if here else _last_quarter(context)
        return unit_around(context.here.first if text[:4].lower() == "that" else context.today, unit)
    if rare := _rare(text, context):
        return rare
    if _LAST.match(text):
        return unit_around(moved(context.today, "year", -1), "year")
    if found := _NTH_DAY.match(text):
        return day(context.today).vaguely() if found["n"].lower() in ORDINALS or found["n"][0].isdecimal() else None
    if found := _MONTH_DAY.match(text):
        origin = context.here.first
        return day(origin.replace(day=int(found[1])))
    if _PAST.match(text):
        return Period(None, context.today, "span", True)
    if _FUTURE.match(text):
        return Period(context.today, None, "span", True)
    the = _THE.match(text)
    if the and (season := season_alone(text, the.end(), context)):
        return season[0]
    return None
