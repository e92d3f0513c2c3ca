"""What people say next: its own words asked about, another level or step, other words looked for, less of a list."""

from dataclasses import replace

import pytest
from books import os_knowledge
from heard import Conversation, core, heard

from reperes.dialogue.claims import claims_of
from reperes.dialogue.question import Question
from reperes.dialogue.resolve import resolve
from reperes.dialogue.searching import looks_for_words
from reperes.dialogue.turn import goes_on
from reperes.hearing.cues import find_cues
from reperes.hearing.intents import (
    CERTAINTY,
    COMPARE,
    CONFIRM,
    COUNT,
    DESCRIBE,
    DETAIL,
    FEWER,
    LEVEL,
    LOCATE,
    MISUNDERSTOOD,
    VERDICT,
    WORD,
    WORDING,
)
from reperes.hearing.scope import settled_intent

CONTACTS, DOCUMENTS, COMPLAINTS = "critere.contacts", "critere.documents", "critere.questions_plaintes"
COMMUNICATE, VISION = "competence.communiquer", "competence.developper_vision"
PHONE, CONTACT_PERSON = "tache.telephone", "finalite.personne_de_contact"
OUTSIDE = "out_of_scope_work"


@pytest.fixture
def talk():
    return Conversation()


@pytest.mark.parametrize("text", ["c'est quoi des conseils simples ?", "un exemple de conseil simple ?"])
def test_the_document_does_not_explain_its_own_words(talk, text):
    talk.ask("contacts C", DESCRIBE, CONTACTS)
    (question,) = talk.ask(text, DESCRIBE, f"{CONTACTS}.C")
    assert "detail" in question.cues


def test_other_words_are_a_question_of_their_own(talk):
    talk.ask("contacts C", DESCRIBE, CONTACTS)
    (question,) = talk.ask("c'est quoi une notion de domaine apparenté ?", DESCRIBE, "critere.connaissances.B")
    assert "detail" not in question.cues


@pytest.mark.parametrize("text", ["un exemple stp ?", "par exemple ?"])
def test_examples_are_those_of_the_word_that_is_explained(talk, text):
    talk.ask("connaissances B", DESCRIBE, "critere.connaissances")
    (question,) = talk.ask(text, DETAIL)
    assert question.refs == ("definition.specialisation",)


def test_a_level_alone_corrects_the_question_before(talk):
    talk.ask("documents C", DESCRIBE, DOCUMENTS)
    (question,) = talk.ask("oups relu mon papier donc D finalement hein", OUTSIDE)
    assert (question.refs, question.levels) == ((DOCUMENTS,), ("D",))
    assert "narrowed" in question.cues


@pytest.mark.parametrize(("refused", "answered"), [(0.2, True), (0.6, False)])
def test_a_level_goes_on_where_next_to_nothing_refuses(talk, refused, answered):
    talk.ask("documents C", DESCRIBE, DOCUMENTS)
    said = replace(
        heard("mon contrat dit D", OUTSIDE), intents=(("follow_up", 1 - refused), (OUTSIDE, refused)), leaning=0.1
    )
    assert goes_on(said, talk.state) is answered


def test_ones_own_level_holds_for_later_questions(talk):
    talk.ask("je suis D, les plaintes ?", DESCRIBE, COMPLAINTS)
    assert core(talk.ask("les contacts avec le public au guichet ?", DESCRIBE, CONTACTS)) == [
        (DESCRIBE, (CONTACTS,), ("D",))
    ]


@pytest.mark.parametrize("text", ["les contacts, quelle différence ?", "les contacts pour tous les niveaux ?"])
def test_a_question_about_several_levels_is_not_about_ones_own(talk, text):
    talk.ask("je suis D, les plaintes ?", DESCRIBE, COMPLAINTS)
    assert all(question.levels != ("D",) for question in talk.ask(text, COMPARE, CONTACTS))


def test_a_yes_or_no_is_asked_of_a_step(talk):
    talk.ask("communiquer, niveau C ?", LEVEL, COMMUNICATE)
    (question,) = talk.ask("il a le niveau 2, non ?", "follow_up")
    assert (question.act, question.refs, question.levels, question.step) == (CONFIRM, (COMMUNICATE,), ("C",), 2)


def test_what_a_level_has_more_than_another_is_compared(talk):
    talk.ask("communiquer, niveau B ?", DESCRIBE, COMMUNICATE)
    (question,) = talk.ask("et de plus que le C ?", "follow_up")
    assert (question.act, set(question.levels)) == (COMPARE, {"C", "B"})


