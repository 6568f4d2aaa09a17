-- Locks are numbers of levels; one came in between none and no chargeable calls.

update account set lock_level = lock_level + 1 where lock_level > 0;
