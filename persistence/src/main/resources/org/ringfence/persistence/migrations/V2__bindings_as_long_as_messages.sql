-- What a phone registers is as long as the phone likes, up to what a SIP message can carry.

alter table sip_binding alter column contact set data type varchar(65535);
alter table sip_binding alter column call_id set data type varchar(65535);
alter table sip_binding alter column instance set data type varchar(65535);
alter table sip_binding alter column path set data type varchar(65535);
