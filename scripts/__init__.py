"""Build the kazakhstan-eu-timeline data package: one way through, no way back.

    curated      TOML -> records                       (records)
    timeline     words and other events -> dates       (dates: lexicon, rules, readings, windows, edtf)
    tables       records and dates -> rows -> CSV      (descriptor: the schema, bytes and hash)
    validate     frictionless, meaning, form           (checks, lint)
    publish      all files into place together         (readme, picture, page: what people see)

`build` runs it and tells a person (console, problems). Beside it: `scan` for the next article, `export` for other forms.
"""
