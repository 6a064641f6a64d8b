"""Documents: files, folders and standard input to text, sentences and their exact offsets."""
