"""What is kept on this machine: private SQLite files."""
