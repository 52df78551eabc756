-- What stations asked to have signed, and what came of it.
create table certificate_requests (
  number integer primary key,
  station_number integer not null references stations (number),
  use text not null,
  -- SHA-256 of what the station signed: the same wish again is the same request, though an ECDSA signature differs each time.
  fingerprint text not null,
  csr text not null,
  subject text not null,
  state integer not null,
  attempts integer not null default 0,
  next_try_at integer not null,
  created_at integer not null,
  -- PEM, the station's own certificate first; null until it is issued.
  chain text,
  issuer text,
  serial_number text,
  not_before integer,
  not_after integer,
  answered_at integer,
  -- Why it did not go on, in words.
  reason text,
  -- The last warning of its end that was given: 0 none, 1 soon, 2 very soon, 3 expired.
  announced integer not null default 0,
  renewal_asked_at integer
);
create index certificate_requests_by_station on certificate_requests (station_number, number);
create index certificate_requests_open on certificate_requests (next_try_at) where state in (0, 1);
create index certificate_requests_in_use on certificate_requests (not_after) where state = 2;

-- What stations hold of others' certificates, named by its hashes as the station spells them.
create table installed_certificates (
  number integer primary key,
  station_number integer not null references stations (number),
  use text not null,
  hash_algorithm text not null,
  issuer_name_hash text not null collate nocase,
  issuer_key_hash text not null collate nocase,
  serial_number text not null collate nocase,
  -- The serial number of the certificate whose chain it is a part of; null for the head of one.
  parent_serial_number text,
  -- Known of those that were installed from here.
  subject text,
  not_after integer,
  reported_at integer not null,
  announced integer not null default 0
);
create unique index installed_certificates_once on installed_certificates (station_number, use, issuer_name_hash, issuer_key_hash, serial_number);
create index installed_certificates_ending on installed_certificates (not_after) where not_after is not null;
