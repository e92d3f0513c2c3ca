"""What people read of a rendered message: its words in order, whatever shows them.

Readers are strict: markup that no renderer of ours writes is an error, as text of the document must not become any.
"""

import html

from markdown_it import MarkdownIt

from reperes.renderers.grid import texts_of

OURS = {
    "strong",
    "em",
    "bullet_list",
    "list_item",
    "paragraph",
    "blockquote",
    "heading",
    "text",
    "softbreak",
    "hardbreak",
}
"""What our markdown is made of; links, pictures, HTML, code, tables and lines are not."""


def words_of_page(blocks):
    """Return the words of the web page's blocks."""
    return "\n".join(line for block in blocks for line in _page_block(block))


def _page_block(block):
    kind = block["kind"]
    if kind in ("paragraph", "heading"):
        return [block["text"]]
    if kind in ("quote", "quotes"):
        items = [block] if kind == "quote" else block["items"]
        return [word for item in items for word in (item["label"], item["text"])] + block["place"]
    if kind == "names":
        return [f"{item['name']} ({item['remark']})" if item["remark"] else item["name"] for item in block["items"]]
    if kind == "profile":
        return [word for group in block["groups"] for word in (group["name"], *map(_competence, group["competences"]))]
    if kind == "difference":
        sides = (block["first"], block["second"])
        return [word for side in sides for word in (side["label"], side["text"], *side["place"])]
    return [word for part in block["parts"] for word in _page_part(block["columns"], part)]


def _competence(competence):
    return f"✦ {competence['name']}" if competence["distinctive"] else competence["name"]


def _page_part(columns, part):
    texts = [" ".join(run["text"] for run in text) for text in texts_of(part)]
    return [*part["place"], part["name"], *columns, *part["notes"], *texts]


def words_of_slack(messages):
    """Return the words of the blocks of Slack messages."""
    return "\n".join(line for message in messages for block in message.blocks for line in _slack_block(block))


def _slack_block(block):
    if block["type"] == "markdown":
        return [words_of_markdown(block["text"])]
    if block["type"] == "table":
        return ["\n".join(_slack_cell(cell) for cell in row) for row in block["rows"]]
    assert block["type"] == "context"
    return [element["text"] for element in block["elements"]]


def _slack_cell(cell):
    return "".join(text["text"] for section in cell["elements"] for text in section["elements"])


def words_of_markdown(text):
    """Return the words of markdown, one line a paragraph or item."""
    lines = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.type == "inline":
            lines.append("".join(_inline(child) for child in token.children))
        else:
            assert token.type.removesuffix("_open").removesuffix("_close") in OURS, token
    return "\n".join(lines)


def _inline(token):
    assert token.type.removesuffix("_open").removesuffix("_close") in OURS, token
    return "\n" if token.type.endswith("break") else token.content


def fallback_of_slack(messages):
    """Return the text beside the blocks as people read it."""
    assert all(not set(message.text) & set("<>") for message in messages)
    return "\n\n".join(html.unescape(message.text) for message in messages)


def words_of_card(card):
    """Return the words of an Adaptive Card, without its buttons."""
    return "\n".join(line for element in card["body"] for line in _card_element(element))


def _card_element(element):
    if element["type"] == "RichTextBlock":
        return ["".join(run["text"] for run in element["inlines"])]
    if element["type"] == "TextBlock":
        return [words_of_markdown(element["text"])]
    if element["type"] == "Table":
        cells = [cell for row in element["rows"] for cell in row["cells"]]
        return [line for cell in cells for item in cell["items"] for line in _card_element(item)]
    assert element["type"] == "Input.ChoiceSet"
    return []
