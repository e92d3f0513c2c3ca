"""Verifies what a provider signed."""

from __future__ import annotations

import hmac
from typing import Any, Dict, Mapping, Sequence

import jwt
from jwt import PyJWK
from jwt.exceptions import PyJWTError

SECONDS_OF_SKEW = 120
# Signatures that only the provider can make: no « none », and nothing with a secret that both sides know.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")


class BadToken(Exception):
    """An ID token that proves nothing."""


class UnknownKey(BadToken):
    """None of the keys at hand made the signature; the provider may have a newer one."""


def verify(token: Any, keys: Sequence[Mapping[str, Any]], issuer: str, client_id: str, nonce: str) -> Dict[str, Any]:
    """Return the claims of an ID token that this issuer made for us, now, for this login; raises BadToken."""
    if not isinstance(token, str):
        raise BadToken("no token")
    try:
        header = jwt.get_unverified_header(token)
    except PyJWTError as error:
        raise BadToken(type(error).__name__) from error
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise BadToken("algorithm")
    for key in _candidates(keys, header.get("kid"), algorithm):
        try:
            claims = jwt.decode(
                token,
                key,
                algorithms=[algorithm],
                audience=client_id,
                issuer=issuer,
                leeway=SECONDS_OF_SKEW,
                options={"require": ["iss", "aud", "exp", "iat", "sub", "nonce"]},
            )
        except jwt.InvalidSignatureError:
            continue
        except (PyJWTError, ValueError, TypeError) as error:
            raise BadToken(type(error).__name__) from error
        return _checked(claims, client_id, nonce)
    raise UnknownKey


def _candidates(keys: Sequence[Mapping[str, Any]], kid: Any, algorithm: str) -> Sequence[PyJWK]:
    found = []
    for entry in keys:
        if (kid is not None and entry.get("kid") != kid) or entry.get("use", "sig") != "sig":
            continue
        if entry.get("alg", algorithm) != algorithm or entry.get("kty") == "oct":
            continue
        try:
            found.append(PyJWK(dict(entry), algorithm=algorithm))
        except (PyJWTError, ValueError, TypeError, KeyError):
            continue
    return found


def _checked(claims: Dict[str, Any], client_id: str, nonce: str) -> Dict[str, Any]:
    given = claims["nonce"]
    if not isinstance(given, str) or not hmac.compare_digest(given.encode("utf-8", "replace"), nonce.encode("ascii")):
        raise BadToken("nonce")
    audience = claims["aud"]
    is_for_several = isinstance(audience, list) and len(audience) > 1
    if claims.get("azp", None if is_for_several else client_id) != client_id:
        raise BadToken("azp")
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise BadToken("sub")
    return claims
