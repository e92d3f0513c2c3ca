"""The command line: `main` runs one command and tells its errors in French.

Each command imports what it needs when it runs, so that help and checks come at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, List, Optional

import typer
from typer.exceptions import Abort

from reperes.cli.errors import CannotDo, report
from reperes.cli.frame import app, command, project

VERBOSE = "--verbose"


def main(arguments: Optional[List[str]] = None) -> int:
    """Run a command and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    verbose = VERBOSE in given
    try:
        result = app([word for word in given if word != VERBOSE], prog_name="reperes", standalone_mode=False)
    except (KeyboardInterrupt, Abort):
        return 130
    except Exception as error:
        return report(error, verbose)
    return result if isinstance(result, int) else 0


@command("run")
def run_command(
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="PORT", help="port d'écoute ; 0 : un port libre")
    ] = 5005,
) -> None:
    """Sert l'assistant sur cette machine.

    Entraîne d'abord le modèle, si les données ont changé.
    """
    from reperes.cli.serving import folder_to_serve, replace_by_server
    from reperes.cli.training import ensure_model
    from reperes.serve.address import HOST, take_address

    folder = project()
    # Before minutes go into training.
    take_address(HOST, port).close()
    replace_by_server(ensure_model(folder, knowledge=folder_to_serve()), port)


@command("train")
def train_command(
    force: Annotated[bool, typer.Option("--force", help="entraîne même si les données n'ont pas changé")] = False,
) -> None:
    """Entraîne le modèle, si les données ont changé."""
    from reperes.cli.training import ensure_model

    model = ensure_model(project(), force)
    print(f"Le modèle des données actuelles est prêt : {model.relative_to(project())}")


@command("chat")
def chat_command() -> None:
    """Converse avec l'assistant dans le terminal."""
    from reperes.cli.chat import chat
    from reperes.cli.training import ensure_model

    chat(ensure_model(project()))


@command("ask")
def ask_command(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="la question, entre guillemets")],
) -> None:
    """Pose une seule question et affiche la réponse."""
    from reperes.cli.chat import ask
    from reperes.cli.training import ensure_model

    if not question.strip():
        raise CannotDo('Quelle est votre question ? Par exemple : make ask Q="quels sont les critères ?"')
    ask(ensure_model(project()), question)


@command("check")
def check_command(
    folder: Annotated[
        Optional[Path], typer.Argument(metavar="[DOSSIER]", help="knowledge/ quand rien n'est indiqué")
    ] = None,
) -> int:
    """Vérifie les fichiers de connaissances."""
    from reperes.cli.check import check

    return check(folder)


@command("import")
def import_command(
    document: Annotated[Path, typer.Argument(metavar="DOCUMENT", help="le document : .txt, .docx ou .pdf")],
    code: Annotated[
        Optional[str], typer.Option(metavar="CODE", help="le code de la famille, si le document n'en porte pas")
    ] = None,
    target: Annotated[
        Optional[Path], typer.Option("--vers", metavar="DOSSIER", help="où l'écrire ; sinon build/brouillon-CODE")
    ] = None,
) -> int:
    """Fait d'un document le brouillon d'une famille, et montre ce qui est à relire."""
    from reperes.cli.import_document import import_document

    return import_document(document, code, target)


@command("validate")
def validate_command() -> int:
    """Vérifie les connaissances et les données de Rasa."""
    from reperes.cli.check import check
    from reperes.cli.validate import validate

    return check(None) or validate(project())


@command("eval")
def eval_command(
    files: Annotated[
        List[Path], typer.Argument(metavar="FICHIER…", help="des questions, une conversation JSON par ligne")
    ],
    url: Annotated[
        Optional[str], typer.Option(metavar="URL", help="un assistant qui tourne déjà ; sans elle, un nouveau")
    ] = None,
    report: Annotated[
        Optional[Path], typer.Option(metavar="FICHIER", help="y écrit chaque question avec sa réponse")
    ] = None,
) -> None:
    """Pose les questions de fichiers et juge les réponses."""
    from reperes.cli.evaluation.run import evaluate

    evaluate(project(), files, url, report)


@command("purge")
def purge_command(
    days: Annotated[float, typer.Option(min=0, metavar="JOURS", help="âge à partir duquel effacer")] = 30,
) -> None:
    """Efface les anciennes conversations, les questions restées sans réponse d'il y a plus de 90 jours et les avis
    d'il y a plus d'un an.

    Peut se faire pendant que l'assistant tourne.
    """
    from reperes.cli.serving import prepare

    prepare()
    from reperes.serve.retention import purge, purge_asked, purge_inbox, purge_opinions

    print(f"Événements effacés : {purge(days)}.")
    print(f"Questions sans réponse effacées : {purge_asked()}.")
    print(f"Avis effacés : {purge_opinions()}.")
    purge_inbox()


@command("password")
def password_command(
    name: Annotated[str, typer.Argument(metavar="NOM", help="le nom de la personne, entre guillemets s'il le faut")],
    remove: Annotated[
        bool, typer.Option("--retirer", help="retire le mot de passe : la personne n'entre plus")
    ] = False,
) -> None:
    """Donne à quelqu'un le mot de passe de l'atelier, ou le retire.

    Peut se faire pendant que l'assistant tourne.
    """
    from reperes.cli.password import give_password, take_password

    print(take_password(name) if remove else give_password(name))


@command("teams-package")
def teams_package_command(
    credentials: Annotated[
        Path, typer.Option(metavar="FICHIER", help="le fichier qui contient le réglage app_id du canal teams")
    ] = Path("credentials.yml"),
) -> None:
    """Prépare le paquet de l'application pour Microsoft Teams."""
    from reperes.cli.teams_package import make_package

    path = make_package(project(), credentials)
    print(f"Le paquet est prêt : {path.relative_to(project())}. Envoyez-le dans Teams (docs/teams.md).")


@command("bench")
def bench_command(
    quick: Annotated[bool, typer.Option("--quick", help="quelques minutes, avec moins de questions")] = False,
    without_stock: Annotated[bool, typer.Option("--without-stock", help="sans l'assistant Rasa ordinaire")] = False,
    trained_before: Annotated[
        bool,
        typer.Option(
            "--trained-before", help="garde le modèle de l'assistant Rasa ordinaire, même si les données ont changé"
        ),
    ] = False,
    write: Annotated[bool, typer.Option("--write", help="met docs/speed.md à jour")] = False,
) -> int:
    """Mesure la vitesse et la mémoire de l'assistant, à côté d'un assistant Rasa ordinaire."""
    from reperes.cli.serving import run_bench
    from reperes.cli.training import ensure_model

    ensure_model(project())
    options = {"--quick": quick, "--without-stock": without_stock, "--trained-before": trained_before, "--write": write}
    return run_bench(project(), [name for name, wanted in options.items() if wanted])


# Its commands come after those here.
from reperes.cli import publishing_commands as publishing_commands  # noqa: E402
