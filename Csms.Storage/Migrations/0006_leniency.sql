-- Rules that operators made; what a rule says is JSON, since only the protocol understands it.
create table leniency_rules (
  rule_id text primary key,
  json text not null,
  changed_at integer not null
);

-- Empty: the station did not say.
create table model_messages (
  vendor text not null,
  model text not null,
  firmware text not null,
  messages integer not null,
  deviating integer not null,
  refused integer not null,
  primary key (vendor, model, firmware)
);

create table model_deviations (
  vendor text not null,
  model text not null,
  firmware text not null,
  rule_id text not null,
  count integer not null,
  first_at integer not null,
  last_at integer not null,
  primary key (vendor, model, firmware, rule_id)
);
