"""Which addresses are safe to connect to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

from huggingtweets.errors import ConfigError, ForbiddenError

_IPV4_IN_IPV6 = (ipaddress.IPv6Network("::/96"), ipaddress.IPv6Network("64:ff9b::/96"))


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
        raise ConfigError(
            f"{what} must be an address such as https://example.org (plain http for 127.0.0.1 only){given}."
        )
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
        addresses = {
            ipaddress.ip_address(each[4][0]) for each in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
        }
    except (OSError, UnicodeError):
        return  # only the proxy may know the name; otherwise connecting fails
    for address in map(_routed, addresses):
        if not address.is_global or address.is_multicast or getattr(address, "is_site_local", False):
            raise ForbiddenError(f"{host} is not a server on the public internet.", hint="Give a public server.")


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine's own loopback interface."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _routed(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address leads to, if any: mapped, compatible, 6to4 or NAT64 (RFC 6052)."""
    if isinstance(address, IPv4Address):
        return address
    if inner := address.ipv4_mapped or address.sixtofour:
        return inner
    is_within = any(address in network for network in _IPV4_IN_IPV6)
    return IPv4Address(int(address) & 0xFFFFFFFF) if is_within else address
