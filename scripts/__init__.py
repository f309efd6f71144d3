"""Build a timeline package: one way through, from the top of this list to its end, and no import goes back.

    reader/      date words -> spans; knows nothing of the rest, and could be lifted out
    curated/     the TOML written by hand -> records -> dates resolved
    package/     rows -> CSV and descriptor -> checked -> published together
    show/        what people see: dates in words, README and field pages, picture, page

What one runs: `build` goes all the way; `validate` looks at what is published; `draft` starts the next article and `start`
a package of one's own; `ledger` notes new ids; `export` writes other forms.
"""

import signal
import sys

if (
    sys.argv[:1] == ["-m"]
):  # run as a command: a Ctrl-C while its modules are loaded ends it without a traceback, see console.run
    signal.signal(signal.SIGINT, signal.SIG_DFL)
