-- What the last BootNotification was answered; null before the first one.
alter table stations add column answered_registration integer;
-- 0: the station leaves WebSocket pings unanswered.
alter table stations add column answers_pings integer not null default 1;
-- What it speaks when it offers no subprotocol; null refuses it.
alter table stations add column default_subprotocol text;
