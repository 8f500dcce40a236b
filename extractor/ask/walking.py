"""The queue walked through by a person: each thing is shown, and what they say is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from extractor.ask.explained import as_text
from extractor.ask.explaining import explain
from extractor.ask.reviewing import Item, value_of, what_of
from extractor.ask.slugs import name_of
from extractor.errors import UsageError
from extractor.store.correcting import Verdict, correct
from extractor.store.database import open_for_reading

CHOICES = "[n]ext, [r]ight, [c]orrect, not a [f]igure, [q]uit"
OF_OTHERS = "[n]ext, [r]ight (it stands so on the page), [q]uit"


@dataclass(frozen=True, slots=True)
class Walk:
    """A database and its corrections file, a person who looks, and a way to talk with them.

    ``ask`` puts a question and returns the answer; it raises EOFError when there is none.
    """

    database: Path
    corrections: Path
    ask: Callable[[str], str]
    say: Callable[[str], None]
    who: str

    def through(self, items: Sequence[Item]) -> int:
        """Show the items until the person has had enough; how many were settled."""
        settled = 0
        for rank, item in enumerate(items, start=1):
            whose = name_of(item.council, item.report_year)
            self.say(f"\n{rank} of {len(items)}: {whose}, {item.document}, page {item.page}\n")
            self.say(f"{item.kind}: {item.what}: {item.why}\n\n")
            try:
                settled += self._figure(item.id) if item.kind == "weak" else self._other(item)
            except EOFError:
                break
        return settled

    def _figure(self, figure: str) -> bool:
        """Show one figure and ask until the answer makes sense. Raises EOFError for "quit"."""
        with closing(open_for_reading(self.database)) as connection:
            self.say(as_text(explain(connection, figure)))
        while True:
            match self._choice(CHOICES):
                case "n":
                    return False
                case "r":
                    verdict = Verdict(self.who, confirmed=True)
                case "c":
                    value = self.ask("the value on the page: ")
                    measure = self.ask("of which measure (enter for the only one): ") or None
                    why = self.ask("what the page shows: ")
                    verdict = Verdict(self.who, why, measure, value)
                case "f":
                    verdict = Verdict(self.who, self.ask("what it is: "), not_a_figure=True)
                case _:
                    self.say("that is none of these\n")
                    continue
            if self._kept(figure, verdict):
                return True

    def _other(self, item: Item) -> bool:
        """Show a discrepancy or an unread number; a discrepancy's figures can be gone to."""
        with closing(open_for_reading(self.database)) as connection:
            for number, figure in enumerate(item.figures, start=1):
                value = value_of(connection, figure)
                self.say(f"  {number}  {value:<12} {what_of(connection, figure)}\n")
        if item.value and not item.figures:
            self.say(f"  printed: {item.value}\n")
        settled = False
        while True:
            more = ", or a figure's number" if item.figures else ""
            choice = self._choice(f"{OF_OTHERS}{more}")
            if choice == "n":
                return settled
            if choice == "r" and self._kept(item.id, Verdict(self.who, confirmed=True)):
                return True
            if choice.isdecimal() and 0 < int(choice) <= len(item.figures):
                settled = self._figure(item.figures[int(choice) - 1]) or settled
            elif choice != "r":
                self.say("that is none of these\n")

    def _choice(self, choices: str) -> str:
        """What was chosen, by its letter. Raises EOFError for "quit"."""
        answer = self.ask(f"{choices}: ").strip().casefold()
        if answer in ("q", "quit"):
            raise EOFError
        whole = {"next": "n", "right": "r", "correct": "c", "not a figure": "f", "figure": "f"}
        return whole.get(answer, answer) or "n"

    def _kept(self, subject: str, verdict: Verdict) -> bool:
        """Keep what was said; whether it made sense."""
        try:
            entry, number, _ = correct(self.database, self.corrections, subject, verdict)
        except UsageError as error:
            self.say(f"{error}\n")
            return False
        self.say(f"kept: {entry.what}: {entry.action} (entry {number} of {self.corrections})\n")
        return True