def test_what_is_said_to_ask_more_of_a_level_is_compared_with_all(talk):
    (question,) = talk.ask("communiquer, le B doit être plus fort ?", CONFIRM, COMMUNICATE)
    assert (question.act, question.levels, question.sameness) == (COMPARE, (), "different")


@pytest.mark.parametrize(
    ("text", "intent", "act"), [("et un D ?", "follow_up", LEVEL), ("un D le fait, oui ou non ?", VERDICT, CONFIRM)]
)
def test_tasks_have_no_level(talk, text, intent, act):
    talk.ask("qui répond au téléphone ?", LOCATE, PHONE)
    assert core(talk.ask(text, intent)) == [(act, (PHONE,), ("D",))]


def test_a_number_keeps_so_many_of_a_list(talk):
    talk.ask("tâches de la personne de contact ?", DESCRIBE, CONTACT_PERSON)
    (question,) = talk.ask("trois max", FEWER)
    assert (question.refs, question.limit) == ((CONTACT_PERSON,), 3)


def test_a_number_in_the_question_keeps_so_many_too(talk):
    (question,) = talk.ask("juste deux finalités", DESCRIBE, "section.finalites")
    assert question.limit == 2


def test_what_changes_is_asked_of_the_list_before(talk):
    talk.ask("compétences C et B, la différence", COMPARE, "section.competences")
    (question,) = talk.ask("juste ce qui change entre C et B", COMPARE, "section.niveau")
    assert question.refs == ("section.competences",)


def test_after_a_search_other_words_are_looked_for(talk):
    talk.ask("où est le mot « initiative » ?", WORD)
    (question,) = talk.ask("et « analyse » ?", LEVEL)
    assert (question.act, question.phrase) == (WORD, "analyse")


def test_a_name_in_quotation_marks_is_no_word_to_look_for(talk):
    talk.ask("où est le mot « initiative » ?", WORD)
    (question,) = talk.ask("la finalité « personne de contact »", DESCRIBE, CONTACT_PERSON)
    assert (question.act, question.refs) == (DESCRIBE, (CONTACT_PERSON,))


def test_words_are_looked_for_at_a_level(talk):
    (question,) = talk.ask("où est le mot « proposer » pour D ?", WORD)
    assert "critere.amelioration.C" not in question.refs
    assert "competence.oriente_solutions.1" in question.refs


def test_word_for_word_asks_for_the_part_that_is_named(talk):
    (question,) = talk.ask("la finalité « personne de contact », mot pour mot", WORD, CONTACT_PERSON)
    assert question.act == DESCRIBE


def test_the_purpose_of_the_family_is_not_that_of_the_role_before(talk):
    talk.ask("personne de contact ?", DESCRIBE, CONTACT_PERSON)
    (question,) = talk.ask("et la raison d'être, texte exact ?", WORDING, "purpose")
    assert question.refs == ("purpose",)


def test_what_was_missed_is_offered(talk):
    talk.state = replace(
        talk.state, question=talk.ask("contacts C", DESCRIBE, CONTACTS)[0], likely=(CONTACTS, COMPLAINTS)
    )
    resolution = resolve(heard("vous répondez à côté", MISUNDERSTOOD), talk.state, os_knowledge())
    assert (resolution.questions, resolution.likely) == ((), (COMPLAINTS,))


@pytest.mark.parametrize("text", ["et où est-ce écrit ?", "c'est marqué où ?", "cest ecrit ou"])
def test_the_place_is_asked_for_in_any_words(talk, text):
    assert "written" in find_cues(text)
    talk.ask("contacts C", DESCRIBE, CONTACTS)
    (question,) = talk.ask(text, LOCATE)
    assert (question.refs, "place" in question.cues) == ((CONTACTS,), True)


@pytest.mark.parametrize(
    ("second", "act", "levels"),
    [("Et est-elle requise au D ?", CONFIRM, ("D",)), ("Et combien de niveaux a-t-elle ?", COUNT, ())],
)
def test_a_clause_may_lean_on_the_one_before(talk, second, act, levels):
    """« elle » of the second sentence is the part that the first one asks about."""
    first = heard("« Développer une vision » a-t-elle une étoile ?", CONFIRM, VISION)
    then = replace(heard(second, COUNT if "combien" in second else CONFIRM), leaning=0.9)
    both = replace(
        heard(f"{first.text} {second}", CONFIRM, VISION), within=(first, then), clauses=((VISION, 1.0), ("none", 0.3))
    )
    questions = resolve(both, talk.state, os_knowledge()).questions
    assert [question.refs for question in questions] == [(VISION,), (VISION,)]
    assert (questions[1].act, questions[1].levels) == (act, levels)


