-- Password hashes are encrypted: longer than the hashes, and by one key that all servers of a database share.

alter table credential alter column sha256 set data type varchar(200);
alter table credential alter column md5 set data type varchar(200);

create table hash_key (
    place integer primary key,
    name  varchar(32) not null
);
