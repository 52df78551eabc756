-- A profile that is being replaced stands beside the one that replaces it until the station has answered.
create table charging_profiles_with_state (
  station_number integer not null references stations (number),
  profile_id integer not null,
  evse integer not null,
  purpose text not null,
  stack_level integer not null,
  ocpp_transaction_id text,
  json text not null,
  -- 0 wanted, 1 accepted, 2 lost.
  state integer not null,
  note text,
  at integer not null,
  primary key (station_number, profile_id, state)
);
insert into charging_profiles_with_state (station_number, profile_id, evse, purpose, stack_level, ocpp_transaction_id, json, state, at)
  select station_number, profile_id, evse, purpose, stack_level, ocpp_transaction_id, json, 1, accepted_at from charging_profiles;
drop table charging_profiles;
alter table charging_profiles_with_state rename to charging_profiles;

-- Reports of profiles that were asked for to mend what differs.
create table profile_mends (
  station_number integer not null references stations (number),
  request_id integer not null,
  primary key (station_number, request_id)
) without rowid;

-- Limits that others than the CSMS have set, as stations tell them.
create table charging_limits (
  station_number integer not null references stations (number),
  source text not null,
  -- 0 for the whole station.
  evse integer not null,
  is_grid_critical integer not null,
  -- The schedules as JSON; empty where the station tells none.
  schedules text not null,
  noted_at integer not null,
  primary key (station_number, source, evse)
) without rowid;

-- What vehicles need, what they were offered and what they plan.
create table ev_needs (
  number integer primary key,
  station_number integer not null references stations (number),
  evse integer not null,
  -- Null until the transaction is known.
  ocpp_transaction_id text,
  needs text not null,
  received_at integer not null,
  -- The answer.
  status text not null,
  -- Until when a schedule is due; null when there is nothing to offer any more.
  due_at integer,
  profile_id integer,
  offered_at integer,
  note text,
  plan text,
  plan_at integer,
  plan_accepted integer,
  plan_reason text,
  renegotiations integer not null default 0
);
create index ev_needs_by_evse on ev_needs (station_number, evse, number);
create index ev_needs_by_transaction on ev_needs (station_number, ocpp_transaction_id, number);
create index ev_needs_due on ev_needs (due_at) where due_at is not null;
