-- From layout 1 to 2. Runs of files know the file's place, content and pages, and why they failed;
-- what a manifest says of a file is kept beside what the file says.
ALTER TABLE imports ADD COLUMN uri TEXT;
ALTER TABLE imports ADD COLUMN content TEXT;
ALTER TABLE imports ADD COLUMN pages INTEGER;
ALTER TABLE imports ADD COLUMN failure TEXT;
CREATE INDEX imports_uri ON imports (uri);
CREATE INDEX imports_content ON imports (content);

CREATE TABLE manifest (
    sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
    path TEXT NOT NULL,
    source_url TEXT,
    retrieved TEXT,
    council TEXT,
    year TEXT,
    PRIMARY KEY (sha256, path)
);
