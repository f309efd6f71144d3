"""Text or spreadsheet -> a curated file with stubs, which a person fills in."""
