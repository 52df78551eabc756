-- Two connectors may report the same variable at the same moment under one event id.
alter table station_events add column component_instance text not null default '';
alter table station_events add column variable_instance text not null default '';
drop index station_events_once;
create unique index station_events_once on station_events (
  station_number, event_id, at, component, component_instance, variable, variable_instance, coalesce(evse, -1), coalesce(connector, -1), value);
