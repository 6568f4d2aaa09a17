-- Void bindings are taken away every few minutes; an index that each refresh of a phone changes costs more than it saves.

drop index sip_binding_by_expiry;
