-- 2.0.1: how often the station had used this id before; it should never.
alter table transactions add column generation integer not null default 0;
drop index transactions_by_ocpp_id;
create unique index transactions_by_ocpp_id on transactions (station_number, ocpp_id, generation) where ocpp_id is not null;
