"""Whoever edits the knowledge sees every fault of every file in one go, in order."""

SPOILT = (
    ("reglages.yml", "contact: ", "contct: "),
    (
        "competences.yml",
        "groupe: agir\n    niveaux:\n      1: Entreprendre",
        "groupe: agit\n    niveaux:\n      1: Entreprendre",
    ),
    ("familles/os.yml", "nom: Contacts", "nome: Contacts"),
    ("familles/os.yml", "{B: 1}", "{B: 8}"),
    ("vocabulaire/os.yml", "critere.contacts:", "critere.contcats:"),
)
WORDS = (
    "« contct »",
    "« agit »",
    "« nome »",
    "« B: 8 »",
    "« critere.contcats »",
)


def test_faults_of_all_files_are_told_together(files):
    for file, old, new in SPOILT:
        files.replace(file, old, new)
    told = "\n".join(map(str, files.faults()))
    assert [word for word in WORDS if word not in told] == []


def test_faults_are_told_once_by_file_and_line(files):
    for file, old, new in SPOILT:
        files.replace(file, old, new)
    faults = files.faults()
    assert faults == sorted(set(faults))


def test_one_fault_is_not_followed_by_faults_that_it_causes(files):
    """A single misspelt key in a settings file is not told as missing too."""
    files.replace("reglages.yml", "contact: ", "contct: ")
    assert len(files.faults()) == 1


def test_an_error_reads_as_a_list_of_file_line_and_message(files):
    files.replace("familles/os.yml", "{B: 1}", "{B: 8}")
    line = files.line_of("familles/os.yml", "{B: 8}")
    (fault,) = files.faults()
    assert str(fault).startswith(f"familles/os.yml:{line} : « B: 8 »")
