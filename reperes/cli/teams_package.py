"""Makes the package that an administrator uploads to Microsoft Teams."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from reperes.channels.core.settings import text_of
from reperes.channels.teams.settings import is_guid
from reperes.cli.errors import CannotDo
from reperes.serve.credentials import read_credentials

FOLDER = Path("teams")
MANIFEST = "manifest.json"
ICONS = ("color.png", "outline.png")
PACKAGE = Path("build") / "reperes-teams.zip"
VARIABLE = "${TEAMS_APP_ID}"

# A zip file knows no earlier day; the same content always makes the same file.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def make_package(project: Path, credentials: Path) -> Path:
    """Write the package of the bot whose `app_id` stands in credentials.yml and return where it is; raises CannotDo."""
    app_id = text_of(read_credentials(str(credentials)).get("teams", {}), "app_id")
    if not is_guid(app_id):
        raise CannotDo(
            f"Il manque l'identifiant de l'application : le réglage app_id du canal teams dans {credentials} "
            "(par exemple par la variable TEAMS_APP_ID)."
        )
    target = project / PACKAGE
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        _add(package, MANIFEST, manifest_for(project, app_id).encode("utf-8"))
        for icon in ICONS:
            _add(package, icon, (project / FOLDER / icon).read_bytes())
    return target


def manifest_for(project: Path, app_id: str) -> str:
    """Return the manifest with the id of a bot."""
    text = (project / FOLDER / MANIFEST).read_text("utf-8").replace(VARIABLE, app_id)
    return json.dumps(json.loads(text), ensure_ascii=False, indent=2)


def _add(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    package.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