def test_two_claims_have_a_verdict_each(talk):
    """Where one of two clauses claims something, each is answered by itself."""
    said = heard("un D corrige des fautes ?", CONFIRM, f"{DOCUMENTS}.D")
    first = replace(said, leaning=0.1, claims=(("affirmation.documents.correction_simple", 0.9),))
    second = replace(heard("donne-t-il des conseils ?", CONFIRM, f"{CONTACTS}.C"), leaning=0.1)
    text = "un D corrige des fautes, et donne-t-il des conseils ?"
    whole = heard(text, CONFIRM, f"{DOCUMENTS}.D", f"{CONTACTS}.C")
    whole = replace(whole, within=(first, second), clauses=((f"{DOCUMENTS}.D", 0.9), (f"{CONTACTS}.C", 0.9)))
    questions = resolve(whole, talk.state, os_knowledge()).questions
    assert [bool(question.claims) for question in questions] == [True, False]


def test_an_order_is_refused_as_one_only_where_that_is_likely():
    doubted = replace(heard("vérifiez !"), intents=(("inject", 0.3), (OUTSIDE, 0.25), (CONFIRM, 0.2)))
    assert settled_intent(doubted) == OUTSIDE
    assert settled_intent(replace(doubted, intents=(("inject", 0.8), (OUTSIDE, 0.1)))) == "inject"


def test_the_star_is_asked_of_the_competence_of_the_clause_before(talk):
    first = heard("Collaborer est-il exigé ?", CONFIRM, "competence.collaborer")
    star = replace(heard("Et c'est une compétence distinctive ?", CONFIRM, "legende.distinctive"), leaning=0.1)
    both = replace(
        heard(f"{first.text} {star.text}", CONFIRM, "competence.collaborer"),
        within=(first, star),
        clauses=(("competence.collaborer", 1.0), ("legende.distinctive", 1.0)),
    )
    questions = resolve(both, talk.state, os_knowledge()).questions
    assert [question.refs for question in questions] == [("competence.collaborer",)] * 2
    assert "distinctive" in questions[1].cues


def test_a_level_is_taken_out_of_those_compared(talk):
    talk.ask("documents, ce qui change", COMPARE, DOCUMENTS)
    (question,) = talk.ask("retire le D, moi je suis déjà C", "correct")
    assert (question.act, question.refs, question.levels) == (COMPARE, (DOCUMENTS,), ("C", "B"))


def test_what_changes_is_asked_between_ones_own_level_and_the_one_aimed_at(talk):
    talk.ask("je suis D et je voudrais passer C : qu'est-ce qui change ?", COMPARE, "section.niveau")
    (question,) = talk.ask("quelle différence pour les documents ?", COMPARE, DOCUMENTS)
    assert question.levels == ("D", "C")


def test_a_doubt_about_a_comparison_keeps_its_levels(talk):
    talk.ask("amélioration, C et B ?", COMPARE, "critere.amelioration")
    (question,) = talk.ask("certain ? le B n'aurait rien en plus", CERTAINTY)
    assert question.levels == ("C", "B")


def test_parts_asked_about_one_after_the_other_are_taken_up_together(talk):
    for part in ("contacts", "documents", "procédures"):
        talk.ask(
            f"{part}, niveau D",
            DESCRIBE,
            {"contacts": CONTACTS, "documents": DOCUMENTS}.get(part, "critere.procedures"),
        )
    (question,) = talk.ask("à présent ces trois-là pour C", "follow_up")
    assert (question.refs, question.levels) == ((CONTACTS, DOCUMENTS, "critere.procedures"), ("C",))


def test_a_level_right_after_a_refusal_takes_the_part_that_was_offered(talk):
    offered = (("Critère « Contacts »", Question(DESCRIBE, (CONTACTS,))),)
    talk.state = replace(talk.state, choices=offered)
    (question,) = talk.ask("niveau C", "state_level")
    assert (question.refs, question.levels) == ((CONTACTS,), ("C",))


