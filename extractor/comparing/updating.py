"""Expected documents rewritten: to what is read now, or with marks on what is known to go wrong.

Guarantee: entries that were read right stay as they are, alternatives and all; what is written
keeps the contract; a file is replaced whole or not at all, and not when somebody changed it since
it was read.
"""

from __future__ import annotations

import copy
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractor.comparing.documents import Compared
from extractor.comparing.expected import DISCREPANCIES, Json, as_text, draft, draft_figure, parse
from extractor.comparing.fixtures import Checked
from extractor.comparing.matching import Difference
from extractor.comparing.points import REPORT, VALUE, Point, figure_points
from extractor.errors import UsageError, unwritten
from schemas.figures import FAMILIES
from schemas.report import ExtractedDocument


def updated(one: Checked) -> str | None:
    """The text that expects what was read; None where that is what is expected already.

    Raises UsageError for a report that was not read.
    """
    read = _read_of(one)
    if one.expected is None:
        return as_text(draft(read))
    if not _says_anything(one.reports) and not one.other_file:
        return None
    document = copy.deepcopy(one.expected)
    drafts = draft(read)["reports"]
    place = {id(report): number for number, report in enumerate(one.expected["reports"])}
    published = read.model_dump(mode="json")["reports"]
    reports = []
    for compared in one.reports:
        if compared.read is None:
            continue
        if compared.expected is None:
            reports.append(drafts[published.index(compared.read)])
        else:
            report = document["reports"][place[id(compared.expected)]]
            reports.append(_updated_report(report, compared))
    document["reports"] = reports
    document["document"] |= {"sha256": read.document.sha256, "pages": read.document.pages}
    return _checked_text(document, one)


def accepted(one: Checked) -> str | None:
    """The text with every difference marked as known, and marks that no longer hold taken out;
    None where nothing changes.

    Raises UsageError for a report that was not read, that nothing is expected of, or in which
    another report was found: marks cannot say that.
    """
    _read_of(one)
    if one.expected is None:
        raise UsageError(f"{one.fixture.expected}: not there; write it with --update first")
    if not _says_anything(one.reports):
        return None
    document = copy.deepcopy(one.expected)
    place = {id(report): number for number, report in enumerate(one.expected["reports"])}
    for compared in one.reports:
        if compared.expected is None:
            raise UsageError(
                f"{one.fixture.report}: a report is read that {one.fixture.expected.name} does not "
                "have; write it with --update, or by hand"
            )
        _mark(document["reports"][place[id(compared.expected)]], compared)
    return _checked_text(document, one)


def write(one: Checked, text: str) -> None:
    """Replace the fixture's expected document. Raises UsageError when it was changed since it was
    read, or cannot be written."""
    path = one.fixture.expected
    try:
        now = path.read_text(encoding="utf-8") if path.exists() else None
        if now != one.fixture.text:
            raise UsageError(f"{path}: changed while it was checked; run the same command again")
        _replace(path, text)
    except OSError as error:
        raise UsageError(unwritten(str(path), error)) from error


def _replace(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=".expected-", delete=False
    ) as file:
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
            os.chmod(file.name, mode)  # noqa: PTH101
            os.replace(file.name, path)  # noqa: PTH105
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


def _read_of(one: Checked) -> ExtractedDocument:
    if one.read is None:
        raise UsageError(f"{one.fixture.report}: {one.failure}; nothing can be expected of it")
    return one.read


def _says_anything(reports: Iterable[Compared]) -> bool:
    return any(
        one.matched.stale or not all(difference.known for difference in one.differences)
        for one in reports
    )


def _checked_text(document: Json, one: Checked) -> str:
    text = as_text(document)
    parse(text, str(one.fixture.expected))
    return text


def _updated_report(report: Json, compared: Compared) -> Json:
    """The report's expected document, changed to expect what was read."""
    assert compared.read is not None
    for difference in compared.differences:
        if difference.point.family == REPORT and not difference.known:
            report[difference.point.measure] = compared.read[difference.point.measure]
    _unmark(report, compared)
    places = _places(compared)
    for difference in compared.differences:
        if difference.known or difference.point.family not in FAMILIES:
            continue
        if difference.want is not None and not difference.want.missed:
            report[difference.want.family][difference.want.index][difference.want.measure] = None
    for difference in compared.differences:
        got = difference.got
        if got is not None and not difference.known and got.family in FAMILIES:
            places[got.family, got.index] = _add(report, got, difference)
    _renumber(report, places, compared)
    return report


def _places(compared: Compared) -> dict[tuple[str, int], int]:
    """Where in the expected document the figures read stand: by family and index as read."""
    return {(got.family, got.index): want.index for want, got in compared.matched.right}


