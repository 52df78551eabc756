-- Key codes are kept as digests from here on, which SQL cannot make: of those that were presented before, only that there was one is kept. A transaction
-- without a key takes the next token as its own.
update transactions set id_token = '***', token_key = null where lower(id_token_type) = 'keycode';
insert into transaction_tokens (transaction_id, at, token_key, id_token, id_token_type, stops, verdict)
  select transaction_id, at, '***', '***', id_token_type, stops, verdict from transaction_tokens where lower(id_token_type) = 'keycode'
  on conflict do nothing;
delete from transaction_tokens where lower(id_token_type) = 'keycode' and token_key <> '***';
update reservations set id_token = '***', token_key = '***' where lower(id_token_type) = 'keycode' and ended_at is not null;
-- Nor is an address kept with the password that a station was told once; where it ends is not for SQL to find.
update firmware_updates set location = '***' where location like '%://%:%@%';
