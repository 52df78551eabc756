-- What was said of a station in its timeline, and is said once a day only.
create table timeline_daily (
  station_id text not null,
  subject text not null,
  at integer not null,
  primary key (station_id, subject)
) without rowid;

create index alarms_live_by_station on alarms (station_id) where ended_at is null;

-- Times that no clock can have told count as the receipt.
update alarms set last_event_at = last_at where last_event_at > last_at + 600000;
update alarms set cleared_at = ended_at where cleared_at > ended_at + 600000;

-- Parts of results that nobody asked for are not kept any more.
delete from request_parts where not exists (
  select 1 from station_requests requests
  where requests.station_number = request_parts.station_number and requests.id = request_parts.request_id and requests.kind = request_parts.kind);

-- Of each station the newest are kept.
create index setting_changes_by_station on setting_changes (station_number, id);
