"""Build a timeline package. Data passes down this list, and no import goes back.

    common/      errors, the console, plain files, git: used by all folders but reader/
    reader/      date words -> spans; uses nothing else of the project, and could be used alone
    curated/     TOML written by hand -> records -> dated records
    package/     rows -> CSV and descriptor -> checks -> publication
    show/        dates in words, README and field pages, picture, page, citations
    drafting/    a text or a CSV -> TOML with stubs, which a person fills in

Commands: `build` runs all of it; `validate` checks the published files; `draft` drafts the next
article and `start` starts a new package; `export` writes other formats; `release` checks a version before
it is tagged, and `ledger` records its new ids.
"""

import sys

IS_COMMAND = sys.argv[:1] == ["-m"]
# python -m looks for modules in the current folder first: a csv.py there would be run for Python's.
if IS_COMMAND and not sys.flags.safe_path:
    sys.path.append(sys.path.pop(0))

import signal  # noqa: E402

# A Ctrl-C while modules are loaded ends a command without a traceback (see console.run).
if IS_COMMAND:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
