"""What people see: dates in words, the console, the README and its pages, citations, the picture, the page, the calendar."""
