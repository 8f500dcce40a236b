"""What the site answers: pages with what the database holds, and refusals."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image

from extractor.cli import main
from extractor.site.content import search
from extractor.store.database import open_for_reading


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture
def connection(reports: Path) -> Iterator[sqlite3.Connection]:
    opened = open_for_reading(reports)
    yield opened
    opened.close()


def report_id(connection: sqlite3.Connection, year: str = "2021/22") -> str:
    found = connection.execute(
        "SELECT id FROM reports WHERE council = 'Torbay Council' AND report_year = ?", [year]
    ).fetchone()
    return str(found[0])


def test_the_start_page_has_every_report(
    browser: httpx.Client, connection: sqlite3.Connection
) -> None:
    page = browser.get("/")
    assert page.status_code == 200
    for (each,) in connection.execute("SELECT id FROM reports"):
        assert f'href="/report/{each}"' in page.text
    assert 'href="/council/TORBAY"' in page.text


def test_a_councils_page_has_its_reports_and_what_they_contradict(browser: httpx.Client) -> None:
    page = browser.get("/council/torbay")
    assert page.status_code == 200
    assert page.text.count('href="/report/') >= 2
    assert "contradict" in page.text
    assert browser.get("/council/atlantis").status_code == 404


@pytest.mark.parametrize("family", ["stage_counts", "outcomes", "timeliness", "breakdowns"])
def test_a_report_has_its_figures_also_as_csv_and_json(
    family: str, browser: httpx.Client, connection: sqlite3.Connection
) -> None:
    which = report_id(connection)
    expected = {
        row[0]
        for row in connection.execute(f"SELECT id FROM {family} WHERE report_id = ?", [which])
    }
    page = browser.get(f"/report/{which}").text
    shown = set(re.findall(r'href="/figure/([0-9a-f]+)" aria-label="Where', page))
    assert expected <= shown
    rows = list(csv.DictReader(io.StringIO(browser.get(f"/report/{which}/{family}.csv").text)))
    assert {row["id"] for row in rows} == expected
    assert {row["id"] for row in browser.get(f"/report/{which}/{family}.json").json()} == expected


def test_a_comparison_is_a_chart_a_table_and_a_file(browser: httpx.Client) -> None:
    asked = {"measure": "complaints", "council": ["torbay", "Rutland County Council"]}
    page = browser.get("/compare", params=asked).text
    assert page.count("<svg") == 1 and "<desc" in page
    rows = list(csv.DictReader(io.StringIO(browser.get("/compare.csv", params=asked).text)))
    assert {row["council"] for row in rows} == {"Torbay Council", "Rutland County Council"}
    assert all(re.fullmatch("[0-9a-f]{20}", row["figures"]) for row in rows)
    assert browser.get("/compare.json", params=asked).json()[0]["value"] is not None


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({}, 200, "Choose one council"),
        ({"council": "atlantis"}, 200, 'role="alert"'),
        ({"council": "torbay", "stage": "five"}, 200, "no stage"),
        ({"council": "torbay", "measure": "luck"}, 404, "no measure"),
    ],
)
def test_a_comparison_that_means_nothing_says_so(
    asked: dict[str, str], status: int, said: str, browser: httpx.Client
) -> None:
    page = browser.get("/compare", params=asked)
    assert page.status_code == status
    assert said in page.text


def test_a_figures_page_has_its_place_its_labels_and_a_picture(
    browser: httpx.Client, connection: sqlite3.Connection
) -> None:
    (figure,) = connection.execute(
        """SELECT id FROM stage_counts WHERE report_id = ? AND year = '2019/20'
           AND stage = 'stage_3'""",
        [report_id(connection)],
    ).fetchone()
    page = browser.get(f"/figure/{figure}").text
    assert "<mark>1</mark>" in page
    assert "<td>boxhead</td>" in page and "Stage 3" in page
    picture = browser.get(f"/figure/{figure}.png")
    assert picture.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(picture.content)).width > 800
    told = browser.get(f"/figure/{figure}.json").json()
    assert told["figure_id"] == figure
    assert told["files"] == []  # where files lie on the machine is nobody's business


def test_a_search_finds_paragraphs_and_marks_the_words(
    browser: httpx.Client, connection: sqlite3.Connection
) -> None:
    page = browser.get("/search", params={"q": "complaints received"}).text
    assert page.count("<li><p>") > 1
    assert re.search(r"<mark>[Cc]omplaints?</mark>", page)
    none = browser.get("/search", params={"q": "zeppelin"}).text
    assert "0 paragraphs" in none
    within = browser.get("/search", params={"q": "complaints", "council": "RUTLAND"}).text
    assert "Torbay Council, " not in within
    assert len(search(connection, "complaints", report_id=report_id(connection))) > 0


@pytest.mark.parametrize("words", ['"', "a OR b*", "NEAR(a b)", "<script>", "'; DROP", "%", "☃"])
def test_a_search_takes_any_words(words: str, browser: httpx.Client) -> None:
    page = browser.get("/search", params={"q": words})
    assert page.status_code == 200
    assert "<script" not in page.text


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/figure/abcdef0123", "/figure/zz", "/report/00", "/report/00/outcomes.csv",
     "/report/00/sources.csv", "/data/nothing", "/figure/abcdef0123.png"],
)  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_so(path: str, browser: httpx.Client) -> None:
    page = browser.get(path)
    if path == "/report/00/outcomes.csv":
        assert page.status_code == 200 and page.text.count("\n") == 1
        return
    assert page.status_code == 404
    assert "Traceback" not in page.text


def test_tables_and_queries_of_ones_own_are_datasettes(browser: httpx.Client) -> None:
    assert browser.get("/data/figures.json?_size=1").json()["rows"]
    assert "council" in browser.get("/data/reports.csv").text
    asked = browser.get("/data.json", params={"sql": "SELECT count(*) AS n FROM reports"})
    assert asked.json()["rows"] == [{"n": 3}] or asked.json()["rows"] == [[3]]
    refused = browser.get("/data.json", params={"sql": "DELETE FROM reports"})
    assert refused.status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_written(method: str, browser: httpx.Client) -> None:
    assert browser.request(method, "/").status_code == 405


@pytest.mark.parametrize("path", ["/", "/search?q=a", "/data", "/data/reports", "/nothing",
                                  "/assets/site.css"])  # fmt: skip
def test_no_page_may_load_or_run_anything_from_elsewhere(path: str, browser: httpx.Client) -> None:
    page = browser.get(path)
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy and "unsafe" not in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    own = str(browser.base_url)
    for address in re.findall(r'(?:src|href|action)="([^"]*)"', page.text):
        assert address.startswith(own) or not address.startswith(("http:", "https:", "//")), address


@pytest.mark.parametrize("path", ["/-/databases", "/-/versions", "/-/settings.json", "/-/plugins"])
def test_what_the_machine_is_like_is_not_told(path: str, browser: httpx.Client) -> None:
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:8001", 200), ("127.0.0.1", 200), ("[::1]:8001", 200), ("LOCALHOST", 200),
     ("evil.example", 421), ("evil.example:8001", 421), ("", 421), ("localhost.evil.example", 421)],
)  # fmt: skip
def test_the_server_goes_by_its_own_names_only(
    host: str, status: int, browser: httpx.Client
) -> None:
    assert browser.get("/", headers={"host": host}).status_code == status


def test_an_address_that_is_taken_is_one_line(
    address: str, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = address.rstrip("/").rpartition(":")[2]
    assert main(["serve", "--db", str(reports), "--port", port]) == 2
    assert "--port" in capsys.readouterr().err
    assert main(["serve", "--db", str(reports.parent / "no.db")]) == 2
    assert "no such database" in capsys.readouterr().err
