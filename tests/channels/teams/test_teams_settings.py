"""The settings of the channel: what they need, what they refuse, and that no password shows."""

import pytest

from reperes.channels.core.settings import Missing, Wrong
from reperes.channels.teams.settings import Settings

TENANT = "11111111-aaaa-4bbb-8ccc-222222222222"
GIVEN = {"app_id": "app", "app_password": "very secret", "tenant_id": TENANT}


def test_three_settings_are_enough():
    settings = Settings.read(GIVEN)
    assert settings.allowed_tenants == (TENANT,)
    assert settings.is_allowed_service("https://smba.trafficmanager.net/emea/")
    assert settings.authority == "https://login.microsoftonline.com"


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("value", [None, "", "  ", "${TEAMS_VALUE}"])
def test_a_setting_that_lacks_is_named(name, value):
    with pytest.raises(Missing) as error:
        Settings.read({**GIVEN, name: value})
    assert error.value.names == (name,)


@pytest.mark.parametrize("name", ["allowed_tenants", "allowed_hosts"])
@pytest.mark.parametrize("value", ["${TEAMS_VALUE}", ["${TEAMS_VALUE}"], ["a", "${TEAMS_VALUE}"]])
def test_a_list_with_a_value_that_lacks_is_named(name, value):
    with pytest.raises(Missing) as error:
        Settings.read({**GIVEN, name: value})
    assert error.value.names == (name,)


@pytest.mark.parametrize(
    "wrong",
    [
        {"apid": "x"},
        {"allowed_hosts": "smba.trafficmanager.net"},
        {"allowed_hosts": ["https://smba.trafficmanager.net"]},
        {"allowed_hosts": ["*"]},
        {"allowed_hosts": ["http://elsewhere.example"]},
        {"allowed_hosts": [3]},
        {"allowed_tenants": "tenant"},
        {"allowed_tenants": 5},
        {"allowed_tenants": 0},
        {"allowed_hosts": {"a": "b"}},
        {"tenant_id": "botframework.com"},
        {"tenant_id": f"{TENANT}0"},
        {"authority": "http://login.example"},
        {"authority": "login.microsoftonline.com"},
        {"openid_metadata_url": "http://[broken"},
    ],
)
def test_a_setting_that_cannot_be_used_is_told_in_french_without_the_password(wrong):
    with pytest.raises(Wrong) as error:
        Settings.read({**GIVEN, **wrong})
    assert str(error.value).endswith(".") and "very secret" not in str(error.value)


def test_the_password_does_not_show():
    assert "very secret" not in repr(Settings.read(GIVEN))


def test_an_address_on_this_machine_counts_with_its_port():
    settings = Settings.read({**GIVEN, "allowed_hosts": ["http://127.0.0.1:6400"]})
    assert settings.is_allowed_service("http://127.0.0.1:6400/emea/")
    assert not settings.is_allowed_service("http://127.0.0.1:6401/emea/")
    assert not settings.is_allowed_service("https://smba.trafficmanager.net/emea/")


def test_other_organisations_can_be_named():
    assert Settings.read({**GIVEN, "allowed_tenants": ["a", "b"]}).allowed_tenants == ("a", "b")
