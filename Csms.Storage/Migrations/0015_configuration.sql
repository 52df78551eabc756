-- What stations are set to, what they were set to before, and what they are wanted to be set to. A 1.6 key is a variable without a component.

-- Names are equal whatever their case.
create index device_variables_by_name on device_variables (station_number, lower(component), lower(variable));

-- The last time that everything was asked for.
create table inventories (
  station_number integer primary key references stations (number),
  ocpp_version text,
  firmware_version text,
  asked_at integer not null,
  -- 2.0.1: the report's requestId.
  request_id integer,
  taken_at integer
);

create table setting_changes (
  id integer primary key,
  station_number integer not null references stations (number),
  name text not null,
  at integer not null,
  old_value text,
  new_value text,
  source integer not null
);
create index setting_changes_by_name on setting_changes (station_number, lower(name), id);

-- What a station answered when it was last told to change a setting.
create table setting_outcomes (
  station_number integer not null references stations (number),
  -- The name in lower case.
  name_key text not null,
  value text not null,
  status text not null,
  firmware_version text,
  at integer not null,
  primary key (station_number, name_key)
) without rowid;

create table configuration_templates (
  name text primary key,
  vendor text,
  model text,
  firmware_version text,
  settings_json text not null,
  updated_at integer not null
);

create table wanted_settings (
  station_number integer primary key references stations (number),
  settings_json text not null,
  updated_at integer not null
);

-- Holds no password.
create table network_profiles (
  station_number integer not null references stations (number),
  slot integer not null,
  url text not null,
  security_profile integer not null,
  interface text not null,
  status text not null,
  set_at integer not null,
  primary key (station_number, slot)
) without rowid;
