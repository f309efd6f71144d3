"""Build the kazakhstan-eu-timeline data package from hand-written facts."""
