-- The day on which a draft that was a mistake was deleted. Its row stays, because events name it; nothing but the log shows it.
ALTER TABLE pledge ADD deleted_on DATE NULL;
ALTER TABLE sur ADD deleted_on DATE NULL;
ALTER TABLE requirement ADD deleted_on DATE NULL;
