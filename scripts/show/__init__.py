"""What people see: the console, the README's blocks, the picture, the page."""
