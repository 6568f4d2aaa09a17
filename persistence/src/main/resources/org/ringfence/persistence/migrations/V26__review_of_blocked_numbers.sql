-- What was learnt is looked at each month: whether calls to it were refused.

alter table blocked_number add column learnt boolean default false not null;
alter table blocked_number add column refused_at timestamp(6) with time zone;

update blocked_number set learnt = true, expires_at = null where reason like 'learnt: %';
