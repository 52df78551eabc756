-- Who is told what happens: other systems by web hook, people by mail.
create table receivers (
  number integer primary key,
  -- 0 web hook, 1 mail.
  kind integer not null,
  id text not null,
  -- A URL, or a mail address.
  address text not null,
  -- Signs what is sent to a web hook; the one before counts until the new one has been put in its place.
  secret text not null,
  old_secret text,
  old_secret_until integer,
  -- Kinds of events, separated by spaces.
  events text not null,
  alarm_kind text not null,
  max_severity integer,
  station text not null,
  language text not null,
  tells_end integer not null,
  enabled integer not null,
  -- Why it was switched off by itself.
  stopped_because text,
  created_at integer not null,
  changed_at integer not null
);
create unique index receivers_by_id on receivers (kind, id);

-- What is to be delivered, and what became of it.
create table outbox (
  id integer primary key,
  receiver integer not null references receivers (number),
  delivery_id text not null,
  event text not null,
  station_id text,
  -- The event's data as JSON.
  content text not null,
  at integer not null,
  -- 0 waiting, 1 delivered, 2 dead.
  state integer not null,
  attempts integer not null default 0,
  last_attempt_at integer,
  next_attempt_at integer,
  -- The last answer's, of HTTP or SMTP.
  last_status integer,
  last_answer text,
  done_at integer
);
create index outbox_by_receiver on outbox (receiver, id);
create index outbox_waiting on outbox (receiver, id) where state = 0;
create index outbox_dead on outbox (id) where state = 2;
