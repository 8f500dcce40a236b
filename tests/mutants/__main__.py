"""``python -m tests.mutants MODULE ...``: do the tests notice when the code is wrong?

Functions are changed by mutmut, in a copy of the project below ``output/mutants``: a comparison, a
number, a condition, a step of a loop. A sample of each module's mutants (by a fixed seed) is tested
by the unit tests that reach the function; then each number that the module names is made larger and
smaller (``constants.py``), which mutmut does not do. What no test noticed is printed as a
difference: a test is missing, or the code says more than it need, or the mutant is the same thing
in other words. Exit code 1 where one survived, because that is to be looked at.
"""

from __future__ import annotations

import argparse
import difflib
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tokenize
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT / "output" / "mutants"
COPIED = ("extractor", "schemas", "tests", "docs", "pyproject.toml")

PROSE = ("reading/test_prose_*.py",)
TABLES = ("reading/test_tables_*.py", "reading/test_thresholds.py")
WHOSE = ("reading/test_identity*.py", "reading/test_scope*.py", "reading/test_nesting.py")
TESTS = {
    "extractor/checking": ("checking/*.py",),
    "extractor/reading": ("reading/*.py",),
    "extractor/reading/narrative": PROSE,
    "extractor/reading/prose.py": PROSE,
    "extractor/reading/sentences.py": PROSE,
    "extractor/reading/quantities.py": ("reading/test_quantities.py", *PROSE, *TABLES),
    "extractor/reading/years.py": ("reading/test_years.py", *PROSE, *TABLES, *WHOSE),
    "extractor/reading/labels.py": (
        *("reading/test_labels.py", "reading/test_phrases.py", "reading/test_vocabulary.py"),
        *("reading/test_prose_corpus.py", *TABLES),
    ),
    "extractor/reading/tabular": (
        *(f"reading/test_{name}.py" for name in ("axes", "boxheads", "caselists", "cells")),
        *("reading/test_functions.py", "reading/test_legends.py", "reading/test_scopes.py"),
        *TABLES,
    ),
    **dict.fromkeys(
        (
            *("extractor/reading/segments.py", "extractor/reading/identity.py"),
            *("extractor/reading/scope.py", "extractor/reading/subject.py"),
            *("extractor/reading/context.py", "extractor/reading/nesting.py"),
            *("extractor/reading/councils.py", "extractor/reading/meetings.py"),
            *("extractor/reading/front_matter.py", "extractor/reading/paper_titles.py"),
        ),
        WHOSE,
    ),
}
"""The unit tests of a module, by the longest of these paths that it lies below."""

SLOW = (
    *("checking/test_evidence.py", "checking/test_mutations.py", "checking/test_properties.py"),
    *("reading/test_generated_tables.py", "reading/test_needles.py"),
)
"""Tests that read whole documents or thousands of generated ones: minutes, for each mutant."""

TIMED = ("reading/test_prose_parts.py::test_a_page_of_prose_is_read_quickly",)
"""Tests of how fast the code is: that mutmut calls it by a detour is no fault of the code."""

TELLING = re.compile(
    r"[-<>=!+*/%&|^()\s]*|[\d.]+|and|or|not|in|is|True|False|continue|break|return"
)
"""What a mutant that changes a figure adds and takes away. Others drop or rename an argument or a
text: nearly all of them raise at once, and are tested with ``--all`` only."""

SURVIVED, KILLED, UNTESTED = 0, (1, 3), 33
"""mutmut's codes; others are of mutants that took too long or brought the process down."""


@dataclass(frozen=True)
class Mutant:
    """A mutant of a function: its name in mutmut, and the lines taken away and added."""

    name: str
    change: tuple[str, ...]

    @property
    def telling(self) -> bool:
        sides = [
            {token for line in self.change if line[0] == sign for token in tokens(line[1:])}
            for sign in "-+"
        ]
        return all(TELLING.fullmatch(token) for token in sides[0] ^ sides[1])


def tokens(line: str) -> list[str]:
    """The tokens of a line, which need not be a whole statement."""
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(line.strip()).readline):
            found.append(token.string)
    except (tokenize.TokenError, IndentationError):
        pass
    return found


