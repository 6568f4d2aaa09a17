-- The tariffs that a tariff looks into: where it has no price, and in off-peak hours.

alter table tariff add column parent_id bigint references tariff (id);
alter table tariff add column off_peak_id bigint references tariff (id);
alter table tariff add column off_peak_hours varchar(500);
