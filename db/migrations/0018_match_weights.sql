-- What quality is worth, under a name. A version is never changed: runs refer to it.
CREATE TABLE match_weights (
    id NVARCHAR(20) NOT NULL CONSTRAINT pk_match_weights PRIMARY KEY,
    name NVARCHAR(60) NOT NULL,
    version INT NOT NULL,
    weights NVARCHAR(400) NOT NULL,
    reason NVARCHAR(400) NOT NULL,
    at DATETIME2(3) NOT NULL,
    actor NVARCHAR(100) NOT NULL,
    CONSTRAINT ux_match_weights_name_version UNIQUE (name, version)
);
