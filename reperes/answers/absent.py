"""What is said of a section that a document does not have."""

ABSENT = {
    "purpose": "absent_purpose",
    "note_masculin": "absent_note_masculin",
    "legende.distinctive": "absent_legende_distinctive",
    "section.finalites": "absent_section_finalites",
    "section.taches": "absent_section_taches",
    "section.criteres": "absent_section_criteres",
    "section.competences": "absent_section_competences",
}
"""The sentence for each section that a document may lack."""
