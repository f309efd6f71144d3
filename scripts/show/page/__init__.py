"""The page data/timeline.html: template, style and script, and the code that fills them."""
