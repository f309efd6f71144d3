"""What every room uses: errors, the console, plain files."""
