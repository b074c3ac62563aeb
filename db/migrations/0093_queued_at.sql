-- How long a run waits is told by when it was put into the queue, not by when it was asked for: it may have been carried out before.
ALTER TABLE match_job ADD queued_at DATETIME2(3) NULL;
