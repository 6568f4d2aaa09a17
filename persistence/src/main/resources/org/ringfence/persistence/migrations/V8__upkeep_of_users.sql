-- Since when things of users stand as they do; users that are there already begin now.

alter table sip_user add column password_set_at timestamp(6) with time zone default current_timestamp not null;
alter table sip_user add column weak_since timestamp(6) with time zone;
alter table sip_user add column aged_told_at timestamp(6) with time zone;
alter table sip_user add column last_used_at timestamp(6) with time zone default current_timestamp not null;
alter table sip_user add column dormant_told_at timestamp(6) with time zone;

create table chore (
    name    varchar(20) primary key,
    done_at timestamp(6) with time zone not null
);
insert into chore (name, done_at) values ('REVIEW', timestamp with time zone '1970-01-01 00:00:00+00');
insert into chore (name, done_at) values ('AUDIT', timestamp with time zone '1970-01-01 00:00:00+00');
