-- What a transaction goes through, and what its station says when it is asked about it.
alter table transactions add column charging_state_at integer;
alter table transactions add column time_spent_charging integer;
alter table transactions add column asked_at integer;
alter table transactions add column told_ongoing integer;
alter table transactions add column told_in_queue integer;
-- 2.0.1: events are missing of which the station has not said yet that they are lost.
alter table transactions add column has_gap integer not null default 0;
update transactions set has_gap = 1 where ocpp_id is not null and (flags like '%missingSeqNo%' or (flags like '%replaced%' and end_received_at is null));
create index transactions_with_gap on transactions (station_number) where has_gap = 1;

create table transaction_states (
  transaction_id integer not null references transactions (id),
  at integer not null,
  -- 2.0.1: of the event that told; else 0.
  seq_no integer not null,
  state text not null,
  primary key (transaction_id, at, seq_no, state)
);

create table transaction_tokens (
  transaction_id integer not null references transactions (id),
  at integer not null,
  token_key text not null,
  id_token text not null,
  id_token_type text,
  -- Presented to end the transaction, not to charge.
  stops integer not null,
  verdict text not null,
  primary key (transaction_id, at, token_key, stops)
);

-- What a station agreed to. EVSE 0 is the station, connector 0 all connectors of the EVSE.
create table availability_wishes (
  station_number integer not null references stations (number),
  evse integer not null,
  connector integer not null,
  operative integer not null,
  -- The station's answer, in its word.
  status text not null,
  asked_at integer not null,
  primary key (station_number, evse, connector)
);

-- Resets that wait until nothing charges. EVSE 0 is the station.
create table scheduled_resets (
  station_number integer not null references stations (number),
  evse integer not null,
  asked_at integer not null,
  primary key (station_number, evse)
);
