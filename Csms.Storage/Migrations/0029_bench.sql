-- Runs of scenarios at stations, the newest of all; the steps are a JSON document that is read whole.
create table bench_runs (
  id integer primary key,
  station_id text not null,
  scenario text not null,
  ocpp_version text not null,
  is_simulated integer not null,
  evse integer not null,
  operator_name text not null,
  started_at integer not null,
  ended_at integer,
  verdict integer,
  reason text,
  steps_json text not null
);
create index bench_runs_by_station on bench_runs (station_id, id);
create index bench_runs_unfinished on bench_runs (id) where ended_at is null;

-- Simulated stations that live in the server's process: what a process leaves behind when it ends without order, the next one clears away.
create table bench_stations (
  station_id text primary key
) without rowid;
