-- The day, since 1970-01-01, on which an account's owner was last told that a limit is reached.

alter table account add column limit_told_on integer default 0 not null;
