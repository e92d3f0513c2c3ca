"""The page where HR keeps the families: edits of a draft, words, test questions, preview, publication and undo."""
