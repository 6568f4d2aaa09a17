-- The countries that accounts are used from.

create table account_country (
    account_id bigint not null references account (id),
    country    varchar(2) not null,
    first_at   timestamp(6) with time zone not null,
    primary key (account_id, country)
);

insert into edition (name, number) values ('COUNTRIES', 0);
