-- What was agreed with vendors about their own data: a JSON Schema per message, '' for messages without an id. Keys are lower case.
create table transfer_schemas (
  vendor_key text not null,
  message_key text not null,
  vendor_id text not null,
  message_id text not null,
  json text not null,
  changed_at integer not null,
  primary key (vendor_key, message_key)
) without rowid;

-- Who handles a vendor's data.
create table web_hooks (
  vendor_key text primary key,
  vendor_id text not null,
  url text not null,
  secret text not null,
  timeout_ms integer not null,
  changed_at integer not null
) without rowid;

-- Vendors' data that stations sent, and what they were answered.
create table data_transfers (
  id integer primary key,
  station_number integer not null references stations (number),
  received_at integer not null,
  vendor_id text not null,
  message_id text,
  data text,
  status text not null,
  reason text,
  answer text
);
create index data_transfers_station on data_transfers (station_number, id);

-- Messages on stations' displays. state: 0 asked and not answered, 1 shown, 2 lost by the station.
create table display_messages (
  station_number integer not null references stations (number),
  message_id integer not null,
  state integer not null,
  priority text not null,
  shown_while text,
  format text not null,
  language text,
  content text not null,
  starts_at integer,
  ends_at integer,
  ocpp_transaction_id text,
  changed_at integer not null,
  primary key (station_number, message_id)
) without rowid;

-- The last question for all messages of a station: what its answer does not name, the station has lost.
create table display_surveys (
  station_number integer primary key references stations (number),
  request_id integer not null,
  asked_at integer not null
);

-- What drivers were told of a transaction's price: the tariff in words, and the cost so far or final (decimal text).
create table told_prices (
  transaction_id integer primary key references transactions (id),
  tariff text,
  cost text,
  told_at integer not null
);
