"""Whether a domain is empty."""

from rasa.shared.core.domain import Domain

from reperes.rasa.fixes.empty_domain import _is_empty


def test_an_empty_domain_is_told_from_one_with_an_intent():
    assert _is_empty(Domain.empty())
    assert not _is_empty(Domain.from_dict({"intents": ["greet"]}))


def test_rasa_still_has_what_is_replaced(fingerprint):
    assert fingerprint("rasa.shared.core.domain", "Domain.is_empty") == "5bc624924953"
