-- Entries and records of an account hang on each other by hashes (SPEC Q6). Those that are there already have none; their
-- numbers are kept, so that none can be added to them. The heads of both chains are in the account's row, which every
-- step of money locks anyway.

alter table account add column entry_no bigint default 0 not null;
alter table account add column entry_link varchar(64) default '' not null;
alter table account add column record_no bigint default 0 not null;
alter table account add column record_link varchar(64) default '' not null;

alter table ledger_entry add column link_no bigint;
alter table ledger_entry add column link varchar(64);
alter table call_record add column link_no bigint;
alter table call_record add column link varchar(64);

create table before_chains (
    kind        varchar(10) primary key,
    unlinked    bigint not null
);
insert into before_chains (kind, unlinked) select 'ENTRY', count(*) from ledger_entry;
insert into before_chains (kind, unlinked)
    select 'RECORD', count(*) from call_record r where exists (select 1 from account a where a.id = r.account_id);
