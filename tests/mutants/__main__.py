"""``python -m tests.mutants MODULE ...``: do the tests notice when the code is wrong?

Functions are changed by mutmut, in a copy of the project below ``output/mutants``: a comparison, a
number, a condition, a step of a loop. A sample of each module's mutants (by a fixed seed) is tested
by the unit tests that reach the function (``forks.py``); then each number that the module names is
made larger and smaller (``constants.py``), which mutmut does not do. What no test noticed is
printed as a difference: a test is missing, or the code says more than it need, or the mutant is the
same thing in other words. Exit code 1 where one survived, because that is to be looked at.
"""

from __future__ import annotations

import argparse
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

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name

from tests.mutants.decorated import decorated_below
from tests.mutants.forks import JOB, PLAIN

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT / "output" / "mutants"
COPIED = ("extractor", "schemas", "tests", "docs", "pyproject.toml")

TESTS = {
    "extractor/checking": ("checking/*.py",),
    "extractor/reading": ("reading/*.py",),
}
"""The unit tests of a module, by the longest of these paths that it lies below. On a mutant those
are run that reach what it changes."""

VOCABULARY = tuple(f"extractor/reading/{name}.py" for name in ("labels", "needles", "phrases"))
"""What compiles the vocabulary: where one is changed, each mutant compiles it anew."""

SLOW = (
    *("checking/test_evidence.py", "checking/test_mutations.py", "checking/test_properties.py"),
    "reading/test_generated_tables.py",
    "reading/test_needles.py::test_the_vocabulary_misses_nothing",
    "reading/test_needles.py::test_no_pattern_is_kept_from_a_match",
    "reading/test_needles.py::test_no_sieve_holds_a_match_back",
)
"""Tests that read whole documents or thousands of generated ones: minutes, for each mutant."""

TIMED = ("reading/test_prose_parts.py::test_a_page_of_prose_is_read_quickly",)
"""Tests of how fast the code is: that mutmut calls it by a detour is no fault of the code."""

TELLING = re.compile(
    r"[-<>=!+*/%&|^()\s]*|[\d.]+|and|or|not|in|is|True|False|continue|break|return"
)
"""What a mutant that changes a figure adds and takes away. Others drop or rename an argument or a
text: nearly all of them raise at once, and are tested with ``--all`` only. So are those of zip's
``strict``, which says what is so."""


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
        other = sides[0] ^ sides[1]
        if other == {"True", "False"} and "strict" in sides[0]:
            return False
        return all(TELLING.fullmatch(token) for token in other)


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
    prepare(modules)
    every = {module: mutants_of(module) for module in modules}
    job = {
        "tests": tests,
        "all": {module: len(mutants) for module, mutants in every.items()},
        "mutants": {
            module: [
                (mutant.name, mutant.change)
                for mutant in sample(mutants, given.sample, given.seed, given.all)
            ]
            for module, mutants in every.items()
        },
        "constants": [] if given.functions else modules,
        "vocabulary": bool(set(modules) & set(VOCABULARY)),
    }
    JOB.write_text(json.dumps(job), "utf-8")
    environment = os.environ | {"PYTHONPATH": str(COPY)}
    command = [sys.executable, "-m", "tests.mutants.forks"]
    return subprocess.run(command, check=False, env=environment).returncode


def tests_of(modules: list[str]) -> list[str]:
    """pytest's arguments that choose the modules' tests."""
    chosen: dict[str, None] = {}
    for module in modules:
        area = max((area for area in TESTS if module.startswith(area)), key=len, default=None)
        if area is None:
            sys.exit(f"{module}: TESTS in {Path(__file__).name} does not say which tests are its")
        for pattern in TESTS[area]:
            found = sorted((ROOT / "tests").glob(pattern))
            chosen |= {str(path.relative_to(ROOT)): None for path in found if path.match("test_*")}
    return [*chosen, *(f"--deselect=tests/{name}" for name in (*SLOW, *TIMED))]


def prepare(modules: list[str]) -> None:
    """A fresh copy of the project, in which the modules hold their mutants, and as they were."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "golden")
            shutil.copytree(ROOT / name, COPY / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, COPY / name)
    with (COPY / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write('\n[tool.mutmut]\nsource_paths = ["extractor"]\n')
    os.chdir(COPY)  # where mutmut finds how it is to be done
    for module in modules:
        plain = decorated_below(Path(module).read_text("utf-8"))
        (PLAIN / module).parent.mkdir(parents=True, exist_ok=True)
        (PLAIN / module).write_text(plain, "utf-8")
        mutated = mutate_file_contents(module, plain).code
        ours = mutated.replace("mutmut.mutation.trampoline", "tests.mutants.switch")
        Path(module).write_text(ours, "utf-8")


def mutants_of(module: str) -> list[Mutant]:
    """Every mutant that mutmut makes of a module's functions."""
    made = mutate_file_contents(module, (PLAIN / module).read_text("utf-8"))
    lines = made.code.splitlines()
    found = []
    for name in made.mutant_names:
        original = f"{name.rpartition('_')[0]}_orig"
        before, after = (
            [line.replace(key, "") for line in lines[span.start - 1 : span.end]]
            for key, span in (
                (key, made.line_span_by_function_name[key]) for key in (original, name)
            )
        )
        while before and after and before[0] == after[0]:
            del before[0], after[0]
        while before and after and before[-1] == after[-1]:
            del before[-1], after[-1]
        change = (*(f"- {line}" for line in before), *(f"+ {line}" for line in after))
        found.append(Mutant(get_mutant_name(Path(module), name), change))
    return found


def sample(mutants: list[Mutant], size: int, seed: int, every_kind: bool) -> list[Mutant]:
    """At most ``size`` of the mutants, the same ones each time."""
    of = [mutant for mutant in mutants if every_kind or mutant.telling]
    return random.Random(seed).sample(of, min(size, len(of)))


if __name__ == "__main__":
    sys.exit(main())
