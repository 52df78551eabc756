-- Where, when and how often at once a token may charge, as JSON; null sets no limit.
alter table tokens add column rules_json text;
-- The driver's language.
alter table tokens add column language text;
create index tokens_by_group on tokens (lower(coalesce(group_id, parent_id)));
create table token_groups (
  -- The id in lower case: equality ignores case.
  group_key text primary key,
  group_id text not null,
  status integer not null,
  is_master_pass integer not null,
  rules_json text,
  updated_at integer not null
);
-- One row, which counts every change of a token or a group: who has seen this number has seen all.
create table token_changes (
  number integer not null
);
insert into token_changes (number) values (0);
create table local_lists (
  station_number integer primary key references stations (number),
  scope integer not null,
  group_id text,
  -- The version that the station took last from us; what it then had is in local_list_entries.
  version integer not null,
  -- 0: the station may have something else, whatever version it tells.
  is_certain integer not null,
  -- What the station told last.
  station_version integer,
  state integer not null,
  reason text,
  -- The token_changes that the list was brought up to date with.
  token_changes integer,
  checked_at integer,
  synced_at integer
);
create table local_list_entries (
  station_number integer not null references stations (number),
  token_key text not null,
  id_token text not null,
  type text,
  -- All that the station was told of it, to be compared.
  content text not null,
  primary key (station_number, token_key)
) without rowid;
