"""A workshop of its own for each test, and people in it."""

import pytest
from workshop_site import Visitor, WorkshopSite, copy_knowledge


@pytest.fixture
def knowledge(tmp_path):
    """A copy of the knowledge folder."""
    return copy_knowledge(tmp_path / "knowledge")


@pytest.fixture
def site(tmp_path, knowledge):
    """The workshop on that copy."""
    with WorkshopSite(tmp_path, knowledge) as found:
        yield found


@pytest.fixture
def anne(site):
    """Somebody who is logged in."""
    return Visitor(site)
