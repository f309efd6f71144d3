"""Records -> tables -> CSV and descriptor -> validation -> publication."""
