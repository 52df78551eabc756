-- Tries to sign in under names that nobody can sign in by. They lock as accounts do, so that nobody learns which names there are. The oldest are forgotten.
create table sign_in_tries (
  -- SHA-256: what somebody types where a name belongs may be a password.
  name_hash blob primary key,
  failures integer not null,
  locked_until integer,
  last_at integer not null
);
create index sign_in_tries_last on sign_in_tries (last_at);
