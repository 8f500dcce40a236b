"""The command line: parses options, calls, prints. Results go to stdout, all else to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from typer.exceptions import TyperException

# in the order in which --help lists the commands
from extractor.cli import reading, importing, asking, explaining, trusting  # isort: skip
from extractor.cli import serving, comparing, publishing  # isort: skip
from extractor.cli.common import DONE, FAULT, INTERRUPTED, WRONG_USAGE, app
from extractor.errors import ExtractorError, fault

__all__ = [
    "app",
    "asking",
    "comparing",
    "explaining",
    "importing",
    "main",
    "publishing",
    "reading",
    "serving",
    "trusting",
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. Every failure is one line on stderr."""
    try:
        given = asking.with_chart(sys.argv[1:] if arguments is None else arguments)
        code = app(args=given, prog_name="extractor", standalone_mode=False)
        sys.stdout.flush()
        if code == INTERRUPTED:
            return _fail("interrupted", INTERRUPTED)
        return code if isinstance(code, int) else DONE
    except ExtractorError as error:
        return _fail(str(error), error.exit_code)
    except TyperException as error:
        return _fail(f"{error.format_message().rstrip('.')}; see: extractor --help", WRONG_USAGE)
    except KeyboardInterrupt:
        return _fail("interrupted", INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output (head, say) has enough; Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if sys.flags.dev_mode:  # python -X dev -m extractor ... shows where it happened
            raise
        return _fail(fault(error), FAULT)


def _fail(message: str, code: int) -> int:
    print(f"extractor: {' '.join(message.split())}", file=sys.stderr)
    return code