def _add(report: Json, got: Point, difference: Difference) -> int:
    """Put a datapoint into the figure that it belongs to, or a new one; the figure's index."""
    figures = report[got.family]
    wanted = difference.want
    for index, figure in enumerate(figures):
        same = wanted is not None and index == wanted.index and VALUE in difference.aspects
        if figure.get(got.measure) is None and (same or _is_of(got, figure)):
            _put(figure, got)
            return index
    figures.append(draft_figure(got.figure))
    for measure in FAMILIES[got.family].MEASURES:  # type: ignore[index]
        if measure != got.measure:
            figures[-1][measure] = None
    figures[-1]["qualifiers"] = {}
    _put(figures[-1], got)
    return len(figures) - 1


def _is_of(got: Point, figure: Json) -> bool:
    """Whether a figure of the expected document is about the same thing as what was read."""
    bare = figure | {got.measure: got.figure[got.measure]}
    return any(
        point.measure == got.measure and not set(point.differs(got)) - {VALUE}
        for point in figure_points(got.family, got.index, bare)
    )


def _put(figure: Json, got: Point) -> None:
    figure[got.measure] = got.figure[got.measure]
    marks = {k: v for k, v in figure.get("qualifiers", {}).items() if k != got.measure}
    mark = got.figure["qualifiers"].get(got.measure)
    figure["qualifiers"] = marks | ({got.measure: mark} if mark else {})
    known = [(s["page"], s["text"]) for s in figure["sources"]]
    read = draft_figure(got.figure)["sources"]
    if not got.pages & {page for page, _ in known}:
        figure["sources"] = read
    else:
        figure["sources"] += [s for s in read if (s["page"], s["text"]) not in known]


def _renumber(report: Json, places: dict[tuple[str, int], int], compared: Compared) -> None:
    """Take out the figures that have no measure left, and let discrepancies point at the rest."""
    moved: dict[str, str] = {}
    for family, model in FAMILIES.items():
        kept: list[Json] = []
        for index, figure in enumerate(report.get(family, [])):
            if any(figure.get(measure) is not None for measure in model.MEASURES):
                moved[f"{family}/{index}"] = f"{family}/{len(kept)}"
                kept.append(figure)
        report[family] = kept
    gone = {id(d.want.figure) for d in _of_discrepancies(compared) if d.want and not d.known}
    old = (compared.expected or {}).get(DISCREPANCIES, [])
    found = [
        new | {"figures": _named(new.get("figures", []), moved)}
        for new, before in zip(report.get(DISCREPANCIES, []), old, strict=True)
        if id(before) not in gone
    ]
    for difference in _of_discrepancies(compared):
        if difference.got is not None and not difference.known:
            entry = copy.deepcopy(difference.got.figure)
            names = [name.split("/") for name in entry["figures"]]
            kept_names = [
                f"{family}/{places[family, int(index)]}"
                for family, index in names
                if (family, int(index)) in places
            ]
            found.append(entry | {"figures": _named(kept_names, moved)})
    report[DISCREPANCIES] = found


def _named(figures: Sequence[str], moved: dict[str, str]) -> list[str]:
    return [moved[name] for name in figures if name in moved]


def _of_discrepancies(compared: Compared) -> list[Difference]:
    return [each for each in compared.differences if each.point.family == DISCREPANCIES]


def _unmark(report: Json, compared: Compared) -> None:
    """Take out the marks that no longer hold."""
    misread = {p.index for p in compared.matched.stale if not _is_expected(p, compared)}
    for point in compared.matched.stale:
        if not _is_expected(point, compared):
            continue
        if point.family == DISCREPANCIES:
            report[DISCREPANCIES][point.index].pop("missed")
            continue
        holder = report if point.family == REPORT else report[point.family][point.index]
        holder["missed"] = [name for name in holder["missed"] if name != point.measure]
        if not holder["missed"]:
            del holder["missed"]
    if "misread" in report:
        kept = [each for index, each in enumerate(report["misread"]) if index not in misread]
        report["misread"] = kept
        if not kept:
            del report["misread"]


def _is_expected(point: Point, compared: Compared) -> bool:
    return any(point is want for want, _ in compared.matched.right)


def _mark(report: Json, compared: Compared) -> None:
    """Mark every difference as known."""
    _unmark(report, compared)
    for difference in compared.differences:
        if difference.known:
            continue
        want, got = difference.want, difference.got
        if want is not None and want.family == DISCREPANCIES:
            report[DISCREPANCIES][want.index]["missed"] = True
        elif want is not None and not want.missed:
            holder = report if want.family == REPORT else report[want.family][want.index]
            holder["missed"] = sorted({*holder.get("missed", []), want.measure})
        if got is not None and got.family != REPORT:
            report.setdefault("misread", []).append(_misread(got))


def _misread(got: Point) -> Json:
    if got.family == DISCREPANCIES:
        said = {name: got.figure[name] for name in ("kind", "message", "page")}
        return {"family": DISCREPANCIES, **said}
    figure = draft_figure(got.figure)
    others = set(FAMILIES[got.family].MEASURES) - {got.measure}  # type: ignore[index]
    marks = {k: v for k, v in figure["qualifiers"].items() if k == got.measure}
    said = {k: v for k, v in figure.items() if k not in others} | {"qualifiers": marks}
    return {"family": got.family, **said}
