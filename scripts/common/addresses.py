"""Addresses of the web: why one is refused, and whether two lead to one page."""

import re
from posixpath import normpath
from urllib.parse import parse_qsl, unquote, unquote_to_bytes, urlsplit

from scripts.common.letters import is_disguised, mixed

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|ref_src", re.IGNORECASE
)
# A name of the public web: its last part has letters, unlike an address in numbers.
HOST = re.compile(r"([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+([a-z]{2,}|xn--[a-z0-9-]+)\.?")
LOCAL = re.compile(
    r"(.*\.)?(localhost|localdomain|local|internal|intranet|private|corp|lan|home|test|invalid|onion|home\.arpa"
    r"|localtest\.me|lvh\.me)\.?"
)
SHORT = re.compile(
    r"(www\.)?(bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|buff\.ly|lnkd\.in|t\.ly)"
)
NUMBERS = re.compile(r"(^|[.-])([0-9]{1,3}[.-]){3}[0-9]{1,3}([.-]|$)")  # an IP address in a name
LONGEST = 500  # characters
ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:ph|is|today|li|md|vn|fo))/[^/]+/(?:https?:/+)?"
    r"(?=[\w-]+\.)",  # a host: the short address archive.ph/x7Kq2/ does not say of which page
    re.IGNORECASE,
)
CONTROL = re.compile(rb"[\x00-\x1f\x7f\\]")


def refused(url: str) -> str | None:
    """Return why an address is refused, or None: it leads to a public host, without credentials,
    tracking parameters, control characters and letters of two scripts in one name."""
    if len(url) > LONGEST:
        return f"is longer than {LONGEST} characters"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        return f"is not an address ({error})"
    if (parts.username, parts.password) != (None, None):
        return "holds credentials"
    if port not in (None, 80, 443):
        return f"has the port {port}"
    if why := _host_refused(host):  # urlsplit gives it in lower case
        return why
    if CONTROL.search(unquote_to_bytes(url)):
        return "holds a control character or a backslash"
    names = (name for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    tracking = ", ".join(name for name in names if TRACKING.fullmatch(name))
    return f"has tracking parameters ({tracking})" if tracking else None


def _host_refused(host: str) -> str | None:
    if LOCAL.fullmatch(host) or NUMBERS.search(host) or not HOST.fullmatch(host):
        return "does not lead to a public host"
    try:
        labels = [*map(_decoded, host.split("."))]
    except UnicodeError:
        labels = ["\0"]
    if not all(map(str.isprintable, labels)):
        return "has a host that is not a name"
    if found := mixed(".".join(labels)) or next(filter(is_disguised, labels), None):
        return f"has a host with {found}"
    return "is a short link, which can lead elsewhere tomorrow" if SHORT.fullmatch(host) else None


def _decoded(label: str) -> str:
    """Return a part of a host as people see it (RFC 3492)."""
    return label[4:].encode().decode("punycode") if label.startswith("xn--") else label


def page_of(url: str) -> str:
    """Return an address without what does not change the page: the scheme, www, the case of the
    host, a fragment, how the path is written, the order of a query, and the archive
    that has a copy."""
    parts = urlsplit(ARCHIVED.sub("https://", url))
    host = re.sub(r"^(www|m|amp)\.", "", parts.hostname or "").rstrip(".")
    path = re.sub(r"/index\.(html?|php)$", "", normpath(f"/{unquote(parts.path)}"))
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    route = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}/{path.strip('/')}{query}{route}"
