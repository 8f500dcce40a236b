"""``python -m tests.wheel``: builds the wheel, installs it into an empty environment, and takes the
tour of README.md from a folder outside the repository. ``make wheel`` runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.wheel.tour import README, ROOT, USAGE, Stop, python_of, stops

SOURCES = ("extractor", "schemas", "pyproject.toml", "README.md", "LICENSE")
"""What the wheel is built of."""

LONGEST = 600
"""Seconds after which a command of the tour hangs."""

PATIENCE = 60
"""Seconds within which the site answers."""


def main() -> int:
    """The exit code: 0 when all of the tour is as README.md has it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build(folder)
        print(f"built {wheel.name}, {wheel.stat().st_size // 1024} KB")
        stumbles = missing(wheel)
        print("\n".join(stumbles))
        scripts = install(wheel, folder)
        stumbles += take_the_tour(folder, scripts)
    print(f"{len(stumbles)} stumbles" if stumbles else "the tour is as README.md has it")
    return bool(stumbles)


def build(folder: Path) -> Path:
    """The wheel, built of a copy: what an earlier build left behind must not get in."""
    source = folder / "source"
    source.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    _pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", str(folder), str(source))
    (wheel,) = folder.glob("*.whl")
    return wheel


def missing(wheel: Path) -> list[str]:
    """Files of the packages that are not in the wheel; pages for people stay out."""
    held = set(zipfile.ZipFile(wheel).namelist())
    return [
        f"not in the wheel: {file.relative_to(ROOT)}"
        for package in ("extractor", "schemas")
        for file in sorted((ROOT / package).rglob("*"))
        if file.is_file()
        and "__pycache__" not in file.parts
        and file.suffix != ".md"
        and file.relative_to(ROOT).as_posix() not in held
    ]


def install(wheel: Path, folder: Path) -> Path:
    """The folder of scripts of an empty environment with the wheel and what it needs."""
    place = folder / "venv"
    venv.create(place, with_pip=True)
    scripts = place / "bin"
    constraints = str(ROOT / "constraints.txt")
    _pip(str(scripts / "python"), "install", "--constraint", constraints, str(wheel))
    return scripts


def _pip(python: str, *arguments: str) -> None:
    command = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    environment = {**os.environ, "PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(f"{' '.join(command)}\n{ran.stdout}{ran.stderr}")


def take_the_tour(folder: Path, scripts: Path) -> list[str]:
    """What is not as README.md has it."""
    place = lay_out(folder / "elsewhere")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(place),
        "EXTRACTOR_CACHE": "",
    }
    text = README.read_text("utf-8")
    (place / "snippet.py").write_text(python_of(text))
    first = Stop("extractor import fixtures")
    own = [Stop(f"python {name}") for name in ("snippet.py", "whence.py")]
    found = []
    for stop in [first, *stops(text), *own]:
        run = _serve if stop.command == "extractor serve" else _run
        said = run(stop, place, environment)
        print(f"{'stumbled' if said else 'ok':<9} {stop.command.splitlines()[0]}", flush=True)
        print("".join(f"{line}\n" for line in said), end="", flush=True)
        found += said
    return found


def lay_out(place: Path) -> Path:
    """The folder that the commands of README.md are run in: a copy of the fixtures, and reports of
    one's own where it names some."""
    shutil.copytree(ROOT / "fixtures", place / "fixtures")
    torbay = place / "fixtures" / "torbay-2021-22-children" / "report.pdf"
    scan = place / "fixtures" / "calderdale-2020-21-scan" / "report.pdf"
    for source, name in (
        (torbay, "reports/torbay.pdf"),
        (torbay, "archive/2021/torbay.pdf"),
        (scan, "archive/scan.pdf"),
        (scan, "scan.pdf"),
        (torbay, "report.pdf"),
    ):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place / name)
    (place / "archive" / "2021" / "broken.pdf").write_text("no PDF")
    (place / "reports" / "manifest.csv").write_text("path,council\ntorbay.pdf,Torbay Council\n")
    (place / "whence.py").write_text(
        "import extractor, schemas, sys\n"
        "sys.exit(not all('site-packages' in m.__file__ for m in (extractor, schemas)))\n"
    )
    return place


def _run(stop: Stop, place: Path, environment: Mapping[str, str]) -> list[str]:
    if "jq" in stop.command and shutil.which("jq") is None:
        stop = Stop(stop.command.split(" | ")[0], stop.code)
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", stop.command],
        cwd=place,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    output = f"{ran.stdout[-2000:]}{ran.stderr[-2000:]}"
    if ran.returncode != stop.code or "Traceback" in output:
        return [f"$ {stop.command}\nexit code {ran.returncode}, not {stop.code}\n{output}"]
    if stop.code == USAGE and "pip install" not in ran.stderr:
        return [f"$ {stop.command}\ndoes not say what to install\n{output}"]
    return []


def _serve(stop: Stop, place: Path, environment: Mapping[str, str]) -> list[str]:
    """Whether the site answers, on a port that is free."""
    server = subprocess.Popen(
        [*stop.command.split(), "--port", "0"],
        cwd=place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert server.stdout is not None
        said = ""
        for line in server.stdout:
            said += line
            if address := re.search(r"http://\S+", line):
                page = urllib.request.urlopen(address[0], timeout=PATIENCE).read().decode()
                return [] if "Torbay Council" in page else [f"$ {stop.command}\n{page[:2000]}"]
        return [f"$ {stop.command}\nended: {said}"]
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
