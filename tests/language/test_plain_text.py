"""What people typed is understood without markup, mails' surroundings and look-alike signs."""

import pytest

from reperes.language.plain import plain


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("qu´attend-on d`un C", "qu'attend-on d'un C"),
        (
            "l′agent, l‘agent, l’agent, lʼagent, l‛agent, l＇agent",
            "l'agent, l'agent, l'agent, l'agent, l'agent, l'agent",
        ),
        ("“les plaintes” „die“ ″oui″", '"les plaintes" "die" "oui"'),
        ("pro\u00adcé\u200bdu\u2060res \ufeffC", "procédures C"),
        ("pro\ufb01l, \ufb02exible", "profil, flexible"),
        ("ｎｉｖｅａｕ　Ｃ ？", "niveau C ?"),
        ("niveau\u00a0C\u202f?", "niveau C ?"),
        ("proce\u0301dures", "procédures"),
        ("𝗻𝗶𝘃𝗲𝗮𝘂 𝗕", "niveau B"),
    ],
)
def test_letters_and_signs_are_the_usual_ones(typed, left):
    assert plain(typed) == left


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("<b>C</b> et <i>B</i>", "C et B"),
        ("<p>les plaintes</p><p>niveau D</p>", "les plaintes\n\nniveau D"),
        ("*C* ou _B_ ou `D`", "C ou B ou D"),
        ("le niveau «\u00a0C\u00a0»", "le niveau C"),
        ("voir <#C1|documents-niveau-b> pour les plaintes", "voir pour les plaintes"),
        ("<@U123> les plaintes ?", "les plaintes ?"),
        ("<!here> les plaintes ?", "les plaintes ?"),
        ("est-ce que <at>Nadia B.</at> traite les plaintes ?", "est-ce que Nadia traite les plaintes ?"),
        ('<quoted messageId="1"/>et pour B ?', "et pour B ?"),
        ("<blockquote>le niveau C</blockquote>et pour B ?", "et pour B ?"),
        ("```\nniveau D\n```\nles plaintes ?", "les plaintes ?"),
        ("```les plaintes ?```", "les plaintes ?"),
        (":+1: merci :white_check_mark: les plaintes", "merci les plaintes"),
        ("plaintes &amp; contacts&nbsp;?", "plaintes & contacts ?"),
        ("d&#39;un C", "d'un C"),
        ("voir <https://intranet/b|le règlement>", "voir le règlement"),
        ("https://intranet/niveau-b/page les plaintes", "les plaintes"),
        ("écrit à b.dupont@spf.be pour les plaintes", "écrit à pour les plaintes"),
        ("mon fichier C:\\Documents\\d.docx : quelles règles ?", "mon fichier : quelles règles ?"),
        ("dans ~/niveau/b les plaintes", "dans les plaintes"),
        ("/home/d/", "lien"),
        ("merci :D", "merci"),
        ("D < C < B", "D < C < B"),
        ("C->B, D/C, C&B", "C->B, D/C, C&B"),
        ("10:30:45", "10:30:45"),
    ],
)
def test_signs_of_programs_are_left_out(typed, left):
    assert plain(typed) == left


@pytest.mark.parametrize(
    "address", ["tél. 02/123 45 67", "SPF Intérieur", "rue du Marais 3\n1000 Bruxelles", "luc.d@spf.be"]
)
@pytest.mark.parametrize(
    "closing", ["Cordialement,", "Bien à vous", "Sincères salutations,", "Met vriendelijke groeten", "Merci d'avance,"]
)
def test_a_signature_is_left_out(closing, address):
    assert (
        plain(f"Bonjour,\nQui traite les plaintes ?\n\n{closing}\nLuc D.\nAttaché B\n{address}")
        == "Bonjour,\nQui traite les plaintes ?"
    )


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Qui trie le courrier ? Cordialement, Luc D. Attaché, SPF Justice, tél. 02/123", "Qui trie le courrier ?"),
        ("Qui trie le courrier ?\n-- \nLuc D", "Qui trie le courrier ?"),
        ("et pour D ?\n\nEnvoyé de mon iPhone", "et pour D ?"),
        ("et pour D ? Sent from my iPad", "et pour D ?"),
        ("et pour D ?\nLuc Martin\nGSM 0470 12 34 56", "et pour D ?"),
        ("et pour D ?\nCordialement\nLuc\nPS : et pour B aussi", "et pour D ?\nPS : et pour B aussi"),
        ("> le niveau C\n> en détail\net pour B ?", "et pour B ?"),
        ("&gt; le niveau C\net pour B ?", "et pour B ?"),
        ("et pour B ?\nLe 3 mars 2024 à 10:12, Luc D. a écrit :\nle niveau C", "et pour B ?"),
        (
            "De : Luc D.\nÀ : Repères\nObjet : plaintes au niveau D\n\nque faire ?",
            "plaintes au niveau D\n\nque faire ?",
        ),
        ("Cordialement, et pour B ?", "Cordialement, et pour B ?"),
        ("Bonne journée ! Et pour B ?", "Bonne journée ! Et pour B ?"),
        ("merci d'avance", "merci d'avance"),
        ("Cordialement", "Cordialement"),
        ("> 3", "> 3"),
    ],
)
def test_what_stands_around_a_mail_is_left_out(typed, left):
    assert plain(typed) == left


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Marie D. demande", "Marie demande"),
        ("M. C. demande", "demande"),
        ("au niveau D. C. ou B.", "au niveau D. C. ou B."),
        ("B. Dupont demande", "Dupont demande"),
        ("avec J.-P. Durand", "avec Durand"),
        ("le C. Voilà", "le C. Voilà"),
        ("niveau B. Merci", "niveau B. Merci"),
        ("a) les plaintes b) les contacts", "les plaintes , les contacts"),
        ("(niveau C) et (B)", "(niveau C) et (B)"),
        ("- plaintes\n- contacts", "plaintes\ncontacts"),
    ],
)
def test_initials_and_marks_of_lists_are_left_out(typed, left):
    assert plain(typed) == left


@pytest.mark.parametrize(
    "typed",
    ["", " ", "?", "…", "C", ">", "<b></b>", "&amp;", "```", "Cordialement,\nLuc D.", ":+1:", "-- ", "a)", "\u200b"],
)
def test_something_is_left_of_every_text_and_a_second_time_changes_nothing(typed):
    left = plain(typed)
    assert plain(left) == left
    assert bool(left.strip()) or not any(char.isalnum() for char in typed)
