"""What a plan of reminders must be in every time zone, by the rules that Python has of them.

Prints one line of JSON for each group of zones that are the same from 2024 to 2036: their names, when their clocks change, and
the instants of each plan as runs: the first one, then [seconds to the next, how often].
"""

import json
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

FIRST, LAST = date(2024, 1, 1), date(2036, 12, 31)
PLANS = [("daily", "00:00"), ("daily", "00:30"), ("daily", "02:30"), ("daily", "23:30"), ("weekly", "02:30")]
SUNDAY = 6
UTC = timezone.utc
STEP = 12 * 3600


def offset(zone, instant):
    return int(datetime.fromtimestamp(instant, zone).utcoffset().total_seconds())


def changes(zone):
    """From when which offset holds, in seconds, the first from before the first day."""
    at = int(datetime(2023, 12, 25, tzinfo=UTC).timestamp())
    end = int(datetime(2037, 1, 7, tzinfo=UTC).timestamp())
    now = offset(zone, at)
    found = [(at, now)]
    while at < end:
        if offset(zone, at + STEP) != now:
            low, high = at, at + STEP
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(zone, middle) == now else (low, middle)
            now = offset(zone, high)
            found.append((high, now))
            at = high
        else:
            at += STEP
    return tuple(found)


def instant(zone, day, at):
    """The instant of a local time: of two the first, of none as much later, and never on another day."""
    found = datetime.combine(day, at, zone).astimezone(UTC)
    while found.astimezone(zone).date() > day:
        found -= timedelta(minutes=1)
    return int(found.timestamp())


def days(rhythm):
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        if rhythm == "daily" or day.weekday() == SUNDAY:
            yield day


def runs(instants):
    gaps = [later - earlier for earlier, later in zip(instants, instants[1:])]
    found = []
    for gap in gaps:
        if found and found[-1][0] == gap:
            found[-1][1] += 1
        else:
            found.append([gap, 1])
    return {"first": instants[0], "gaps": found}


def main():
    groups = {}
    for name in sorted(available_timezones()):
        groups.setdefault(changes(ZoneInfo(name)), []).append(name)
    for found, names in groups.items():
        zone = ZoneInfo(names[0])
        plans = [
            {"rhythm": rhythm, "at": at, **runs([instant(zone, day, time.fromisoformat(at)) for day in days(rhythm)])}
            for rhythm, at in PLANS
        ]
        print(json.dumps({"names": names, "changes": found, "plans": plans}))


main()
