"""A real identity provider on this machine, made of Authlib and Flask, that can be told to misbehave.

Authlib checks the client's secret, its redirect address, PKCE and that a code is used once.
"""

import hmac
import json
import threading
import time
from base64 import urlsafe_b64encode
from functools import lru_cache
from types import SimpleNamespace

import joserfc.jwt
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, jsonify, request
from joserfc.jwk import ECKey, RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "reperes", "a client secret: of the tests, with + and %"
MARIE = {"sub": "u-1", "name": "Marie Dupont", "email": "Marie.Dupont@example.be", "email_verified": True}


class _Client(ClientMixin):
    def __init__(self, provider):
        self._provider = provider

    def get_client_id(self):
        return CLIENT

    def get_default_redirect_uri(self):
        return None

    def get_allowed_scope(self, scope):
        return scope

    def check_redirect_uri(self, redirect_uri):
        return redirect_uri in self._provider.redirect_uris

    def check_client_secret(self, client_secret):
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method, endpoint):
        return method == self._provider.auth_method

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type == "authorization_code"


class _Code(SimpleNamespace, AuthorizationCodeMixin):
    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope

    def get_nonce(self):
        return self.nonce

    def get_auth_time(self):
        return None


class Provider:
    """Give it to `with`. `person` is who logs in there; what is set on it holds from then on.

    `change(header, claims)` spoils ID tokens before they are signed; `sign_with` is a key to sign with that is not
    published; `away` are the paths that fail.
    """

    def __init__(self):
        self.person = dict(MARIE)
        self.in_token = set(MARIE) | {"groups"}
        self.redirect_uris = set()
        self.auth_method = "client_secret_basic"
        self.issuer = None
        self.asked = []
        self.away = set()
        self.sign_with = None
        self.change = lambda header, claims: None
        self.scopes = ["openid", "email", "profile"]
        self.key = _first_key()

    def rotate(self, kind):
        """Sign with another key from now on, and publish no other."""
        size = "P-256" if kind is ECKey else 2048
        self.key = kind.generate_key(size, {"kid": f"key-{time.monotonic_ns()}", "use": "sig"}, private=True)

    def __enter__(self):
        self._server = make_server("127.0.0.1", 0, _app(self), threaded=True)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self.issuer = self.address
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *raised):
        self._server.shutdown()
        self._server.server_close()

    def id_token(self, nonce):
        """Return a signed ID token of the person."""
        now = int(time.time())
        header = {"alg": "ES256" if isinstance(self.key, ECKey) else "RS256", "kid": self.key.kid}
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        claims.update({name: value for name, value in self.person.items() if name in self.in_token})
        self.change(header, claims)
        key = self.sign_with or self.key
        if header["alg"] in ("RS256", "ES256"):
            return joserfc.jwt.encode(header, claims, key, [header["alg"]])
        # No library of today makes these: without a signature, or with the public key, which everybody has, as a secret.
        body = b".".join(_encoded(json.dumps(part).encode()) for part in (header, claims))
        made = hmac.digest(self.key.as_pem(private=False), body, "sha256") if header["alg"] == "HS256" else b""
        return (body + b"." + _encoded(made)).decode()


@lru_cache(maxsize=1)
def _first_key():
    return RSAKey.generate_key(2048, {"kid": "key-0", "use": "sig"}, private=True)


def _encoded(content):
    return urlsafe_b64encode(content).rstrip(b"=")


def _app(provider):
    app = Flask("provider")
    codes = {}
    server = AuthorizationServer(
        app,
        query_client=lambda client_id: _Client(provider) if client_id == CLIENT else None,
        save_token=lambda token, asked: None,
    )

    class Grant(grants.AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]

        def save_authorization_code(self, code, asked):
            data = asked.payload.data
            codes[code] = _Code(
                code=code,
                redirect_uri=asked.payload.redirect_uri,
                scope=asked.payload.scope,
                nonce=data.get("nonce"),
                code_challenge=data.get("code_challenge"),
                code_challenge_method=data.get("code_challenge_method"),
            )

        def query_authorization_code(self, code, client):
            return codes.get(code)

        def delete_authorization_code(self, authorization_code):
            codes.pop(authorization_code.code)

        def authenticate_user(self, authorization_code):
            return provider.person

    class IdToken(OpenIDCode):
        def exists_nonce(self, nonce, asked):
            return any(code.nonce == nonce for code in codes.values())

        def encode_id_token(self, token, asked):
            return provider.id_token(asked.authorization_code.get_nonce())

    server.register_grant(Grant, [IdToken(require_nonce=True), CodeChallenge(required=True)])

    @app.before_request
    def note():
        provider.asked.append(request.path)
        return ("down", 500) if request.path in provider.away else None

    @app.get("/.well-known/openid-configuration")
    def describe():
        return jsonify(
            issuer=provider.issuer,
            authorization_endpoint=f"{provider.address}/authorize",
            token_endpoint=f"{provider.address}/token",
            jwks_uri=f"{provider.address}/jwks",
            userinfo_endpoint=f"{provider.address}/userinfo",
            token_endpoint_auth_methods_supported=[provider.auth_method],
            scopes_supported=provider.scopes,
        )

    @app.get("/jwks")
    def keys():
        return jsonify(keys=[provider.key.as_dict(private=False)])

    @app.get("/authorize")
    def authorize():
        if provider.person is None:
            return server.create_authorization_response(grant_user=None)
        grant = server.get_consent_grant(end_user=provider.person)
        return server.create_authorization_response(grant_user=provider.person, grant=grant)

    @app.post("/token")
    def token():
        return server.create_token_response()

    @app.get("/userinfo")
    def userinfo():
        return jsonify(provider.person)

    return app
