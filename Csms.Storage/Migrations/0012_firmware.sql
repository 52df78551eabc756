-- Logs that stations were asked for: where each may be put, and what has come. The request itself is in station_requests.
create table log_uploads (
  station_number integer not null references stations (number),
  request_id integer not null,
  log_type text not null,
  oldest_at integer,
  latest_at integer,
  -- The hash of what names the upload in its URL; the URL itself is told to the station only.
  token_hash text not null unique,
  asked_at integer not null,
  file_name text,
  size_bytes integer,
  uploaded_at integer,
  primary key (station_number, request_id)
) without rowid;
create index log_uploads_age on log_uploads (asked_at);

-- Images that operators have uploaded; the files lie in the folder of the settings, named by the id.
create table firmware (
  id integer primary key autoincrement,
  version text not null,
  vendor text,
  model text,
  size_bytes integer not null,
  sha256 text not null,
  md5 text not null,
  signing_certificate text,
  signature text,
  uploaded_at integer not null,
  operator text not null,
  removed_at integer
);

-- Updates that stations were asked for, each with a URL of its own. The request itself is in station_requests.
create table firmware_updates (
  station_number integer not null references stations (number),
  request_id integer not null,
  firmware_id integer references firmware (id),
  -- Told by the operator; null when the image lies here.
  location text,
  version text,
  token_hash text unique,
  bytes_served integer not null default 0,
  campaign_id integer references firmware_campaigns (id),
  primary key (station_number, request_id)
) without rowid;
create index firmware_updates_campaign on firmware_updates (campaign_id, station_number) where campaign_id is not null;

create table firmware_campaigns (
  id integer primary key autoincrement,
  firmware_id integer not null references firmware (id),
  operator text not null,
  state integer not null,
  reason text,
  wave_size integer not null,
  max_failure_percent integer not null,
  starts_at integer not null,
  created_at integer not null,
  ended_at integer
);
create index firmware_campaigns_live on firmware_campaigns (id) where ended_at is null;

create table firmware_campaign_stations (
  campaign_id integer not null references firmware_campaigns (id),
  station_number integer not null references stations (number),
  wave integer not null,
  primary key (campaign_id, station_number)
) without rowid;
