"""Step 1, open: a PDF file becomes pages of words, ruling lines and images."""
