-- What calls from one address have come to in the period that is open, in each currency.

create table address_usage (
    address  varchar(64) not null,
    currency varchar(3) not null,
    begun    timestamp(6) with time zone not null,
    calls    bigint not null,
    talk     bigint not null,
    spent    decimal(18, 5) not null,
    reserved decimal(18, 5) not null,
    primary key (address, currency)
);
create index address_usage_by_begin on address_usage (begun);

-- The address at which a running call counts; null when it counts at none.
alter table reservation add column address varchar(64);
