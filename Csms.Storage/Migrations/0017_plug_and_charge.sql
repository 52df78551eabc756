-- What contract ids (eMAID) are found by, however they are spelt: 14 letters and digits in lower case. Null for other tokens.
alter table tokens add column contract_key text;
update tokens set contract_key = substr(lower(replace(id_token, '-', '')), 1, 14)
  where lower(type) = 'emaid' and length(replace(id_token, '-', '')) in (14, 15);
create index tokens_by_contract on tokens (contract_key);
