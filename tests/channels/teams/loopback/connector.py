"""The Bot Connector and the token endpoint as the real ones answer, on routes of aiohttp."""

import asyncio
import time
import uuid
from urllib.parse import unquote

from aiohttp import web

SCOPE = "https://api.botframework.com/.default"
FOREIGN_TENANT = (
    "AADSTS700016: Application with identifier '{app_id}' was not found in the directory 'Bot Framework'. "
    "This can happen if the application has not been installed by the administrator of the tenant."
)


def routes_of(platform):
    """Return the routes; `platform` says what to answer and keeps what came."""

    async def metadata(request):
        await _play(platform.key_faults)
        platform.metadata_reads += 1
        keys = f"{platform.address}/v1/.well-known/keys"
        return web.json_response(
            {
                "issuer": "https://api.botframework.com",
                "jwks_uri": keys,
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    async def keys(request):
        return web.json_response({"keys": [key.published() for key in platform.keys]})

    async def token(request):
        await _play(platform.token_faults)
        form = await request.post()
        status, error, description = _refusal(platform, request.match_info["tenant"], form)
        if error:
            return web.json_response({"error": error, "error_description": description}, status=status)
        value = uuid.uuid4().hex
        platform.tokens[value] = time.monotonic() + platform.token_seconds
        return web.json_response({"token_type": "Bearer", "expires_in": platform.token_seconds, "access_token": value})

    async def create(request):
        _check_token(platform, request)
        body = await request.json()
        member = body["members"][0]["id"]
        if member in platform.strangers:
            return _error(403, "BotNotInConversationRoster")
        person = platform.people[member]
        return web.json_response({"id": person.conversation}, status=201)

    async def post(request):
        _check_token(platform, request)
        body, conversation = await request.json(), unquote(request.match_info["conversation"])
        if body.get("type") == "typing":
            platform.note("typing", conversation, body, "")
            return web.json_response({}, status=202)
        limited = platform.answer_429 and platform.answer_429.next()
        await _play([limited] if limited else platform.faults)
        _check_place(platform, conversation)
        id = f"1:{uuid.uuid4().hex}"
        platform.note("post", conversation, body, id)
        return web.json_response({"id": id}, status=201)

    async def put(request):
        _check_token(platform, request)
        body, conversation = await request.json(), unquote(request.match_info["conversation"])
        await _play(platform.update_faults)
        _check_place(platform, conversation)
        id = unquote(request.match_info["activity"])
        if not any(sent.id == id and sent.conversation == conversation for sent in platform.posts()):
            return _error(404, "ActivityNotFoundInConversation")
        platform.note("update", conversation, body, id)
        return web.json_response({"id": id})

    activities = "/emea/v3/conversations/{conversation}/activities"
    return [
        web.get("/v1/.well-known/openidconfiguration", metadata),
        web.get("/v1/.well-known/keys", keys),
        web.post("/{tenant}/oauth2/v2.0/token", token),
        web.post("/emea/v3/conversations", create),
        web.post(activities, post),
        web.post(activities + "/{activity}", post),
        web.put(activities + "/{activity}", put),
    ]


async def _play(faults):
    """Be as slow, or fail, as the next fault says."""
    if not faults:
        return
    fault = faults.pop(0)
    await asyncio.sleep(fault.delay)
    if fault.status:
        kind = type("Injected", (web.HTTPException,), {"status_code": fault.status})
        raise kind(headers=fault.headers, text='{"error": {"code": "ServiceError"}}')


def _refusal(platform, tenant, form):
    """The refusals of the identity provider, in the order in which it looks."""
    if tenant == "botframework.com":
        return 400, "unauthorized_client", FOREIGN_TENANT.format(app_id=form.get("client_id"))
    if tenant != platform.tenant:
        return 400, "invalid_request", f"AADSTS90002: Tenant '{tenant}' not found."
    if form.get("client_id") != platform.app_id:
        return 400, "unauthorized_client", "AADSTS700016: Application was not found in the directory."
    if form.get("client_secret") != platform.password:
        return 401, "invalid_client", "AADSTS7000215: Invalid client secret provided."
    if form.get("grant_type") != "client_credentials" or form.get("scope") != SCOPE:
        return 400, "invalid_scope", "AADSTS70011: The provided value for the input parameter 'scope' is not valid."
    return 200, None, None


def _check_token(platform, request):
    value = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if platform.tokens.get(value, 0) < time.monotonic():
        raise web.HTTPUnauthorized(text='{"error": {"code": "Unauthorized"}}')


def _check_place(platform, conversation):
    if conversation in platform.removed:
        raise web.HTTPForbidden(text='{"error": {"code": "BotNotInConversationRoster"}}')


def _error(status, code):
    return web.json_response({"error": {"code": code}}, status=status)
