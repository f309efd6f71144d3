"""The attestation of an event's own article, inside the [[event]], so that its id is written once.

    [[event]]
    id = "bridge-opened"
    ...
    [event.attestation]
    words = "on Friday"

An article can mention an event more than once: an [[event]] with the id of another one, but without
title, type and description, is a mention. Its words go to the note of the event's attestation.
"""

from typing import Any

Table = dict[str, Any]  # of TOML

TOLD = ("title", "event_type", "description")  # that a mention leaves out
MENTION = {"words", "date", "paragraph", "anchor", "direction", "note"}  # what a mention can have


def unfold(document: Table) -> None:
    """Move the attestations in the events of a source to its others, and join the mentions.

    What has another form stays where it is, and is reported there.
    """
    events, attestations = (document.get(kind, []) for kind in ("event", "attestation"))
    if not _are_tables(events):
        return
    if not _are_tables(attestations):  # which is reported; of those in the events, nothing is
        for event in events:
            event.pop("attestation", None)
        return
    first: dict[str, Table] = {}
    for event in sorted(events, key=lambda event: not any(map(event.get, TOLD))):
        first.setdefault(_text(event, "id"), event)
    document["event"] = []
    own: list[Table] = []
    mentions: list[Table] = []
    for event in events:
        is_mention = _is_mention(event, first)
        if not is_mention:
            document["event"].append(event)
        (mentions if is_mention else own).extend(_taken(event))
    document["attestation"] = [*own, *attestations]
    dating = {_text(row, "event"): row for row in reversed(document["attestation"])}
    for said in mentions:
        to = dating.setdefault(said["event"], said)
        if to is said:
            document["attestation"].append(said)
        else:
            to["note"] = " ".join(filter(None, (_text(to, "note"), _as_note(said))))


def _are_tables(rows: object) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def _text(row: Table, key: str) -> str:
    return row[key] if isinstance(row.get(key), str) else ""


def _is_mention(event: Table, first: dict[str, Table]) -> bool:
    """Return whether another [[event]] describes the event, and this one has only its words."""
    id_, said = _text(event, "id"), event.get("attestation")
    if not id_ or first[id_] is event or any(map(event.get, TOLD)) or not isinstance(said, dict):
        return False
    return bool(_text(said, "words")) and said.keys() <= MENTION


def _as_note(said: Table) -> str:
    date = _text(said, "date")
    date = f", {date}" if date[:1].isdigit() else ""  # the draft has YYYY for a year to fill in
    place = f" (paragraph {said['paragraph']})" if "paragraph" in said else ""
    return f"Also \u201c{said['words']}\u201d{date}{place}. {_text(said, 'note')}".strip()


def _taken(event: Table) -> list[Table]:
    """Take the attestations out of an event. Without an id they go with it: that is reported."""
    said = event.get("attestation")
    rows = [said] if isinstance(said, dict) else said
    if not rows or not _are_tables(rows):
        return []
    del event["attestation"]
    id_ = _text(event, "id")
    return [{"event": id_, **row} for row in rows] if id_ else []
