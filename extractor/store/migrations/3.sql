-- From layout 2 to 3. Sources say whether they were read from a page's picture.
ALTER TABLE sources ADD COLUMN ocr INTEGER NOT NULL DEFAULT 0;
