"""Wires the assistant once and serves it.

Before this module is imported, `reperes.serve.logs.configure_logs()` quiets what is
imported with it, and `reperes.rasa.fixes.fixes.before_serving()` makes that less.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence, Union

from rasa.core.channels.channel import register
from sanic import Sanic

from reperes.channels.core.asked import AskedStore
from reperes.channels.errors import answer_errors_in_french
from reperes.channels.limits import MAX_BODY_BYTES
from reperes.channels.web.channel import WebInput
from reperes.knowledge.load import load_library
from reperes.knowledge.served import knowledge_folder, put_in_service, served
from reperes.publishing.starting import find_served
from reperes.rasa.fixes import fixes
from reperes.serve.address import take_address
from reperes.serve.agent import load_agent, warm_up
from reperes.serve.channels import Channels
from reperes.serve.credentials import read_credentials
from reperes.serve.endpoints import read_endpoints
from reperes.serve.health import close_store, health_blueprint
from reperes.serve.model import refuse_other_parts
from reperes.serve.publications import Publications
from reperes.serve.second_process import spare_the_collector, use_second_process
from reperes.serve.training import Training
from reperes.serve.web import pages_of
from reperes.serve.workshop import SECTION, workshop_of
from reperes.storage.data_folder import data_folder

# One for each of the ways that a first question may take.
WARM_UP = (
    "Bonjour",
    "Qu'est-ce qui distingue le niveau C du niveau B pour les procédures ?",
    "Qui s'occupe du courrier ?",
    "Et pour le niveau D ?",
    "Quel temps fait-il ?",
)

SANIC_SETTINGS = {
    "REQUEST_MAX_SIZE": MAX_BODY_BYTES,
    "REQUEST_TIMEOUT": 15,
    "RESPONSE_TIMEOUT": 30,
    "KEEP_ALIVE_TIMEOUT": 30,
    "GRACEFUL_SHUTDOWN_TIMEOUT": 10,
    # uvloop accepts one connection between two rounds of turns, so newcomers wait while the first ones ask on and on.
    "USE_UVLOOP": False,
}


def build_app(
    model_path: Union[str, Path] = "models",
    endpoints: str = "endpoints.yml",
    credentials: str = "credentials.yml",
    warm_up_with: Sequence[str] = WARM_UP,
    name: str = "reperes",
) -> Sanic:
    """Return the web application of an assistant, loaded and ready to run."""
    fixes.after_rasa()
    knowledge = knowledge_folder()
    found = find_served(knowledge)
    put_in_service(load_library(found.folder))
    agent = load_agent(model_path, read_endpoints(endpoints))
    if found.version is None or not found.version.published:
        # What a person published is served, and trained for beside.
        refuse_other_parts(agent.processor, served().first)
    second = use_second_process(agent, warm_up_with)
    training = Training(Path.cwd(), agent.processor.model_path)
    publications = Publications(knowledge, found, agent, second, training)
    app = Sanic(name, configure_logging=False)
    app.update_config(SANIC_SETTINGS)
    app.ctx.agent = agent
    configured = read_credentials(credentials)
    workshop = configured.pop(SECTION, None)
    channels = Channels(configured, agent)
    register(channels.inputs, app, route="/webhooks/")
    app.blueprint(health_blueprint(publications, channels.inbox))
    asked, origins = AskedStore(data_folder()), ()
    for channel in channels.inputs:
        if isinstance(channel, WebInput):
            origins = channel.service.origins
            app.blueprint(pages_of(channel))
    for routes in workshop_of(app, workshop, origins, knowledge, agent, asked):
        app.blueprint(routes)
    answer_errors_in_french(app)
    channels.listen_to(app)

    @app.before_server_start
    async def warm(app: Sanic, loop: Any) -> None:
        await warm_up(agent, warm_up_with)
        agent.processor.asked = asked
        spare_the_collector()

    @app.after_server_start
    async def watch(app: Sanic, loop: Any) -> None:
        publications.start()

    @app.before_server_stop
    async def watch_no_more(app: Sanic, loop: Any) -> None:
        await publications.stop()

    @app.after_server_stop
    async def let_go(app: Sanic, loop: Any) -> None:
        close_store(agent.tracker_store)
        asked.close()
        if second:
            second.close()

    return app


def serve(
    model_path: Union[str, Path] = "models",
    host: str = "127.0.0.1",
    port: int = 5005,
    **options: Any,
) -> None:
    """Serve the assistant until it is told to stop; port 0 takes a free one."""
    listening = take_address(host, port)
    app = build_app(model_path, **options)

    @app.after_server_start
    async def tell(app: Sanic, loop: Any) -> None:
        taken = listening.getsockname()[1]
        print(f"Repères vous écoute : http://{host}:{taken}/", flush=True)

    app.run(sock=listening, access_log=False, motd=False)
