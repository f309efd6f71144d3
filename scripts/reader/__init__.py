"""Date words -> spans. Knows nothing of the rest of the project and could be lifted out."""
