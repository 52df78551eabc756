-- A password that the station was sent, and may have taken: it counts beside the old one until that is known.
alter table stations add column offered_salt blob;
alter table stations add column offered_hash blob;
