-- Shares of the calls among trunks of the same priority.

alter table trunk add column weight integer default 0 not null;
