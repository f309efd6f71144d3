"""The picture data/timeline.svg, wide and narrow; the page opens on the same drawing."""
