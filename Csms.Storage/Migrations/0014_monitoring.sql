-- What operators should look at. One row from the raising to the end; what happens again meanwhile is counted.
create table alarms (
  id integer primary key,
  -- Text, not a number, like the timeline's; null for what is no station's.
  station_id text,
  source text not null,
  subject text not null,
  -- What makes it the same alarm again: station, source, subject, place.
  alarm_key text not null,
  severity integer not null,
  reason text not null,
  raised_at integer not null,
  last_at integer not null,
  -- By the clock of whoever told.
  last_event_at integer not null,
  repeats integer not null,
  acknowledged_by text,
  acknowledged_at integer,
  ended_at integer,
  -- When it was over, by the clock of whoever told; null when nobody told.
  cleared_at integer,
  end_reason text
);
create index alarms_by_key on alarms (alarm_key, id);
create index alarms_by_station on alarms (station_id, id);
create index alarms_live on alarms (id) where ended_at is null;

-- Which events raise alarms; the first that matches decides, by position.
create table alarm_rules (
  id text primary key,
  position integer not null,
  source text not null,
  subject text not null,
  station text not null,
  trigger_word text,
  max_severity integer,
  raises integer not null,
  severity integer
);
insert into alarm_rules (id, position, source, subject, station, trigger_word, max_severity, raises, severity) values
  ('plug-locks', 50, 'DeviceEvent', 'ConnectorPlugRetentionLock/Problem', '*', null, null, 1, 4),
  ('device-alerts', 100, 'DeviceEvent', '*', '*', 'Alerting', 5, 1, null),
  ('security-events', 100, 'SecurityEvent', '*', '*', null, 5, 1, null),
  ('certificates', 100, 'Certificate', '*', '*', null, null, 1, null),
  ('closed-transactions', 100, 'Transaction', '*', '*', null, null, 1, null),
  ('firmware', 100, 'Firmware', '*', '*', null, null, 1, null);

alter table station_events add column monitor_id integer;

-- The monitors of stations, as they were set from here or reported. No instance is empty, no EVSE and no connector -1.
create table station_monitors (
  station_number integer not null references stations (number),
  id integer not null,
  component text not null,
  component_instance text not null,
  evse integer not null,
  connector integer not null,
  variable text not null,
  variable_instance text not null,
  type text not null,
  value text not null,
  severity integer not null,
  in_transaction integer not null,
  -- Who set it from here; null for those that were found at the station.
  set_by text,
  updated_at integer not null,
  primary key (station_number, id)
) without rowid;

create table station_monitoring (
  station_number integer primary key references stations (number),
  base text,
  level integer,
  -- The last report of all monitors that was asked for; those it does not name are gone.
  report_id integer,
  report_asked_at integer,
  report_answered_at integer
);

create index request_parts_with_content on request_parts (kind, received_at) where content is not null;
