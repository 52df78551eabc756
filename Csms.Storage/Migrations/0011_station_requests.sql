-- What a station was asked for and sends later, in messages of its own that carry the request's id.
create table station_requests (
  station_number integer not null references stations (number),
  -- requestId on the wire.
  id integer not null,
  kind text not null,
  operator text not null,
  asked_at integer not null,
  state integer not null,
  -- The station's last word about it.
  status text,
  reason text,
  -- How long the station may be silent before it is given up, and until when it may now.
  patience_ms integer not null,
  due_at integer not null,
  ended_at integer,
  primary key (station_number, id)
) without rowid;
create index station_requests_running on station_requests (due_at) where ended_at is null;

-- The parts in which the results come; also of requests that were not made here.
create table request_parts (
  station_number integer not null references stations (number),
  kind text not null,
  request_id integer not null,
  seq_no integer not null,
  generated_at integer not null,
  received_at integer not null,
  more_follows integer not null,
  content text,
  primary key (station_number, kind, request_id, seq_no)
) without rowid;
insert into request_parts (station_number, kind, request_id, seq_no, generated_at, received_at, more_follows)
  select station_number, 'Report', request_id, seq_no, generated_at, received_at, more_follows from device_reports;
drop table device_reports;
