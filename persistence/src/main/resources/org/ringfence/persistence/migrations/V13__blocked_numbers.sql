-- Numbers that nobody calls but for fraud, by their beginnings.

create table blocked_number (
    prefix     varchar(24) primary key,
    confidence varchar(20) not null,
    reason     varchar(200) not null,
    listed_at  timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone
);

insert into edition (name, number) values ('BLOCKED_NUMBERS', 0);
