-- See docs/adr, message log.
create table messages (
  id integer primary key,
  block integer not null,
  station_number integer not null,
  at integer not null,
  direction integer not null,
  message_id text not null,
  action text not null,
  request blob not null,
  answer_kind integer not null,
  answer blob not null,
  violations text,
  duration_us integer not null
);
create index messages_by_block on messages (block, station_number);
