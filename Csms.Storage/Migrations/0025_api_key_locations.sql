-- A JSON list of location ids: the key is for the stations that stand there at the time. Null: for none beside those in stations_json.
alter table api_keys add column locations_json text;
