"""Who signs what the platform sends: RSA keys that come and go, and tokens made with them."""

import base64
import json
import time
import uuid
from functools import lru_cache

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

ISSUER = "https://api.botframework.com"
ABSENT = object()
"""As the value of a claim: leave it out."""


class SigningKey:
    """A key pair under an id of its own, endorsed for channels; the pairs of one number are the same, for speed."""

    def __init__(self, number=0, endorsements=("msteams", "webchat")):
        self.kid = uuid.uuid4().hex
        self.private = _pair(number)
        self.endorsements = list(endorsements)

    def published(self):
        """Return the entry of the key set."""
        entry = json.loads(RSAAlgorithm.to_jwk(self.private.public_key()))
        entry.pop("key_ops", None)
        return {**entry, "use": "sig", "kid": self.kid, "x5t": self.kid, "endorsements": self.endorsements}

    def sign(self, claims, algorithm="RS256", key=None, kid=None):
        """Return a token; another algorithm or key makes a forged one."""
        content = {name: value for name, value in claims.items() if value is not ABSENT}
        headers = {"kid": kid or self.kid, "x5t": kid or self.kid}
        if algorithm == "none":
            return _unsigned({**headers, "alg": "none", "typ": "JWT"}, content)
        return jwt.encode(content, key or self.private, algorithm=algorithm, headers=headers)


def claims_for(app_id, service_url, **changed):
    """Return the claims that Microsoft signs for a request to a bot, some of them changed."""
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": app_id, "serviceurl": service_url, "nbf": now - 60, "exp": now + 3600}
    return {**claims, **changed}


def other_key():
    """Return a key pair that is not the platform's."""
    return SigningKey(number=-1)


@lru_cache(maxsize=None)
def _pair(number):
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _unsigned(header, claims):
    parts = (base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in (header, claims))
    return ".".join([*parts, ""])
