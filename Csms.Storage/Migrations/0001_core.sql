-- Times are milliseconds since 1970 in UTC, energies thousandths of a watt-hour, powers thousandths of a watt.

create table stations (
  number integer primary key,
  id text not null,
  registration integer not null,
  security_profile integer not null,
  password_salt blob,
  password_hash blob,
  ocpp_version text,
  vendor text,
  model text,
  serial_number text,
  firmware_version text,
  iccid text,
  imsi text,
  meter_type text,
  meter_serial_number text,
  boot_reason text,
  booted_at integer,
  last_seen_at integer,
  created_at integer not null,
  -- A removed station keeps its row: its transactions still name it, and its number is never given again.
  removed_at integer
);
create unique index stations_by_id on stations (id) where removed_at is null;

create table connectors (
  station_number integer not null references stations (number),
  evse integer not null,
  connector integer not null,
  status text not null,
  status_at integer not null,
  received_at integer not null,
  error_code text,
  vendor_error_code text,
  error_detail text,
  primary key (station_number, evse, connector)
);

create table knocks (
  station_id text primary key,
  address text not null,
  reason text not null,
  count integer not null,
  first_at integer not null,
  last_at integer not null
);
create index knocks_by_time on knocks (last_at, station_id);

create table device_reports (
  station_number integer not null references stations (number),
  request_id integer not null,
  seq_no integer not null,
  generated_at integer not null,
  received_at integer not null,
  more_follows integer not null,
  primary key (station_number, request_id, seq_no)
);

create table device_variables (
  station_number integer not null references stations (number),
  component text not null,
  component_instance text not null,
  evse integer not null,
  connector integer not null,
  variable text not null,
  variable_instance text not null,
  attribute text not null,
  value text,
  mutability text,
  data_type text,
  unit text,
  values_list text,
  min_limit text,
  max_limit text,
  updated_at integer not null,
  primary key (station_number, component, component_instance, evse, connector, variable, variable_instance, attribute)
);

create table station_events (
  id integer primary key,
  station_number integer not null references stations (number),
  event_id integer not null,
  at integer not null,
  received_at integer not null,
  trigger_word text not null,
  component text not null,
  variable text not null,
  evse integer,
  connector integer,
  value text not null,
  cleared integer not null,
  ocpp_transaction_id text,
  tech_code text,
  tech_detail text,
  json text not null
);
create unique index station_events_once on station_events (station_number, event_id, at, component, variable);
create index station_events_by_station on station_events (station_number, id);

create table security_events (
  id integer primary key,
  station_number integer not null references stations (number),
  type text not null,
  at integer not null,
  received_at integer not null,
  tech_detail text not null
);
create unique index security_events_once on security_events (station_number, at, type, tech_detail);
create index security_events_by_station on security_events (station_number, id);

create table tokens (
  -- The id in lower case: equality ignores case.
  token_key text primary key,
  id_token text not null,
  type text,
  status integer not null,
  group_id text,
  parent_id text,
  expires_at integer,
  updated_at integer not null
);

create table transactions (
  id integer primary key,
  station_number integer not null references stations (number),
  -- 2.0.1: the station's id.
  ocpp_id text,
  -- 1.6: what makes a repeated start the same start.
  start_key text,
  evse integer,
  connector integer,
  id_token text,
  id_token_type text,
  token_key text,
  group_id text,
  state integer not null,
  started_at integer not null,
  start_received_at integer not null,
  ended_at integer,
  -- When the station's own end came; null while it has not, also when an operator ended it.
  end_received_at integer,
  meter_start integer,
  meter_stop integer,
  meter_first integer,
  meter_first_at integer,
  meter_last integer,
  meter_last_at integer,
  energy integer,
  energy_source text,
  stop_reason text,
  charging_state text,
  flags text not null,
  remote_start_id integer,
  reservation_id integer,
  -- 2.0.1: the sequence numbers that came, as ranges; those of the first and the last event.
  seq_nos text,
  start_seq_no integer,
  end_seq_no integer,
  -- The readings between these ids hold all of the transaction's; the row knows what they say up to the last one.
  first_reading_id integer,
  last_reading_id integer,
  last_reading_at integer
);
create unique index transactions_by_ocpp_id on transactions (station_number, ocpp_id) where ocpp_id is not null;
create unique index transactions_by_start on transactions (station_number, start_key) where start_key is not null;
create index transactions_active on transactions (station_number) where state = 0;
create index transactions_active_token on transactions (token_key) where state = 0;
create index transactions_by_time on transactions (started_at, id);
create index transactions_by_station on transactions (station_number, started_at, id);
create index transactions_by_end on transactions (station_number, ended_at);

-- See docs/adr, meter readings. No foreign keys: a check per row would be paid for by every message.
create table readings (
  id integer primary key,
  block integer not null,
  station_number integer not null,
  evse integer not null,
  connector integer not null,
  transaction_id integer,
  -- 2.0.1: the sequence number of the event that brought it.
  seq_no integer,
  at integer not null,
  received_at integer not null,
  energy integer,
  power integer,
  soc integer,
  samples blob not null
);
create index readings_by_block on readings (block, station_number);

create table remote_starts (
  id integer primary key,
  station_number integer not null references stations (number),
  id_token text not null,
  id_token_type text,
  token_key text not null,
  evse integer,
  connector integer,
  requested_at integer not null,
  operator_name text not null,
  status text,
  transaction_id integer references transactions (id)
);
create index remote_starts_open on remote_starts (station_number, id) where transaction_id is null;

create table charging_profiles (
  station_number integer not null references stations (number),
  profile_id integer not null,
  evse integer not null,
  purpose text not null,
  stack_level integer not null,
  ocpp_transaction_id text,
  json text not null,
  accepted_at integer not null,
  primary key (station_number, profile_id)
);

create table timeline (
  id integer primary key,
  -- Text, not a number: unknown stations have a timeline too.
  station_id text not null,
  at integer not null,
  kind text not null,
  reason text not null,
  detail_json text
);
create index timeline_by_station on timeline (station_id, id);

create table operators (
  id integer primary key,
  name text not null,
  key_hash blob not null unique,
  created_at integer not null,
  revoked_at integer
);

create table audit (
  id integer primary key,
  at integer not null,
  operator_name text not null,
  action text not null,
  station_id text,
  detail text
);

create table rule_switches (
  rule_id text not null,
  -- Empty for all stations.
  station_id text not null,
  enabled integer not null,
  primary key (rule_id, station_id)
);

create table deviations (
  station_number integer not null references stations (number),
  rule_id text not null,
  count integer not null,
  first_at integer not null,
  last_at integer not null,
  primary key (station_number, rule_id)
);
