"""What the channel makes of messages, through a real web server, against the loopback platform."""


def test_a_message_in_private_is_acknowledged_and_answered(platform, bot, anne):
    platform.say(anne, "bonjour")
    (answer,) = platform.wait_for(1, anne.conversation)
    assert answer.text == "Bien reçu."
    assert [message.text for message in bot.assistant.asked] == ["bonjour"]
