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

import signal
import sys

# Run as a command: a Ctrl-C while modules are loaded ends it without a traceback (see console.run).
if sys.argv[:1] == ["-m"]:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
