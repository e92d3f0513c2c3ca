"""Reads reglages.yml: which families are served, and where people are sent."""

from typing import Dict, Mapping, Tuple

from reperes.knowledge.reader import Part
from reperes.language.characters import usual
from reperes.language.lexis import LANGUAGES

ONE, SEVERAL = "famille", "familles"
CONTACTS = {language: f"contact_{language}" for language in LANGUAGES[1:]}
"""The fields that name the contact in other languages than French."""


def only_settings(settings: Part) -> None:
    """Note every setting that does not exist."""
    settings.only(ONE, SEVERAL, "contact", *CONTACTS.values())


def family_lines(settings: Part) -> Mapping[str, int]:
    """Return the families to serve (`familles: [os, dg]`, or `famille: os` for one), each with the line that names
    it."""
    if not settings.has(SEVERAL):
        return _one(settings)
    if settings.has(ONE):
        settings.fault(f"« {ONE} » et « {SEVERAL} » sont là tous les deux : gardez « {SEVERAL} ».", ONE)
    if settings.get(SEVERAL) == []:
        settings.fault(f"« {SEVERAL} » est vide : nommez-y au moins une famille, comme [os].", SEVERAL)
    if not settings.texts(SEVERAL):
        return {}
    lines: Dict[str, int] = {}
    for place, value in enumerate(settings.get(SEVERAL)):
        if isinstance(value, str) and value.strip():
            name = usual(value).strip()
            if name in lines:
                settings.fault_in_list(
                    f"la famille « {name} » est nommée plusieurs fois : gardez-en une.", SEVERAL, place
                )
            lines.setdefault(name, settings.line_of_item(SEVERAL, place))
    return lines


def _one(settings: Part) -> Mapping[str, int]:
    value = settings.get(ONE)
    if isinstance(value, list):
        settings.fault(f"« {ONE} » nomme une seule famille : pour plusieurs, écrivez « {SEVERAL}: [os, dg] ».", ONE)
        return {}
    name = usual(settings.text(ONE)).strip()
    return {name: settings.line_of(ONE)} if name else {}


def read_contacts(settings: Part) -> Tuple[str, Mapping[str, str]]:
    """Return the contact in French, and in the other languages, in French where they have none."""
    contact = settings.text("contact")
    return contact, {language: settings.text(key, required=False) or contact for language, key in CONTACTS.items()}
