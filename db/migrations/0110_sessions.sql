-- Sessions of the pages that were ended before their cookies expire, and the keys that encrypt those cookies: the same for every process.
CREATE TABLE ended_session (
    session NVARCHAR(64) NOT NULL CONSTRAINT pk_ended_session PRIMARY KEY,
    until DATETIME2(3) NOT NULL
);
CREATE TABLE cookie_key (
    name NVARCHAR(100) NOT NULL CONSTRAINT pk_cookie_key PRIMARY KEY,
    xml NVARCHAR(MAX) NOT NULL,
    created_at DATETIME2(3) NOT NULL
);