def test_each_of_a_list_is_asked_for_at_a_level(talk):
    talk.ask("les compétences distinctives ?", DESCRIBE, "legende.distinctive")
    (question,) = talk.ask("et que disent-elles pour un C, elles ?", DESCRIBE)
    assert (question.refs, question.levels) == (("legende.distinctive",), ("C",))


def test_a_footnote_is_what_its_definition_is_asked_for(talk):
    (question,) = talk.ask("que signifie « spécialisation », exigée du B ?", CONFIRM, "critere.connaissances.B")
    assert question.refs == ("definition.specialisation",)


def test_changing_something_holds_nothing_against_anything():
    told = heard("il a changé le formulaire, a-t-il raison ?", CONFIRM, "critere.amelioration")
    assert "different" not in replace(told, intents=((CONFIRM, 0.9), (COMPARE, 0.01))).cues
    assert "different" in replace(told, intents=((CONFIRM, 0.5), (COMPARE, 0.4))).cues


@pytest.mark.parametrize(
    ("others", "denied"),
    [(["pas les procédures", "oui ou non ?"], False), (["mais non !"], False), (["ce n'est pas à elle"], None)],
)
def test_what_denies_another_thing_denies_no_claim(others, denied):
    """The clause that makes the claim is asserted, unless another clause may deny it."""
    claim = (("affirmation.amelioration.proposer", 0.9),)
    asks = replace(
        heard("une C propose des améliorations ?", CONFIRM, "critere.amelioration"), claims=claim, denied=0.05
    )
    talk_ = [heard(text, {"mais non !": "deny", "oui ou non ?": VERDICT}.get(text, "correct")) for text in others]
    whole = replace(asks, text=" ".join([asks.text, *others]), denied=0.4, within=(asks, *talk_))
    claims, said = claims_of(whole, "critere.amelioration", ("C",), os_knowledge())
    assert (said if claims else None) is denied


def test_a_word_is_looked_for_in_the_criterion_that_is_named(talk):
    (question,) = talk.ask("« élaborer » figure-t-il dans la case Documents du niveau D ?", WORD)
    assert "elsewhere" in question.cues
    (question,) = talk.ask("« élaborer » figure-t-il dans la case Documents du niveau C ?", WORD)
    assert question.refs == (f"{DOCUMENTS}.C",)


def test_criteria_and_competences_of_a_level_are_all_of_it(talk):
    (question,) = talk.ask("les critères et les compétences d'un B", DESCRIBE, "section.competences")
    assert question.refs == ("section.niveau",)


def test_from_the_lowest_to_the_highest_are_all_levels(talk):
    (question,) = talk.ask("les contacts, du niveau le plus bas au plus haut", DESCRIBE, CONTACTS)
    assert question.levels == ("D", "C", "B")


def test_each_of_them_points_to_the_list_before(talk):
    talk.ask("les compétences distinctives ?", DESCRIBE, "legende.distinctive")
    (question,) = talk.ask("quel texte vaut pour un B pour chacune d'elles ?", DESCRIBE, "critere.procedures")
    assert (question.refs, question.levels) == (("legende.distinctive",), ("B",))


def test_who_else_is_asked_of_the_same_claim(talk):
    claim = ("affirmation.documents.conformite",)
    talk.state = replace(talk.state, question=Question(CONFIRM, (f"{DOCUMENTS}.C",), ("C",), claims=claim))
    (question,) = talk.ask("qui d'autre ?", "follow_up")
    assert (question.act, question.levels, question.claims) == (LEVEL, (), claim)


@pytest.mark.parametrize(("step", "certain"), [("1", True), ("2", False)])
def test_no_yes_where_another_step_of_a_competence_may_be_meant(talk, step, certain):
    """D must reach step 1: what may be step 2 gets no verdict; what is required nowhere gets one all the same."""
    said = heard("un D doit-il parler autrement à chacun ?", CONFIRM)
    said = replace(said, topics=((COMMUNICATE, 0.5), (f"{COMMUNICATE}.{step}", 0.2)))
    (question,) = resolve(said, talk.state, os_knowledge()).questions
    assert ("negated" not in question.cues) is certain


def test_what_no_level_requires_is_denied_whatever_the_step(talk):
    said = replace(
        heard("un D forme-t-il une équipe ?", CONFIRM),
        topics=(("competence.guider", 0.5), ("competence.guider.1", 0.2)),
    )
    (question,) = resolve(said, talk.state, os_knowledge()).questions
    assert "negated" not in question.cues


