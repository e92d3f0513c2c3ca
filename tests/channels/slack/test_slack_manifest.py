"""The app's manifests and the guide agree with each other and with the channel."""

from pathlib import Path

import pytest
import yaml

from reperes.channels.slack.channel import SlackInput
from reperes.channels.slack.settings import Settings

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "slack.md").read_text("utf-8")
ADDRESS = f"https://reperes.example.be/webhooks/{SlackInput.name()}/events"


def manifest(name):
    return yaml.safe_load((ROOT / "slack" / name).read_text("utf-8"))


HTTP, SOCKET = manifest("manifest.yml"), manifest("manifest.socket.yml")


def test_the_two_ways_differ_in_the_way_only():
    assert SOCKET["oauth_config"] == HTTP["oauth_config"]
    assert (
        SOCKET["settings"]["event_subscriptions"]["bot_events"] == HTTP["settings"]["event_subscriptions"]["bot_events"]
    )
    assert (HTTP["settings"]["socket_mode_enabled"], SOCKET["settings"]["socket_mode_enabled"]) == (False, True)
    assert SOCKET["display_information"] == HTTP["display_information"]
    assert "https://" not in yaml.safe_dump(SOCKET)


def test_slack_sends_everything_to_the_one_address():
    settings = HTTP["settings"]
    addresses = [settings["event_subscriptions"]["request_url"], settings["interactivity"]["request_url"]]
    assert {*addresses, *(command["url"] for command in HTTP["features"]["slash_commands"])} == {ADDRESS}


@pytest.mark.parametrize("each", [HTTP, SOCKET])
def test_the_limits_of_manifests_are_held(each):
    about = each["display_information"]
    assert (
        len(about["name"]) <= 35 and len(about["description"]) <= 140 and 174 <= len(about["long_description"]) <= 4_000
    )
    assert len(each["features"]["bot_user"]["display_name"]) <= 80
    assert each["features"]["app_home"] == {
        "home_tab_enabled": False,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_the_guide_explains_each_scope_and_event():
    history = {
        "message.channels": "channels:history",
        "message.groups": "groups:history",
        "message.mpim": "mpim:history",
    }
    scopes = HTTP["oauth_config"]["scopes"]["bot"]
    events = HTTP["settings"]["event_subscriptions"]["bot_events"]
    table = GUIDE[GUIDE.index("| Scope |") : GUIDE.index("## Hosts")]
    assert [name for name in scopes + events if f"`{name}`" not in table] == []
    assert {scope for event, scope in history.items() if event in events} <= set(scopes)


def test_the_guide_shows_settings_with_which_the_channel_starts():
    shown = yaml.safe_load(GUIDE[GUIDE.index("```yaml") + 7 :].split("```")[0])["slack"]
    values = {"bot_token": "xoxb-1", "signing_secret": "s", "app_token": "xapp-1"}
    for mode in ("http", "socket"):
        assert Settings.read({**shown, **values, "mode": mode}).mode == mode
