"""Which addresses are safe to connect to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

from huggingtweets.errors import ConfigError, ForbiddenError

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 addresses of IPv4 servers, for computers without IPv4 (RFC 6052)."""
_IPV6_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All of the public IPv6 internet. What lies outside is local, such as NAT64 of RFC 8215 (64:ff9b:1::/48)."""
_ISATAP = 0x5EFE


def base_url(environ: Mapping[str, str], variable: str, default: str) -> str:
    """The address in the environment variable, else `default`; without a trailing slash.

    Raises ConfigError unless it is an https address, or plain http on loopback.
    """
    return checked_url(environ.get(variable, "").strip() or default, variable)


def checked_url(url: str, what: str) -> str:
    """`url` without a trailing slash. Raises ConfigError naming `what` unless it is https, or http on loopback."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port  # reading the port checks it
    except ValueError:
        parts, host = urlsplit(""), ""
    is_allowed = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not host or not is_allowed or parts.username or parts.query or parts.fragment:
        given = "" if parts.username else f", not {url!r}"  # it may hold a password
        example = "https://example.org (plain http for 127.0.0.1 only)"
        raise ConfigError(f"{what} must be an address such as {example}{given}.")
    return url.rstrip("/")


def check_public(url: str) -> None:
    """Raise ForbiddenError unless `url` has https' own port and all addresses of its host are public.

    The name is resolved again when connecting. If it then points to a private host, the TLS handshake fails, because
    that host has no certificate for the name.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.port not in {None, 443}:
        raise ForbiddenError(f"{parts.netloc} names a port, which is not allowed here.", hint="Give the server's name.")
    try:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return  # only the proxy may know the name; otherwise connecting fails
    if not all(_is_public(ipaddress.ip_address(each[4][0])) for each in found):
        raise ForbiddenError(f"{host} is not a server on the public internet.", hint="Give a public server.")


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine's own loopback interface."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether `address` is on the public internet. Tunnels to an IPv4 address (6to4, Teredo, ISATAP) are not."""
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast
    if address in _NAT64:
        return _is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    is_isatap = int(address) >> 32 & 0xFDFFFFFF == _ISATAP  # RFC 5214: 0:5efe or 200:5efe before the IPv4 address
    is_tunnel = is_isatap or address.sixtofour is not None or address.teredo is not None
    return address in _IPV6_UNICAST and address.is_global and not is_tunnel
