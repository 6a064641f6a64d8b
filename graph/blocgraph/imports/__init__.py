"""The datasets of international relations as they are published -> claims."""
