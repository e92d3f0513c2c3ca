"""The workshop's login, served with a password that Marie has, or with a provider that knows her."""

import pytest
from login_served import Browser, Served
from oidc_provider import CLIENT, SECRET, Provider

from reperes.rasa.fixes import fixes
from reperes.workshop.login import hashing
from reperes.workshop.login.password_file import PasswordFile


def pytest_configure(config):
    fixes.before_rasa()


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch):
    """What makes guessing slow would make tests slow too."""
    monkeypatch.setattr(hashing, "_COST", 10)


@pytest.fixture
def passwords(tmp_path):
    """A file in which Marie has a password."""
    file = PasswordFile(tmp_path)
    file.put("Marie Dupont", "quatre mots au hasard")
    return file


@pytest.fixture
def served(passwords, tmp_path):
    with Served(tmp_path) as found:
        yield found


@pytest.fixture
def marie(served):
    """A browser in which Marie is logged in."""
    browser = Browser(served.url)
    assert browser.log_in().status_code == 303
    return browser


@pytest.fixture
def provider():
    with Provider() as found:
        yield found


@pytest.fixture
def oidc(provider):
    """The settings of the provider, by which Marie may enter."""
    return {
        "issuer": provider.address,
        "client_id": CLIENT,
        "client_secret": SECRET,
        "people": ["marie.dupont@example.be"],
    }


@pytest.fixture
def with_oidc(provider, oidc, tmp_path):
    with Served(tmp_path, {"oidc": oidc}) as found:
        provider.redirect_uris.add(f"{found.url}/atelier/retour")
        yield found
