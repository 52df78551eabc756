-- Since when a station that has been here is away; null while it is connected, and for one that has never come.
alter table stations add column offline_since integer;
create index stations_offline on stations (offline_since) where offline_since is not null and removed_at is null;

-- How long, or how often within how long, until the cause of a standing alarm counts; null: as the kind has it.
alter table alarm_rules add column minutes integer;
alter table alarm_rules add column times integer;
insert into alarm_rules (id, position, source, subject, station, trigger_word, max_severity, raises, severity, minutes, times) values
  ('offline', 100, 'Station', 'Offline', '*', null, null, 1, null, 10, null),
  ('faulted', 100, 'Station', 'Faulted', '*', null, null, 1, null, 0, null),
  ('no-energy', 100, 'Station', 'NoEnergy', '*', null, null, 1, null, 15, null),
  ('violations', 100, 'Station', 'Violations', '*', null, null, 1, null, 10, 20);

-- What one alarm stands for when many would have come at once, until its cause is over.
create table alarm_members (
  alarm_key text primary key,
  alarm_id integer not null references alarms (id),
  station_id text not null
) without rowid;
create index alarm_members_by_alarm on alarm_members (alarm_id);

create index alarms_standing on alarms (source, subject) where ended_at is null;
