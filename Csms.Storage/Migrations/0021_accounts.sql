-- People who sign in to the console.
create table accounts (
  id integer primary key autoincrement,
  -- In lower case: upper and lower case are the same person.
  name text not null unique,
  -- Null until the person has chosen a password by a link.
  password_hash text,
  role integer not null,
  -- Kept as it is, since codes are made of it; asked for once the person has shown a code.
  totp_secret blob,
  totp_is_on integer not null default 0,
  -- The time step of the last code that was used: a code is good for once.
  totp_last_step integer not null default 0,
  failures integer not null default 0,
  locked_until integer,
  created_at integer not null,
  last_sign_in_at integer,
  disabled_at integer
);

-- One-time links by which a person chooses a password. Without an account: whoever has it makes the first one.
create table account_links (
  code_hash blob primary key,
  account_id integer unique references accounts (id) on delete cascade,
  expires_at integer not null
);

-- One row per browser that is signed in.
create table sign_ins (
  id integer primary key autoincrement,
  token_hash blob not null unique,
  account_id integer not null references accounts (id) on delete cascade,
  created_at integer not null,
  last_used_at integer not null,
  address text not null,
  client text not null
);
create index sign_ins_account on sign_ins (account_id);

-- The keys of the API. Role 2 is Administrator, as all were until now.
alter table operators rename to api_keys;
alter table api_keys add column role integer not null default 2;
alter table api_keys add column expires_at integer;
-- A JSON list of station ids; null: all.
alter table api_keys add column stations_json text;

alter table audit add column address text;
alter table audit add column before_json text;
alter table audit add column after_json text;
create index audit_station on audit (station_id, id) where station_id is not null;
create index audit_operator on audit (operator_name, id);
