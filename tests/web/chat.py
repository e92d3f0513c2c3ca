"""What a person does with the chat page, in their words."""

from playwright.sync_api import expect

COMPARE = "quelle différence entre C et B pour les documents ?"
COMPETENCES = "les compétences d'un B"
TASK = "qui s'occupe du courrier ?"


class Chat:
    """The chat in a page or a frame."""

    def __init__(self, page):
        self.page = page
        self.box = page.get_by_role("textbox", name="Votre question")
        self.answers = page.locator(".answer")
        self.mine = page.locator(".webchat__bubble--from-user .webchat__bubble__content")

    def wait(self):
        """Wait until the assistant has greeted."""
        expect(self.answers.first).to_contain_text("Bonjour")
        return self

    def write(self, text):
        """Send a text."""
        self.box.fill(text)
        self.box.press("Enter")

    def ask(self, text):
        """Send a text, wait for the answer and return it."""
        before = self.answers.count()
        self.write(text)
        expect(self.answers).to_have_count(before + 1)
        return self.answers.last

    def menu(self, choice):
        """Take a choice of the menu."""
        self.page.get_by_role("button", name="Menu").click()
        self.page.get_by_role("button", name=choice).click()
