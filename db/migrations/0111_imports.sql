-- Lists that people upload: first tried, then, once somebody says so, carried out. An import is work, not a fact: it has no event, what it writes has.
CREATE TABLE import (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_import PRIMARY KEY,
    version INT NOT NULL,
    kind NVARCHAR(20) NOT NULL CONSTRAINT ck_import_kind CHECK (kind IN ('pledges', 'equipment', 'requirements')),
    mode NVARCHAR(20) NOT NULL CONSTRAINT ck_import_mode CHECK (mode IN ('all-or-nothing', 'one-by-one')),
    status NVARCHAR(20) NOT NULL CONSTRAINT ck_import_status
        CHECK (status IN ('queued', 'checking', 'checked', 'confirmed', 'writing', 'done', 'cancelled', 'failed', 'expired')),
    name NVARCHAR(400) NULL,
    format NVARCHAR(10) NOT NULL CONSTRAINT ck_import_format CHECK (format IN ('xlsx', 'csv', 'ndjson')),
    bytes INT NOT NULL CONSTRAINT ck_import_bytes CHECK (bytes >= 1),
    sha256 NVARCHAR(64) NOT NULL,
    contributor NVARCHAR(3) NULL CONSTRAINT fk_import_contributor REFERENCES contributor (id),
    at DATETIME2(3) NOT NULL,
    actor NVARCHAR(200) NOT NULL,
    person NVARCHAR(200) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    checked_at DATETIME2(3) NULL,
    confirmed_by NVARCHAR(200) NULL,
    confirmed_by_person NVARCHAR(200) NULL,
    ended_at DATETIME2(3) NULL,
    expires_at DATETIME2(3) NOT NULL,
    instance NVARCHAR(40) NULL,
    lease_until DATETIME2(3) NULL,
    attempts INT NOT NULL,
    rows_read INT NOT NULL,
    items_done INT NOT NULL,
    rows_done INT NOT NULL,
    rows_new INT NOT NULL,
    rows_changed INT NOT NULL,
    rows_unchanged INT NOT NULL,
    rows_refused INT NOT NULL,
    failure_code NVARCHAR(40) NULL CONSTRAINT ck_import_failure_code CHECK (failure_code IN ('rows-refused', 'interrupted', 'internal-error')),
    failure_detail NVARCHAR(MAX) NULL,
    CONSTRAINT ck_import_working CHECK (status NOT IN ('checking', 'writing') OR (instance IS NOT NULL AND lease_until IS NOT NULL)),
    CONSTRAINT ck_import_failure CHECK ((status = 'failed' AND failure_code IS NOT NULL) OR (status <> 'failed' AND failure_code IS NULL))
);

CREATE INDEX ix_import_status ON import (status, id);
CREATE INDEX ix_import_contributor ON import (contributor, role, id);
CREATE INDEX ix_import_role ON import (role, id);
CREATE INDEX ix_import_expires_at ON import (expires_at, status);
CREATE INDEX ix_import_sha256 ON import (sha256, status);

-- The file as it came, in parts of 64 KB, so that it is never wholly in memory on its way in and out.
CREATE TABLE import_part (
    import NVARCHAR(20) NOT NULL CONSTRAINT fk_import_part_import REFERENCES import (id),
    number INT NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    CONSTRAINT pk_import_part PRIMARY KEY (import, number)
);

-- What comes, or came, of each row. The objects that they are about may be deleted since: no foreign key.
CREATE TABLE import_row (
    id NVARCHAR(40) NOT NULL CONSTRAINT pk_import_row PRIMARY KEY,
    import NVARCHAR(20) NOT NULL CONSTRAINT fk_import_row_import REFERENCES import (id),
    number INT NOT NULL CONSTRAINT ck_import_row_number CHECK (number BETWEEN 1 AND 9999999),
    result NVARCHAR(20) NOT NULL CONSTRAINT ck_import_row_result CHECK (result IN ('new', 'changed', 'unchanged', 'refused')),
    written INT NOT NULL CONSTRAINT ck_import_row_written CHECK (written IN (0, 1)),
    about NVARCHAR(40) NULL,
    external_id NVARCHAR(200) NULL,
    name NVARCHAR(400) NULL,
    faults NVARCHAR(MAX) NOT NULL
);

CREATE INDEX ix_import_row_import ON import_row (import, id);
CREATE INDEX ix_import_row_result ON import_row (import, result, id);
