"""The pages in Markdown: README, the tables and fields, the rules of the reader."""
