-- Which conversation a file came in with, so that its events stand beside the messages; '' for a
-- file of ours.
alter table media add column conversation varchar(40) default '' not null;
create index media_conversation on media (account, conversation);