def claiming(text, criterion, *claims, intent=CONFIRM, leaning=0.5):
    said = heard(text, intent, criterion)
    return replace(said, claims=tuple((f"affirmation.{name}", p) for name, p in claims), leaning=leaning)


def test_a_reply_may_claim_something_of_the_criterion_before(talk):
    """« donc elle fait ce qu'elle veut ? » claims little by itself, yet nearly all of it one thing."""
    talk.ask("procédures B", DESCRIBE, "critere.procedures")
    said = claiming(
        "ainsi elle agit comme bon lui semble ?",
        "critere.procedures",
        ("procedures.initiative_sans_limite", 0.2),
        intent=VERDICT,
        leaning=0.9,
    )
    (question,) = resolve(said, talk.state, os_knowledge()).questions
    assert (question.act, question.levels, question.claims) == (
        CONFIRM,
        ("B",),
        ("affirmation.procedures.initiative_sans_limite",),
    )


def test_what_is_claimed_of_two_criteria_alike_has_one_verdict(talk):
    said = heard("un C invente une réponse à lui, bien ?", CONFIRM, COMPLAINTS, "critere.procedures")
    said = replace(
        said, claims=(("affirmation.questions_plaintes.concevoir", 0.3), ("affirmation.procedures.inventer", 0.25))
    )
    (question,) = resolve(said, talk.state, os_knowledge()).questions
    assert (question.refs, question.claims) == ((COMPLAINTS,), ("affirmation.questions_plaintes.concevoir",))


@pytest.mark.parametrize("text", ["dans quel cas un B transmet-il ?", "à quelle occasion un B transmet-il ?"])
def test_when_something_is_done_is_answered_by_no_yes(talk, text):
    said = claiming(text, COMPLAINTS, ("questions_plaintes.transmettre", 0.8), leaning=0.1)
    (question,) = resolve(said, talk.state, os_knowledge()).questions
    assert (question.act, question.claims) == (DESCRIBE, ())


def test_a_yes_or_no_about_the_same_part_keeps_its_level(talk):
    talk.ask("un D répond-il aux plaintes ?", CONFIRM, COMPLAINTS)
    (question,) = talk.ask("pas même aux plaintes simples ?", CONFIRM, COMPLAINTS)
    assert question.levels == ("D",)


def test_words_that_stand_apart_are_not_explained_either(talk):
    (question,) = talk.ask("« instructions univoques », ça veut dire quoi ?", DESCRIBE, "critere.procedures.D")
    assert question.refs == ("critere.procedures.D",)
    assert question.phrase == "instructions univoques"


def test_sections_of_a_level_count_together():
    said = replace(heard("mon travail de D en gros ?", OUTSIDE), intents=((DESCRIBE, 0.5), (OUTSIDE, 0.35)))
    apart = replace(said, topics=(("section.niveau", 0.3), ("purpose", 0.2), ("none", 0.3)))
    assert settled_intent(apart) == DESCRIBE


def test_the_criterion_is_the_one_before(talk):
    talk.ask("documents D", DESCRIBE, DOCUMENTS)
    (question,) = talk.ask("et le critère est rempli ?", CONFIRM, "section.criteres")
    assert question.refs == (DOCUMENTS,)


@pytest.mark.parametrize(("word", "found"), [("refuser", False), ("proposer", True)])
def test_whether_something_is_written_is_a_search(talk, word, found):
    (question,) = talk.ask(f"{word}, c'est écrit ou pas ?", CONFIRM)
    assert (question.act, question.phrase, question.refs != ("section.famille",)) == (WORD, word, found)


def test_a_word_that_is_pointed_at_is_not_looked_for():
    assert not looks_for_words(heard("je vois que ce mot n'y figure pas", OUTSIDE))


def test_a_condition_denies_no_claim(talk):
    said = replace(
        claiming(
            "et s'il n'y a pas de réponse, elle peut inventer ?", COMPLAINTS, ("questions_plaintes.concevoir", 0.8)
        ),
        denied=0.8,
    )
    assert claims_of(said, COMPLAINTS, ("D",), os_knowledge()) == (("affirmation.questions_plaintes.concevoir",), False)


def test_ones_own_level_is_held_against_the_one_aimed_at(talk):
    (question,) = talk.ask(
        "je suis C et j'aimerais passer B, qu'est-ce qui change pour moi ?", COMPARE, "section.niveau"
    )
    assert question.levels == ("C", "B")
