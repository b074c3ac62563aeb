-- Of several processes on one database one does what is due every so often; the others see here that it was done, or that it is being done.
CREATE TABLE shared_work (
    name NVARCHAR(50) NOT NULL CONSTRAINT pk_shared_work PRIMARY KEY,
    done_at DATETIME2(3) NULL,
    instance NVARCHAR(40) NULL,
    lease_until DATETIME2(3) NULL,
    turn INT NOT NULL
);

-- A run whose process has died goes back into the queue. One that takes its process down with it each time must not do so for ever.
ALTER TABLE match_job ADD attempts INT NOT NULL CONSTRAINT df_match_job_attempts DEFAULT 0;
