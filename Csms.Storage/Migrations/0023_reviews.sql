-- Who has looked at the flags of a transaction, and which flags it had then: a new one asks for another look.
alter table transactions add column reviewed_by text;
alter table transactions add column reviewed_at integer;
alter table transactions add column review_note text;
alter table transactions add column reviewed_flags text;
alter table transactions add column needs_review integer not null default 0;
update transactions set needs_review = 1 where flags <> '';

-- For lists of few among a million.
create index transactions_running on transactions (started_at, id) where state = 0;
create index transactions_flagged on transactions (started_at, id) where flags <> '';
create index transactions_to_review on transactions (started_at, id) where needs_review = 1;
create index transactions_by_token on transactions (token_key, started_at, id);
create index alarms_not_over on alarms (id) where ended_at is null;

-- 0 unknown station, 1 credentials, 2 subprotocol, 3 certificate or TLS: registered stations that are refused knock too.
alter table knocks add column kind integer not null default 0;
