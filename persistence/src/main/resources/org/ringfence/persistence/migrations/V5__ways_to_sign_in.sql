-- By what a user is known, and what its answers to challenges have to bring; null is what is demanded of all.

alter table sip_user add column sign_in varchar(24) default 'PASSWORD' not null;
alter table sip_user add column addresses varchar(2000) default '' not null;
alter table sip_user add column tech_prefix varchar(24) default '' not null;
alter table sip_user add column algorithms varchar(16);
alter table sip_user add column strictness varchar(16);
