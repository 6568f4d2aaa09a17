-- Fingerprints of the certificates that a user without a password shows.

alter table sip_user add column certificates varchar(1000) default '' not null;
