-- At a station an id that comes again replaces, if it is accepted: so one id may have several rows, of one station.
create table reservations (
  number integer primary key,
  id integer not null,
  station_number integer not null references stations (number),
  -- Null for any.
  evse integer,
  connector integer,
  connector_type text,
  id_token text not null,
  id_token_type text,
  token_key text not null,
  group_id text,
  expires_at integer not null,
  state integer not null,
  -- The station's answer, in its word.
  status text,
  created_at integer not null,
  ended_at integer,
  end_reason text,
  transaction_id integer references transactions (id)
);
create index reservations_by_id on reservations (id, number);
create index reservations_by_station on reservations (station_number, number);
create index reservations_live on reservations (station_number) where ended_at is null;
