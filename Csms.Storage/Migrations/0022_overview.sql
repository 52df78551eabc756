-- What all stations gave together, by five minutes.
create table deliveries (
  at integer primary key,
  -- The powers of the running transactions, added up once a minute; divided by how often that was done it is the mean.
  power integer not null default 0,
  looks integer not null default 0,
  -- What transactions were known to have taken more at its end than at its beginning.
  energy integer not null default 0
);

create index connectors_faulted on connectors (station_number) where status = 'Faulted';
create index transactions_charging on transactions (station_number) where state = 0 and charging_state = 'Charging';
