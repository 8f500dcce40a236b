"""How fast the extractor reads, how much memory it takes, and what plain pdfplumber takes."""