def main() -> int:
    """Run mutants and print those that no test noticed."""
    parser = argparse.ArgumentParser(description="Change the code; see whether the tests notice.")
    parser.add_argument("modules", nargs="+", help="files, or globs in quotes: 'a/b/*.py'")
    parser.add_argument("--sample", type=int, default=60, help="mutants of each module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="dropped arguments and texts as well")
    parser.add_argument("--functions", action="store_true", help="leave the constants alone")
    given = parser.parse_args()
    modules = sorted(
        {str(path.relative_to(ROOT)) for glob in given.modules for path in ROOT.glob(glob)}
    )
    tests = tests_of(modules)
    prepare(modules, tests)
    os.chdir(COPY)
    chosen = {
        module: sample(mutants_of(module), given.sample, given.seed, given.all)
        for module in modules
    }
    names = [mutant.name for mutants in chosen.values() for mutant in mutants]
    if names:
        mutmut = Path(sys.executable).with_name("mutmut")
        command = [str(mutmut), "run", "--max-children", "1", *names]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            sys.exit(done.stdout[-5000:])
    left = sum(told(module, mutants) for module, mutants in chosen.items())
    for module in () if given.functions else modules:
        arguments = [sys.executable, "-m", "tests.mutants.constants", module, *tests]
        left += subprocess.run(arguments, check=False).returncode
    return min(left, 1)


def tests_of(modules: list[str]) -> list[str]:
    """pytest's arguments that choose the modules' tests."""
    chosen: set[str] = set()
    for module in modules:
        area = max((area for area in TESTS if module.startswith(area)), key=len, default=None)
        if area is None:
            sys.exit(f"{module}: TESTS in {Path(__file__).name} does not say which tests are its")
        for pattern in TESTS[area]:
            found = (ROOT / "tests").glob(pattern)
            chosen |= {str(path.relative_to(ROOT)) for path in found if path.match("test_*")}
    left_out = [f"--ignore=tests/{name}" for name in SLOW]
    return [*sorted(chosen), *left_out, *(f"--deselect=tests/{name}" for name in TIMED)]


def prepare(modules: list[str], tests: list[str]) -> None:
    """A fresh copy of the project in which mutmut may do as it likes."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "golden")
            shutil.copytree(ROOT / name, COPY / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, COPY / name)
    # Forked from a process that has run no test: what functions remember is of the real code.
    settings = {
        "source_paths": ["extractor"],
        "only_mutate": modules,
        "also_copy": ["schemas", "docs"],
        "pytest_add_cli_args_test_selection": tests,
        "process_isolation": "forkserver",
        # A busy machine is no test: what takes so long does not end.
        "timeout_multiplier": 60.0,
        "timeout_constant": 10.0,
        "use_git_change_detection": False,
        "track_dependencies": False,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    with (COPY / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(["\n[tool.mutmut]", *lines, ""]))


def mutants_of(module: str) -> list[Mutant]:
    """Every mutant that mutmut makes of a module's functions."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    made = mutate_file_contents(module, Path(module).read_text("utf-8"))
    lines = made.code.splitlines()
    found = []
    for name in made.mutant_names:
        original = f"{name.rpartition('_')[0]}_orig"
        before, after = (
            lines[span.start - 1 : span.end]
            for span in (made.line_span_by_function_name[key] for key in (original, name))
        )
        change = tuple(
            line
            for line in difflib.ndiff(before, after)
            if line[0] in "-+" and "__mutmut_" not in line
        )
        found.append(Mutant(get_mutant_name(Path(module), name), change))
    return found


def sample(mutants: list[Mutant], size: int, seed: int, every_kind: bool) -> list[Mutant]:
    """At most ``size`` of the mutants, the same ones each time."""
    of = [mutant for mutant in mutants if every_kind or mutant.telling]
    return random.Random(seed).sample(of, min(size, len(of)))


def told(module: str, mutants: list[Mutant]) -> int:
    """Prints what became of a module's mutants; the number that no test noticed."""
    path = Path("mutants") / f"{module}.meta"
    codes = json.loads(path.read_text("utf-8"))["exit_code_by_key"] if mutants else {}
    left = [mutant for mutant in mutants if codes[mutant.name] in (SURVIVED, UNTESTED)]
    odd = sum(codes[mutant.name] not in (SURVIVED, *KILLED, UNTESTED) for mutant in mutants)
    print(
        f"== {module}: {len(mutants)} of {len(codes)} mutants, {len(left)} survived"
        + (f", {odd} did not end" if odd else ""),
        flush=True,
    )
    for mutant in left:
        print(f"## {mutant.name.rpartition('.')[2]}", *mutant.change, sep="\n", flush=True)
    return len(left)


if __name__ == "__main__":
    sys.exit(main())
