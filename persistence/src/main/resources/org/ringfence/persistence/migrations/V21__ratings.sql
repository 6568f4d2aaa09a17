-- Later versions of what calls cost. The record is the first one and stays as it is.

create table call_rating (
    attempt_id        uuid not null,
    version           integer not null,
    charge            decimal(18, 5) not null,
    currency          varchar(3) not null,
    tariff_version_id bigint,
    rated_at          timestamp(6) with time zone not null,
    primary key (attempt_id, version)
);
