-- Which trunk carried a call, and what its carrier charges for it. Records from before have none of it.

alter table reservation add column carrier_id bigint;
alter table reservation add column carrier varchar(100);

alter table call_record add column carrier_id bigint;
alter table call_record add column carrier varchar(100);
alter table call_record add column cost_version_id bigint;
alter table call_record add column cost_currency varchar(3);
alter table call_record add column cost decimal(18, 5);

-- Each is there with what belongs to it, so that nothing can be written that readers of records would not see.
alter table call_record add constraint call_record_carrier_is_whole check (
    (carrier_id is null) = (carrier is null)
    and (cost is null) = (cost_currency is null)
    and (carrier_id is not null or (cost is null and cost_version_id is null)));
