"""A reader's own data on two replicas: a page brings them along, and shares nothing."""

import signal

from playwright.sync_api import Browser, expect

from tests import brought
from tests.browser.reader import Reader
from tests.deploy.conftest import Fleet
from tests.deploy.replica import fetch


def test_another_replica_gets_the_data_from_the_browser_and_shows_them_to_nobody_else(
    fleet: Fleet, chromium: Browser
) -> None:
    context = chromium.new_context()
    reader = Reader(page=context.new_page(), site=fleet.site)
    idle = {replica.port: replica.sessions() for replica in fleet.replicas}
    reader.open("data")
    file = brought.payload(brought.tele())
    reader.page.set_input_files(".ro-drop input", [file])
    reader.page.locator(".look-at-it").click()
    reader.settle()
    bar = reader.page.locator(".own-bar")
    expect(bar).to_contain_text(brought.TITLE)
    address = reader.page.url
    path = address.removeprefix(fleet.site)
    killed = next(r for r in fleet.replicas if r.sessions() > idle[r.port])
    (other,) = [r for r in fleet.replicas if r is not killed]
    for replica in fleet.replicas:  # whoever has the address, on either
        answer = fetch(f"{replica.site}{path}download/how.csv")
        assert answer.status == 404

    killed.end(signal.SIGKILL)
    # Nobody touches the page: it finds another replica, which asks this browser.
    expect(bar).to_contain_text(brought.TITLE)
    reader.page.reload()
    expect(bar).to_contain_text(brought.TITLE)
    reader.settle()
    assert reader.page.url == address
    assert other.sessions() >= 1
    assert fetch(f"{other.site}{path}download/how.csv").status == 404
    cookies = {c["name"]: c["value"] for c in context.cookies(address)}
    named = {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())}
    answer = fetch(f"{fleet.site}{path}download/package.zip", headers=named)
    assert "tele-education" in answer.headers["content-disposition"]
    lines = killed.log.read_text("utf-8") + other.log.read_text("utf-8")
    token = path.split("/")[2]
    assert token not in lines
    assert cookies["outreach_own"] not in lines
    context.close()
    killed.start()
    killed.wait()
