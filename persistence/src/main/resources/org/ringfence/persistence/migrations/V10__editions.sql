-- Counts changes of what every node remembers, so that each hears of the others' changes.

create table edition (
    name   varchar(20) primary key,
    number bigint not null
);

insert into edition (name, number) values ('SUBSCRIBERS', 0);
insert into edition (name, number) values ('ACCOUNTS', 0);
insert into edition (name, number) values ('TARIFFS', 0);
