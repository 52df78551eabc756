-- What somebody has looked for among the stations and wants to find again.
create table saved_views (
  account_id integer not null references accounts (id) on delete cascade,
  name text not null,
  -- What stands in the page's address after the question mark.
  search text not null,
  primary key (account_id, name)
) without rowid;
