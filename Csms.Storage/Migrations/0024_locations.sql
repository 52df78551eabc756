-- Sites where stations stand.
create table locations (
  number integer primary key autoincrement,
  -- Upper and lower case are the same location.
  id text not null collate nocase unique,
  name text,
  address text not null,
  postal_code text,
  city text not null,
  state text,
  country text not null,
  -- Ten-millionths of a degree; both or none.
  latitude integer,
  longitude integer,
  time_zone text not null,
  -- Null: nobody has said.
  hours_json text,
  -- What is searched, in lower case.
  search text not null,
  updated_at integer not null
);

alter table stations add column location_number integer references locations (number);
create index stations_by_location on stations (location_number, id) where location_number is not null and removed_at is null;

-- What is known of EVSEs and connectors as they were built, whether their stations have told of them or not.
create table evse_labels (
  station_number integer not null references stations (number),
  evse integer not null,
  label text not null,
  primary key (station_number, evse)
) without rowid;

create table connector_facts (
  station_number integer not null references stations (number),
  evse integer not null,
  connector integer not null,
  -- The first three in the words of OCPI.
  standard text not null,
  format text not null,
  power_type text not null,
  -- Volts (of three phases: from phase to neutral), amperes, watts.
  max_voltage integer not null,
  max_amperage integer not null,
  max_electric_power integer,
  primary key (station_number, evse, connector)
) without rowid;
