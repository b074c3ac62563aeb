-- Files attached to objects. Where the settings name no folder, their contents stand here in parts of 64 KB, so that none is ever wholly in memory.
CREATE TABLE attached_file (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_attached_file PRIMARY KEY,
    version INT NOT NULL,
    attached_to_kind NVARCHAR(40) NOT NULL,
    attached_to NVARCHAR(20) NOT NULL,
    contributor NVARCHAR(3) NOT NULL CONSTRAINT fk_attached_file_contributor REFERENCES contributor (id),
    name NVARCHAR(400) NOT NULL,
    kind NVARCHAR(10) NOT NULL,
    bytes INT NOT NULL,
    sha256 NVARCHAR(64) NOT NULL,
    attached_on DATE NOT NULL,
    attached_by NVARCHAR(200) NOT NULL,
    supersedes NVARCHAR(20) NULL CONSTRAINT fk_attached_file_supersedes REFERENCES attached_file (id),
    superseded_by NVARCHAR(20) NULL CONSTRAINT fk_attached_file_superseded_by REFERENCES attached_file (id)
);

CREATE INDEX ix_attached_file_attached_to ON attached_file (attached_to, id);
CREATE INDEX ix_attached_file_contributor ON attached_file (contributor, id);
CREATE INDEX ix_attached_file_attached_on ON attached_file (attached_on, id);

CREATE TABLE file_part (
    file_id NVARCHAR(20) NOT NULL CONSTRAINT fk_file_part_file REFERENCES attached_file (id),
    number INT NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    CONSTRAINT pk_file_part PRIMARY KEY (file_id, number)
);
