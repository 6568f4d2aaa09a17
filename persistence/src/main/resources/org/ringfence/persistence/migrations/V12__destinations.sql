-- Where the calls of accounts may go, beside what the policy says for all. Lists are texts with commas.

create table account_destination (
    account_id           bigint primary key references account (id),
    country              varchar(2),
    country_code         varchar(3),
    area_code            varchar(6),
    national_prefix      varchar(6),
    international_prefix varchar(6),
    international        varchar(10),
    only_own_users       boolean not null,
    diversions           boolean not null,
    allowed              varchar(4000) not null,
    blocked              varchar(4000) not null,
    pin_hash             varchar(200),
    pin_tries            integer default 0 not null,
    pin_tried_at         timestamp(6) with time zone
);

insert into edition (name, number) values ('DESTINATIONS', 0);
